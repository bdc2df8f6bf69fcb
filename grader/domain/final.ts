// What a learner gets in the end: all exercises together, with what was given by hand and without what being late costs.

import type { Total } from "./gradebook.ts";
import { differenceOf, penaltyOf, totalOf, withBonus } from "./score.ts";
import type { Points } from "./verdict.ts";

/** An exercise as far as its points go. */
export type FinalPart = {
  /** What the exercise can bring. */
  readonly possible: number;
  /** Absent where it could not be graded. */
  readonly points?: Points | undefined;
  /** Points that stand in place of what was earned, bonus and all. */
  readonly byHand?: number | undefined;
};

/** What an exercise counts for in the end, with its bonus; undefined where it could not be graded. */
export function countedOf({ points, byHand }: Omit<FinalPart, "possible">): number | undefined {
  return byHand ?? (points && withBonus(points));
}

/**
 * The sums of all exercises of a course; undefined where one of them has no points, neither earned nor by hand.
 * @param percent what is taken off, with two decimals at most
 */
export function finalOf(parts: readonly FinalPart[], percent: number): Total | undefined {
  const counted = parts.flatMap((part) => {
    const earned = countedOf(part);
    return earned === undefined ? [] : [{ earned, possible: part.possible, extra: 0 }];
  });
  if (counted.length < parts.length) return undefined;
  const { earned, possible } = totalOf(counted);
  const penalty = penaltyOf(earned, percent);
  return { earned, possible, penalty, final: differenceOf(earned, penalty) };
}
