// What the difference between two shapes looks like, so that a report can say what to do about it.

import { sameShape, sizeOf, type Shape } from "./value.ts";

export type ShapeHint =
  /** (m, n) for (n, m); of more axes: all in reverse. */
  | "transposed"
  /** (n,) for (n, 1). */
  | "column-needed"
  /** (n,) for (1, n). */
  | "row-needed"
  /** (n, 1) for (n,), or (1, n) for (n,). */
  | "axis-too-many"
  /** (1,) or (1, 1) for a number. */
  | "number-in-array"
  /** A number where an array was expected: everything was reduced. */
  | "reduced-to-number"
  /** An axis of length 1 is gone: keepdims was forgotten. */
  | "keepdims-needed"
  /** An axis of length 1 is left over. */
  | "keepdims-unneeded"
  /** As many elements, in another shape. */
  | "same-size";

/** The most telling hint for two shapes that differ; undefined when nothing helpful can be said. */
export function shapeHint(actual: Shape, expected: Shape): ShapeHint | undefined {
  if (expected.length === 0) return sizeOf(actual) === 1 ? "number-in-array" : undefined;
  if (actual.length === 0) {
    return expected.length > 1 && sizeOf(expected) === 1 ? "keepdims-needed" : "reduced-to-number";
  }
  if (sameShape(actual, expected.toReversed())) return "transposed";
  if (actual.length === 1 && expected.length === 2 && hasLost(actual, expected)) {
    return expected[1] === 1 ? "column-needed" : "row-needed";
  }
  if (actual.length === 2 && expected.length === 1 && hasLost(expected, actual)) return "axis-too-many";
  if (hasLost(actual, expected)) return "keepdims-needed";
  if (hasLost(expected, actual)) return "keepdims-unneeded";
  return sizeOf(actual) === sizeOf(expected) ? "same-size" : undefined;
}

/** Whether `fewer` is `more` without some of its axes of length 1. */
function hasLost(fewer: Shape, more: Shape): boolean {
  let kept = 0;
  for (const length of more) {
    if (kept < fewer.length && fewer[kept] === length) kept++;
    else if (length !== 1) return false;
  }
  return kept === fewer.length && fewer.length < more.length;
}
