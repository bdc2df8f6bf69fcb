// What the grader says of a case, once it is known what came back and what should have; and whether the exercise passes.

import { compare } from "./compare.ts";
import type { Case, Exercise, Expectation, ExpectedError, Tolerance } from "./exercise.ts";
import type { Outcome, ThrownError } from "./outcome.ts";
import type { CaseReport, ExerciseStatus, Verdict } from "./verdict.ts";

/** An expectation that is known: what the oracle says has been asked. A law expects no value. */
export type Expected = Exclude<Expectation, { kind: "oracle" | "law" }>;

/** What a call is held to; `pure`: that it leaves its arguments as they were. */
export type Rules = { readonly tolerance: Tolerance; readonly pure: boolean };

/** What a case of an exercise holds a call to. */
export function rulesOf({ signature: { pure } }: Exercise, { tolerance }: Case): Rules {
  return { tolerance, pure };
}

/**
 * The verdict of one call. Only a returned value or an expected error can pass. A wrong value is told before an argument
 * that was changed.
 */
export function judge(outcome: Outcome, expected: Expected, { tolerance, pure }: Rules): Verdict {
  if (expected.kind === "throws") return judgeThrow(outcome, expected.error);
  if (outcome.kind !== "returned") return withoutValue(outcome);
  const { value: actual, changed } = outcome;
  const failure = compare(actual, expected.value, expected.precision, tolerance);
  if (failure) return { kind: "failed", failure, actual, expected: expected.value };
  if (!pure || changed.length === 0) return { kind: "passed" };
  return { kind: "failed", failure: { kind: "changed" }, actual, expected: expected.value };
}

function judgeThrow(outcome: Outcome, expected: ExpectedError): Verdict {
  if (outcome.kind === "returned") {
    return { kind: "failed-to-throw", got: { kind: "returned", value: outcome.value } };
  }
  if (outcome.kind !== "threw") return withoutValue(outcome);
  if (matches(outcome.error, expected)) return { kind: "passed" };
  return { kind: "failed-to-throw", got: { kind: "threw", error: outcome.error } };
}

/** The verdict of a call that gave no value. */
export function withoutValue(outcome: Exclude<Outcome, { kind: "returned" }>): Verdict {
  if (outcome.kind !== "not-run") return { kind: "errored", outcome };
  return { kind: "skipped", reason: outcome.reason, owner: "machine" };
}

/** Something thrown that is no Error matches nothing, and neither does the stub's own error, however little is asked. */
function matches(error: ThrownError, { name, message }: ExpectedError): boolean {
  if (error.thrownType !== undefined || isNotImplemented(error)) return false;
  if (name !== undefined && error.name !== name) return false;
  if (message === undefined) return true;
  if (message.kind === "contains") return error.message.includes(message.text);
  return new RegExp(message.source, message.flags).test(error.message);
}

/** Whether the value was right, and all that is wrong is an argument that was changed. */
export function isOnlyChanged(verdict: Verdict): boolean {
  return verdict.kind === "failed" && verdict.failure.kind === "changed";
}

/** What a stub throws until its learner begins. */
function isNotImplemented({ name, message }: ThrownError): boolean {
  return name === "Error" && message === "not implemented";
}

/**
 * Passed when every case that is not a stretch case passed; not started when the first of them met the stub's error.
 * Where no such case was judged nothing is known, so that is not a pass.
 */
export function statusOf(cases: readonly CaseReport[]): ExerciseStatus {
  const required = cases.filter((report) => !report.case.extra);
  const [first] = required;
  if (!first) return "failed";
  if (required.every(({ verdict }) => verdict.kind === "passed")) return "passed";
  const thrown = thrownIn(first.verdict);
  return thrown && isNotImplemented(thrown) ? "not-started" : "failed";
}

function thrownIn(verdict: Verdict): ThrownError | undefined {
  if (verdict.kind === "errored" && verdict.outcome.kind === "threw") return verdict.outcome.error;
  if (verdict.kind === "failed-to-throw" && verdict.got.kind === "threw") return verdict.got.error;
  return undefined;
}
