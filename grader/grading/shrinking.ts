// From inputs that fail to the smallest that still do, a whole round of candidates at a time: one exchange with the
// sandbox tries them all, which one by one would take as many.

import type { Arguments } from "../domain/exercise.ts";
import type { GeneratedArray } from "../domain/generate.ts";
import { smaller, textOf } from "../domain/shrink.ts";

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
  const known = new Map<string, Found | undefined>();
  let found: Found | undefined;
  let candidates = smaller(args, generators);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    // Small inputs come up again from round to round, and the last round often has nothing else.
    const untried = candidates.filter((each) => !known.has(textOf(each)));
    const tried = untried.length === 0 ? [] : await tryAll(untried);
    for (const [index, each] of untried.entries()) known.set(textOf(each), tried[index]);
    const simplest = candidates.find((each) => known.get(textOf(each)) !== undefined);
    if (simplest === undefined) break;
    found = known.get(textOf(simplest));
    candidates = smaller(simplest, generators);
  }
  return found;
}
