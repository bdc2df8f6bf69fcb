// NumPy's closeness with strict shapes: does a returned value count as the expected one, and if not, what is wrong with it.

import { allclose, allowance, FLOAT32_NORMAL, float32Unit, isClose } from "./closeness.ts";
import type { Precision, Tolerance } from "./exercise.ts";
import { itemsOf, nest, raggedness } from "./nested.ts";
import { shapeHint, type ShapeHint } from "./shape-hint.ts";
import { type ArrayValue, type ListValue, type RecordValue, sameShape, type Shape, type Value } from "./value.ts";

/** Why a value does not count, most telling first: type, shape, non-finite values, then the elements. */
export type Failure =
  | { readonly kind: "type"; readonly path: Path; readonly actual: Value; readonly expected: Value }
  | {
      readonly kind: "shape";
      readonly path: Path;
      readonly actual: ArrayValue;
      readonly expected: ArrayValue;
      readonly hint?: ShapeHint;
    }
  /** NaN or Infinity where a finite number was expected. */
  | {
      readonly kind: "non-finite";
      readonly path: Path;
      readonly shape: Shape;
      readonly nans: number;
      readonly infinities: number;
      readonly total: number;
      readonly first: Mismatch;
    }
  | {
      readonly kind: "elements";
      readonly path: Path;
      readonly shape: Shape;
      readonly wrong: number;
      readonly total: number;
      /** The first three and, when it is not one of them, the worst; in the order of their indices. */
      readonly shown: readonly Mismatch[];
      /** The largest difference relative to what was allowed; one of `shown`. */
      readonly worst: Mismatch;
      /** Every element is right once rounded to float32, and one that is wrong has as many digits as that keeps. */
      readonly float32: boolean;
    }
  | { readonly kind: "text"; readonly path: Path; readonly actual: string; readonly expected: string }
  | { readonly kind: "length"; readonly path: Path; readonly actual: number; readonly expected: number }
  | {
      readonly kind: "keys";
      readonly path: Path;
      readonly missing: readonly string[];
      readonly unexpected: readonly string[];
    };

/** Where inside the result: `result[1].db` is `[1, "db"]`. */
export type Path = readonly (number | string)[];

/** One element out of tolerance. `offBy` is `|actual - expected|` (NaN when either is not finite). */
export type Mismatch = {
  readonly index: readonly number[];
  readonly actual: number;
  readonly expected: number;
  readonly offBy: number;
  readonly allowed: number;
};

/**
 * Compares a returned value with the expected one.
 * Close when equal, or both NaN, or both finite and `|actual - expected| <= max(atol, rtol * |expected|, half a unit of the printed digit)`;
 * int64 and bool expected are exact. Shapes never broadcast. Returns undefined when the value counts, otherwise the
 * first failure: within one array the most telling, within lists and records the first in their order.
 */
export function compare(
  actual: Value,
  expected: Value,
  precision: Precision,
  tolerance: Tolerance,
): Failure | undefined {
  return compareAt([], actual, expected, { precision, tolerance });
}

type Rules = { readonly precision: Precision; readonly tolerance: Tolerance };

function compareAt(path: Path, actual: Value, expected: Value, rules: Rules): Failure | undefined {
  switch (expected.kind) {
    case "array":
      if (actual.kind === "array") return compareArrays(path, actual, expected, rules);
      if (actual.kind === "list" && isEmptyList(expected)) return lengthFailure(path, actual.items.length, 0);
      break;
    case "list":
      if (actual.kind === "list") return compareLists(path, actual.items, expected, rules);
      if (isEmptyList(actual)) return lengthFailure(path, 0, expected.items.length);
      // A list of numbers, or of rows that happen to have one shape, where other lists are wanted.
      if (actual.kind === "array" && actual.data.length > 0 && actual.shape.length > 0 && !isArray(expected))
        return compareLists(path, itemsOf(actual), expected, rules);
      break;
    case "record":
      if (actual.kind === "record") return compareRecords(path, actual, expected, rules);
      break;
    case "text":
      if (actual.kind !== "text") break;
      return actual.text === expected.text
        ? undefined
        : { kind: "text", path, actual: actual.text, expected: expected.text };
    case "null":
      if (actual.kind === "null") return undefined;
      break;
    case "odd":
      break;
  }
  return { kind: "type", path, actual: asRagged(actual), expected };
}

function isArray({ items }: ListValue): boolean {
  const nested = nest(items);
  return nested.kind === "value" && nested.value.kind === "array";
}

/** Numbers in rows of different lengths are told as such where no list is asked for. */
function asRagged(value: Value): Value {
  const detail = value.kind === "list" ? raggedness(value) : undefined;
  return detail === undefined ? value : { kind: "odd", what: "ragged", detail };
}

/** `[]` holds neither numbers nor anything else, so it stands for the empty list of whatever was meant. */
function isEmptyList(value: Value): boolean {
  return value.kind === "array" && value.shape.length === 1 && value.shape[0] === 0;
}

function lengthFailure(path: Path, actual: number, expected: number): Failure | undefined {
  return actual === expected ? undefined : { kind: "length", path, actual, expected };
}

