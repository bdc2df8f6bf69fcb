// When inputs are simpler than others: what a person would rather look at when looking for a mistake.

import type { Arguments } from "./exercise.ts";

/**
 * Whether `a` is simpler than `b`: fewer elements, or else shorter axes, fewer elements that are not 0, fewer decimals,
 * smaller sizes, fewer signs. A strict order without endless descents, so that shrinking ends.
 */
export function isSimpler(a: Arguments, b: Arguments): boolean {
  const complexityOfB = complexity(b);
  for (const [rank, sum] of complexity(a).entries()) {
    const other = complexityOfB[rank] ?? 0;
    if (sum !== other) return sum < other;
  }
  return false;
}

/** Sums over all arrays, the weightiest first. */
function complexity(args: Arguments): readonly number[] {
  let [size, lengths, nonZero, decimals, magnitude, signs] = [0, 0, 0, 0, 0, 0];
  for (const value of args) {
    if (value.kind !== "array") continue;
    size += value.data.length;
    for (const length of value.shape) lengths += length;
    for (const element of value.data) {
      if (element !== 0) nonZero++;
      decimals += decimalsOf(element);
      magnitude += Math.abs(element);
      if (element < 0) signs++;
    }
  }
  return [size, lengths, nonZero, decimals, magnitude, signs];
}

/** How many decimals an element has, from 0 to 3; none that is drawn has more. */
export function decimalsOf(element: number): number {
  if (Number.isInteger(element)) return 0;
  if (Math.round(element * 10) / 10 === element) return 1;
  return Math.round(element * 100) / 100 === element ? 2 : 3;
}
