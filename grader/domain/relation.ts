// How wrong answers go together with the right ones over all runs: the transpose, half of it, right but for one row, ...
// A relation counts only when it holds in every run that failed, and for enough different numbers to be no coincidence.

import { allowance, float32Unit, isClose } from "./closeness.ts";
import type { Arguments, Precision, Tolerance } from "./exercise.ts";
import { type ArrayValue, sameShape, sizeOf, type Value } from "./value.ts";

export type Relation =
  /** What came back is this parameter, counted from 0, as it was given. */
  | { readonly kind: "input"; readonly param: number }
  | { readonly kind: "negated" }
  | { readonly kind: "transposed" }
  /** The same elements in the same order, in another shape. */
  | { readonly kind: "reshaped" }
  | { readonly kind: "reversed" }
  | { readonly kind: "truncated" }
  | { readonly kind: "rounded"; readonly decimals: number }
  | { readonly kind: "factor"; readonly factor: number }
  | { readonly kind: "offset"; readonly offset: number }
  /** Right to about 7 digits, as float32 numbers are. */
  | { readonly kind: "float32" }
  /** The values are right, but these parameters, counted from 0, were changed in place. */
  | { readonly kind: "changed"; readonly params: readonly number[] }
  /** Wrong for these inputs, all of them, and right for the others. */
  | { readonly kind: "only-wrong"; readonly inputs: "empty" | "one-row" | "not-square" };

/** One run that came back. */
export type RelatedRun = {
  readonly args: Arguments;
  /** Undefined when it threw. */
  readonly actual: Value | undefined;
  /** Undefined when an error is expected. */
  readonly expected: Value | undefined;
  readonly precision: Precision;
  readonly tolerance: Tolerance;
  readonly isRight: boolean;
  /** Where the value is right and changed arguments are all that is wrong: which, counted from 0. */
  readonly changed: readonly number[];
};

/** Two numbers can be related by chance; this many different ones cannot. */
const MIN_DIFFERENT = 2;
const MAX_DECIMALS = 6;

/** The simplest relation that holds in all runs that failed; undefined when none does. */
export function relationOf(runs: readonly RelatedRun[]): Relation | undefined {
  const failed = runs.filter(({ isRight }) => !isRight);
  if (failed.length === 0) return undefined;
  const changed = new Set(failed.flatMap((run) => run.changed));
  if (changed.size > 0) {
    const params = [...changed].toSorted((a, b) => a - b);
    return failed.every((run) => run.changed.length > 0) ? { kind: "changed", params } : undefined;
  }
  const pairs = failed.flatMap(pairOf);
  const found = pairs.length === failed.length && isTelling(pairs) ? betweenValues(pairs) : undefined;
  return found ?? betweenInputs(runs);
}

type Pair = RelatedRun & { readonly actual: ArrayValue; readonly expected: ArrayValue };

/** Booleans are only right or wrong. */
function pairOf({ actual, expected, ...run }: RelatedRun): readonly Pair[] {
  if (actual?.kind !== "array" || expected?.kind !== "array") return [];
  return actual.dtype === "bool" || expected.dtype === "bool" ? [] : [{ ...run, actual, expected }];
}

/** Whether enough different numbers came back, and were expected. */
function isTelling(pairs: readonly Pair[]): boolean {
  return [({ actual }: Pair) => actual, ({ expected }: Pair) => expected].every((side) => {
    const different = new Set(pairs.flatMap((pair) => Array.from(side(pair).data, Math.abs)).filter((x) => x !== 0));
    return different.size >= MIN_DIFFERENT;
  });
}

function betweenValues(pairs: readonly Pair[]): Relation | undefined {
  const param = pairs[0]?.args.findIndex((_, at) => pairs.every((pair) => isInput(pair, at))) ?? -1;
  if (param >= 0) return { kind: "input", param };
  const holds = (relation: (pair: Pair) => boolean): boolean => pairs.every(relation);
  if (holds(isNegated)) return { kind: "negated" };
  if (holds(isTransposed)) return { kind: "transposed" };
  if (holds(isReshaped)) return { kind: "reshaped" };
  if (!holds(({ actual, expected }) => sameShape(actual.shape, expected.shape))) return undefined;
  if (holds(isReversed)) return { kind: "reversed" };
  const factor = factorOf(pairs);
  if (factor !== undefined) return { kind: "factor", factor };
  const offset = offsetOf(pairs);
  if (offset !== undefined) return { kind: "offset", offset };
  for (let decimals = 0; decimals <= MAX_DECIMALS; decimals++) {
    if (holds((pair) => isRounded(pair, decimals))) return { kind: "rounded", decimals };
    if (decimals === 0 && holds(isTruncated)) return { kind: "truncated" };
  }
  return holds(isSinglePrecision) ? { kind: "float32" } : undefined;
}

function isInput({ args, actual }: Pair, at: number): boolean {
  const input = args[at];
  return input?.kind === "array" && sameShape(input.shape, actual.shape) && areEqual(input.data, actual.data);
}

