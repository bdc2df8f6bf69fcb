// How much of a tolerance one value takes to pass as another, and what that says of the tolerance.

import type { Tolerance } from "./exercise.ts";
import { sameShape, type Value } from "./value.ts";

/**
 * How far `actual` is off, in parts of what the tolerance allows: up to 1 it passes. Infinity for another shape or type, and
 * for what is not finite. With `{ rtol: 1, atol: 0 }` these are parts of the expected value.
 */
export function toleranceShare(actual: Value, expected: Value, tolerance: Tolerance): number {
  const shareOf = (one: Value, other: Value | undefined): number =>
    other === undefined ? Infinity : toleranceShare(one, other, tolerance);
  if (actual.kind === "array" && expected.kind === "array") {
    if (!sameShape(actual.shape, expected.shape)) return Infinity;
    return largest(
      Array.from(actual.data, (element, at) => elementShare(element, expected.data[at] ?? NaN, tolerance)),
    );
  }
  if (actual.kind === "list" && expected.kind === "list" && actual.items.length === expected.items.length)
    return largest(actual.items.map((item, at) => shareOf(item, expected.items[at])));
  if (actual.kind === "record" && expected.kind === "record" && actual.entries.length === expected.entries.length) {
    const others = new Map(expected.entries);
    return largest(actual.entries.map(([key, item]) => shareOf(item, others.get(key))));
  }
  if (actual.kind === "text" && expected.kind === "text") return actual.text === expected.text ? 0 : Infinity;
  return actual.kind === "null" && expected.kind === "null" ? 0 : Infinity;
}

function elementShare(actual: number, expected: number, { rtol, atol }: Tolerance): number {
  if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) return 0;
  const share = Math.abs(actual - expected) / Math.max(atol, rtol * Math.abs(expected));
  return Number.isNaN(share) ? Infinity : share;
}

function largest(shares: readonly number[]): number {
  return shares.reduce((most, share) => Math.max(most, share), 0);
}

/** Between what an exercise's tolerance lies: what each takes of it, in the case where it takes most. */
export type ToleranceAdvice = {
  /** What most cases have. */
  readonly tolerance: Tolerance;
  /** The solution with its sums in another order: rounding, which is nobody's mistake. */
  readonly rounding: number;
  /** The solution in float32. */
  readonly float32: number;
  /** The known mistake that comes nearest to the solution; absent where all of them are beyond any tolerance. */
  readonly nearest?: { readonly name: string; readonly share: number };
};
