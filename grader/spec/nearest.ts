// The nearest right spelling of a misspelt word.

import { closestMatch } from "leven";
import { onOneLine } from "./problem.ts";

/** The known word that `word` was probably meant to be, if one is near enough. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const byLowerCase = new Map(known.map((candidate) => [candidate.toLowerCase(), candidate]));
  const lower = word.toLowerCase();
  const candidates = [...byLowerCase.keys()];
  const match =
    closestMatch(lower, candidates, { maxDistance: Math.ceil(word.length / 3) }) ??
    // "func" is far from "function" by distance, and near by meaning.
    candidates.find((candidate) => word.length > 2 && candidate.startsWith(lower));
  return match === undefined ? undefined : byLowerCase.get(match);
}

/** A sentence that helps: `Did you mean "rtol"?`, or, when nothing is near, all there is to choose from. */
export function suggestion(word: string, known: readonly string[], whatTheyAre: string): string {
  const match = nearest(word, known);
  if (match !== undefined) return `Did you mean "${onOneLine(match)}"?`;
  return known.length === 0
    ? `There are no ${whatTheyAre}.`
    : `The ${whatTheyAre} are ${known.map(onOneLine).join(", ")}.`;
}