function isNegated(pair: Pair): boolean {
  return sameShape(pair.actual.shape, pair.expected.shape) && matches(pair, (element) => -element);
}

function isTransposed(pair: Pair): boolean {
  const [rows = 0, columns = 0] = pair.actual.shape;
  if (pair.actual.shape.length !== 2 || !sameShape(pair.actual.shape, pair.expected.shape.toReversed())) return false;
  return matches(pair, (_, at) => pair.actual.data[(at % rows) * columns + Math.floor(at / rows)] ?? NaN);
}

function isReshaped(pair: Pair): boolean {
  return !sameShape(pair.actual.shape, pair.expected.shape) && matches(pair, (element) => element);
}

function isReversed(pair: Pair): boolean {
  return matches(pair, (_, at) => pair.actual.data.at(-1 - at) ?? NaN);
}

/** The one number that all expected elements were multiplied by, as the largest of them tells. */
function factorOf(pairs: readonly Pair[]): number | undefined {
  const [actual, expected] = largest(pairs);
  const factor = tidy(actual / expected);
  // A factor of nearly 1 is a lack of digits.
  if (!Number.isFinite(factor) || factor === 0 || Math.abs(factor - 1) < 1e-6) return undefined;
  return pairs.every((pair) => matches(pair, (element) => element / factor)) ? factor : undefined;
}

function offsetOf(pairs: readonly Pair[]): number | undefined {
  const [actual, expected] = largest(pairs);
  const offset = tidy(actual - expected);
  if (!Number.isFinite(offset)) return undefined;
  return pairs.every((pair) => matches(pair, (element) => element - offset)) ? offset : undefined;
}

/** The largest expected element that is known exactly, where there is one, and what came back for it. */
function largest(pairs: readonly Pair[]): readonly [actual: number, expected: number] {
  const exact = pairs.filter(({ precision }) => precision === "full");
  let found: readonly [number, number] = [0, 0];
  for (const { actual, expected } of exact.length > 0 ? exact : pairs) {
    for (const [at, element] of expected.data.entries()) {
      if (Math.abs(element) > Math.abs(found[1])) found = [actual.data[at] ?? NaN, element];
    }
  }
  return found;
}

/** Without the noise of the last digits. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

function isRounded({ actual, expected }: Pair, decimals: number): boolean {
  const scale = 10 ** decimals;
  return expected.data.every((element, at) => {
    const scaled = (actual.data[at] ?? NaN) * scale;
    const isWhole = Math.abs(scaled - Math.round(scaled)) <= 1e-12 * Math.abs(scaled);
    return isWhole && Math.abs(scaled - element * scale) <= 0.5 + 1e-9;
  });
}

function isTruncated({ actual, expected }: Pair): boolean {
  return expected.data.every((element, at) => actual.data[at] === Math.trunc(element) + 0);
}

function isSinglePrecision({ actual, expected, precision, tolerance }: Pair): boolean {
  return expected.data.every((element, at) => {
    const allowed = Math.max(float32Unit(element), allowance(element, precision, tolerance));
    return isClose(actual.data[at] ?? NaN, element, allowed);
  });
}

/** Whether the elements that came back are the expected ones, once `undo` has undone the relation. */
function matches(
  { actual, expected, precision, tolerance }: Pair,
  undo: (element: number, at: number) => number,
): boolean {
  if (actual.data.length !== expected.data.length) return false;
  return actual.data.every((element, at) => {
    const e = expected.data[at] ?? NaN;
    return isClose(undo(element, at), e, allowance(e, precision, tolerance));
  });
}

function areEqual(a: Float64Array, b: Float64Array): boolean {
  return a.every((element, at) => Object.is(element, b[at]) || element === b[at]);
}

/** Which inputs alone go wrong, where all of a kind do and all others are right. */
function betweenInputs(runs: readonly RelatedRun[]): Relation | undefined {
  const kinds = [
    ["empty", isEmpty],
    ["one-row", isOneRow],
    ["not-square", isNotSquare],
  ] as const;
  for (const [inputs, isOfKind] of kinds) {
    const [ofKind, others] = [runs.filter(isOfKind), runs.filter((run) => !isOfKind(run))];
    if (ofKind.length < MIN_DIFFERENT || others.length < MIN_DIFFERENT) continue;
    if (ofKind.some(({ isRight }) => isRight) || !others.every(({ isRight }) => isRight)) continue;
    return { kind: "only-wrong", inputs };
  }
  return undefined;
}

function isEmpty({ args }: RelatedRun): boolean {
  return args.some((value) => value.kind === "array" && sizeOf(value.shape) === 0);
}

function isOneRow({ args }: RelatedRun): boolean {
  const [value] = args;
  return value?.kind === "array" && value.shape.length === 2 && value.shape[0] === 1;
}

function isNotSquare({ args }: RelatedRun): boolean {
  const [value] = args;
  return value?.kind === "array" && value.shape.length === 2 && value.shape[0] !== value.shape[1];
}
