// When two numbers are close enough: NumPy's rule for finite, infinite and missing numbers, and what a print can show.

import type { Precision, Tolerance } from "./exercise.ts";

/**
 * Whether every element is close: equal, or both NaN, or both finite and `|a - e| <= max(atol, rtol * |e|)`.
 * Knows no shapes; arrays of different lengths are not close.
 */
export function allclose(actual: Float64Array, expected: Float64Array, tolerance: Tolerance): boolean {
  if (actual.length !== expected.length) return false;
  for (let i = nextDoubt(actual, expected, tolerance, 0); i >= 0; i = nextDoubt(actual, expected, tolerance, i + 1)) {
    const e = expected[i] ?? NaN;
    if (!isClose(actual[i] ?? NaN, e, allowance(e, "full", tolerance))) return false;
  }
  return true;
}

/**
 * The index of the next element that is not close by plain arithmetic, or -1: one out of tolerance, or where NaN or
 * Infinity plays a part. Nothing but arithmetic here: this loop is what large arrays wait for.
 */
function nextDoubt(actual: Float64Array, expected: Float64Array, { rtol, atol }: Tolerance, from: number): number {
  const length = expected.length;
  for (let i = from; i < length; i++) {
    const e = expected[i] ?? NaN;
    const spare = Math.max(atol, rtol * Math.abs(e)) - Math.abs((actual[i] ?? NaN) - e);
    // Infinity allowed for a difference of Infinity makes `spare` NaN, which is in doubt too.
    if (!(spare >= 0)) return i;
  }
  return -1;
}

/** Whether one element is close when it may be off by `allowed`. */
export function isClose(actual: number, expected: number, allowed: number): boolean {
  if (actual === expected) return true;
  if (Number.isNaN(actual) && Number.isNaN(expected)) return true;
  return Number.isFinite(actual) && Number.isFinite(expected) && Math.abs(actual - expected) <= allowed;
}

/**
 * The largest `|actual - expected|` that still counts. Nothing is close to NaN or an infinity but itself, so there it is 0.
 */
export function allowance(expected: number, precision: Precision, { rtol, atol }: Tolerance): number {
  if (!Number.isFinite(expected)) return 0;
  return Math.max(atol, rtol * Math.abs(expected), halfPrintedUnit(expected, precision));
}

/**
 * Half a unit of the last digit that NumPy's default 8-digit print can show of this element. What was printed is known
 * only as the double nearest to its text: the terms in EPSILON cover that rounding, so that a number is always close to
 * its own print.
 */
function halfPrintedUnit(expected: number, precision: Precision): number {
  // Only 0 itself is printed as 0 beside exponents.
  if (precision === "full" || (precision === "scientific" && expected === 0)) return 0;
  const size = Math.abs(expected);
  if (precision === "positional") return 0.5e-8 + Number.EPSILON * (size + 1e-8);
  const exponent = Number(expected.toExponential().split("e")[1]);
  return Number(`5e${exponent - 9}`) + Number.EPSILON * size;
}

/** Below this float32 keeps fewer digits, and at last none. */
export const FLOAT32_NORMAL = 2 ** -126;

/** One unit in the last place of the float32 nearest to `value`. */
export function float32Unit(value: number): number {
  return Math.max(2 ** -23 * Math.abs(value), 2 ** -149);
}
