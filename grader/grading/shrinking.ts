// From inputs that fail to the smallest that still do, a whole round of candidates at a time: one exchange with the
// sandbox tries them all, which one by one would take as many.

import type { Arguments } from "../domain/exercise.ts";
import type { GeneratedArray } from "../domain/generate.ts";
import { smaller } from "../domain/shrink.ts";

/** Greedy descent ends by itself; this bounds what a function that fails at random can cost. */
const MAX_ROUNDS = 60;

/** @param fails which of some candidates still fail, in their order */
export async function shrink(
  args: Arguments,
  generators: readonly GeneratedArray[],
  fails: (candidates: readonly Arguments[]) => Promise<readonly boolean[]>,
): Promise<Arguments> {
  let smallest = args;
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const candidates = smaller(smallest, generators);
    const failing = candidates.length === 0 ? [] : await fails(candidates);
    const simplest = candidates.find((_, index) => failing[index] === true);
    if (simplest === undefined) return smallest;
    smallest = simplest;
  }
  return smallest;
}
