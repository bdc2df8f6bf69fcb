// A law: what must hold between the values of a function for any inputs, whatever those values are. Both sides of it are
// worked out from what came back, so a law knows no expected value.

import { compare, type Failure } from "./compare.ts";
import type { Arguments, Law, Tolerance } from "./exercise.ts";
import type { Outcome } from "./outcome.ts";
import type { Value } from "./value.ts";

/** A law for some inputs: the calls that it asked for, in order, and how it ended. */
export type LawRun = {
  /** The inputs that the law is about, not those of any call. */
  readonly args: Arguments;
  readonly calls: readonly LawCall[];
  readonly end: LawEnd;
};

export type LawCall = { readonly args: Arguments; readonly outcome: Outcome };

export type LawEnd =
  | { readonly kind: "sides"; readonly left: Value; readonly right: Value }
  /** The last call gave no value. */
  | { readonly kind: "no-value" }
  /** The law itself could make nothing of what came back; `isLasting`: and would not another time. */
  | { readonly kind: "unclear"; readonly reason: string; readonly isLasting: boolean };

/** One call that came back, as it is told. */
export type Answer = { readonly args: Arguments; readonly value: Value };

/** How a law is broken: its sides differ, or there are none. */
export type Breach = {
  readonly law: Law;
  readonly args: Arguments;
  readonly answers: readonly Answer[];
  /** Why there are no sides. */
  readonly reason?: string;
  readonly sides?: { readonly left: Value; readonly right: Value; readonly failure: Failure };
};

/** How a run breaks the law; undefined where it keeps it. Says nothing of calls that gave no value. */
export function breachOf({ args, calls, end }: LawRun, law: Law, tolerance: Tolerance): Breach | undefined {
  const answers = calls.flatMap((call) =>
    call.outcome.kind === "returned" ? [{ args: call.args, value: call.outcome.value }] : [],
  );
  switch (end.kind) {
    case "sides": {
      const { left, right } = end;
      const failure = compare(left, right, "full", tolerance);
      return failure && { law, args, answers, sides: { left, right, failure } };
    }
    case "unclear":
      return { law, args, answers, reason: end.reason };
    case "no-value":
      return undefined;
  }
}

/**
 * What is wrong with a value before any law is asked: its type, its shape, or numbers that are not finite where the
 * solution's are. Says nothing of how large they are.
 */
export function formFailure(actual: Value, expected: Value): Failure | undefined {
  const failure = compare(actual, expected, "full", { rtol: 0, atol: Infinity });
  return failure?.kind === "type" || failure?.kind === "shape" || failure?.kind === "non-finite" ? failure : undefined;
}

/** Whether a value has NaN or Infinity in it, which may hide on both sides of a law. */
export function hasNonFinite(value: Value): boolean {
  switch (value.kind) {
    case "array":
      return !value.data.every(Number.isFinite);
    case "list":
      return value.items.some(hasNonFinite);
    case "record":
      return value.entries.some(([, item]) => hasNonFinite(item));
    case "text":
    case "null":
    case "odd":
      return false;
  }
}