function compareLists(path: Path, actual: readonly Value[], expected: ListValue, rules: Rules): Failure | undefined {
  const failure = lengthFailure(path, actual.length, expected.items.length);
  if (failure) return failure;
  for (const [index, item] of expected.items.entries()) {
    const returned = actual[index];
    const itemFailure = returned && compareAt([...path, index], returned, item, rules);
    if (itemFailure) return itemFailure;
  }
  return undefined;
}

function compareRecords(path: Path, actual: RecordValue, expected: RecordValue, rules: Rules): Failure | undefined {
  const returned = new Map(actual.entries);
  const wanted = new Map(expected.entries);
  const missing = [...wanted.keys()].filter((key) => !returned.has(key));
  const unexpected = [...returned.keys()].filter((key) => !wanted.has(key));
  if (missing.length > 0 || unexpected.length > 0) return { kind: "keys", path, missing, unexpected };
  for (const [key, item] of wanted) {
    const value = returned.get(key);
    const failure = value && compareAt([...path, key], value, item, rules);
    if (failure) return failure;
  }
  return undefined;
}

/** Integers and booleans are right or wrong, never close. */
const EXACT: Tolerance = { rtol: 0, atol: 0 };

function compareArrays(path: Path, actual: ArrayValue, expected: ArrayValue, rules: Rules): Failure | undefined {
  // An array without elements has no type that a learner could have got wrong.
  const typed = actual.data.length > 0 && expected.data.length > 0;
  if (typed && (actual.dtype === "bool") !== (expected.dtype === "bool")) {
    return { kind: "type", path, actual, expected };
  }
  if (!sameShape(actual.shape, expected.shape)) {
    const hint = shapeHint(actual.shape, expected.shape);
    return hint ? { kind: "shape", path, actual, expected, hint } : { kind: "shape", path, actual, expected };
  }
  const tolerance = expected.dtype === "float64" ? rules.tolerance : EXACT;
  if (allclose(actual.data, expected.data, tolerance)) return undefined;
  const precision = expected.dtype === "float64" ? rules.precision : "full";
  return compareElements(path, actual, expected, (element) => allowance(element, precision, tolerance));
}

/** Looks at arrays of one shape again, to tell what is wrong; nothing is, where only the print's digits fall short. */
function compareElements(
  path: Path,
  actual: ArrayValue,
  expected: ArrayValue,
  allowedFor: (element: number) => number,
): Failure | undefined {
  const { shape } = expected;
  const total = expected.data.length;
  const first: Mismatch[] = [];
  let worst: Mismatch | undefined;
  let firstNonFinite: Mismatch | undefined;
  let wrong = 0;
  let nans = 0;
  let infinities = 0;
  let fitsFloat32 = true;
  let hasDigits = false;
  for (let i = 0; i < total; i++) {
    const a = actual.data[i] ?? NaN;
    const e = expected.data[i] ?? NaN;
    const allowed = allowedFor(e);
    if (isClose(a, e, allowed)) continue;
    const offBy = Number.isFinite(a) && Number.isFinite(e) ? Math.abs(a - e) : NaN;
    wrong++;
    fitsFloat32 &&= offBy <= float32Unit(e);
    hasDigits ||= Math.abs(e) >= FLOAT32_NORMAL;
    const unexpected = Number.isFinite(e) && !Number.isFinite(a);
    if (unexpected && Number.isNaN(a)) nans++;
    else if (unexpected) infinities++;
    const isWorst = worst === undefined || isWorse(offBy, allowed, worst);
    if (first.length >= 3 && !isWorst && (!unexpected || firstNonFinite)) continue;
    const mismatch: Mismatch = { index: indexOf(i, shape), actual: a, expected: e, offBy, allowed };
    if (first.length < 3) first.push(mismatch);
    if (isWorst) worst = mismatch;
    if (unexpected) firstNonFinite ??= mismatch;
  }
  if (firstNonFinite) return { kind: "non-finite", path, shape, nans, infinities, total, first: firstNonFinite };
  if (!worst) return undefined;
  const shown = first.includes(worst) ? first : [...first, worst];
  return { kind: "elements", path, shape, wrong, total, shown, worst, float32: fitsFloat32 && hasDigits };
}

/** Larger relative to what was allowed; where nothing was allowed, larger. What is not finite is worst of all. */
function isWorse(offBy: number, allowed: number, worst: Mismatch): boolean {
  const ratio = Number.isNaN(offBy) ? Infinity : offBy / allowed;
  const worstRatio = Number.isNaN(worst.offBy) ? Infinity : worst.offBy / worst.allowed;
  if (ratio !== worstRatio) return ratio > worstRatio;
  return !Number.isNaN(worst.offBy) && (Number.isNaN(offBy) || offBy > worst.offBy);
}

/** Where element `flat` of a row-major array lies. */
function indexOf(flat: number, shape: Shape): number[] {
  const index: number[] = [];
  let rest = flat;
  for (const length of shape.toReversed()) {
    index.unshift(rest % length);
    rest = Math.floor(rest / length);
  }
  return index;
}
