// From inputs that fail to the smallest that still do, a whole round of candidates at a time: one exchange with the
// sandbox tries them all, which one by one would take as many.

import type { Arguments } from "../domain/exercise.ts";
import type { GeneratedArray } from "../domain/generate.ts";
import { smaller } from "../domain/shrink.ts";

/** Greedy descent ends by itself; this bounds what a function that fails at random can cost. */
const MAX_ROUNDS = 60;

/**
 * @param tryAll what was found of each of some candidates, in their order; undefined for those that do not fail
 * @returns what was found of the smallest; undefined where nothing smaller than `args` fails
 */
export async function shrink<Found>(
  args: Arguments,
  generators: readonly GeneratedArray[],
  tryAll: (candidates: readonly Arguments[]) => Promise<readonly (Found | undefined)[]>,
): Promise<Found | undefined> {
  let [smallest, found] = [args, undefined as Found | undefined];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const candidates = smaller(smallest, generators);
    const tried = candidates.length === 0 ? [] : await tryAll(candidates);
    const simplest = tried.findIndex((each) => each !== undefined);
    const candidate = candidates[simplest];
    if (candidate === undefined) break;
    [smallest, found] = [candidate, tried[simplest]];
  }
  return found;
}
