// Which learner, and which cluster, somebody means by a word.

import type { Cluster } from "../domain/gradebook.ts";
import { likeness } from "../domain/names.ts";
import { safeLine } from "../reporters/safe-text.ts";
import { nearest } from "../spec/nearest.ts";
import { UsageError } from "./usage.ts";

export type Named = { readonly key: string; readonly name: string };

const MAX_LISTED = 5;
const MAX_NAME = 60;

/**
 * The keys of all learners that have one of these words in their key or name, in the order of `known`.
 * @throws UsageError for a word that nobody has
 */
export function learnersNamed(known: readonly Named[], words: readonly string[]): readonly string[] {
  const found = new Set(words.flatMap((word) => matching(known, word)));
  return known.filter(({ key }) => found.has(key)).map(({ key }) => key);
}

/**
 * The key of the one learner that a word means.
 * @throws UsageError where it means nobody, or several
 */
export function learnerNamed(known: readonly Named[], word: string): string {
  const [first, ...others] = matching(known, word);
  if (first !== undefined && others.length === 0) return first;
  const some = [first ?? "", ...others].slice(0, MAX_LISTED).map(shown);
  const more = others.length + 1 - some.length;
  throw new UsageError(
    `${shown(word)} could be ${some.join(", ")}${more > 0 ? ` or ${more} more` : ""}. Write the whole name.`,
  );
}

/**
 * The cluster of an exercise whose key begins so.
 * @throws UsageError where there is none, or several
 */
export function clusterNamed(clusters: readonly Cluster[], exercise: string, word: string, out: string): string {
  const own = clusters.filter((cluster) => cluster.exercise === exercise);
  const [found, ...others] = own.filter(({ key }) => key.startsWith(word.toLowerCase()));
  if (found !== undefined && others.length === 0) return found.key;
  const what = found === undefined ? "no cluster" : "not the only cluster";
  throw new UsageError(
    `${shown(word)} is ${what} of ${exercise}. See all with: numkata gradebook ${out} --clusters --exercise ${exercise}`,
  );
}

/**
 * Exact before alike, so that "Ann" is Ann although Anna is there too; and without accents at last, which not every keyboard
 * has.
 */
function matching(known: readonly Named[], word: string): readonly string[] {
  const [plain, bare] = [word.normalize("NFC").toLowerCase(), likeness(word)];
  const rules: readonly ((each: Named) => boolean)[] = [
    ({ key }) => key === word,
    ({ name }) => name === word,
    ({ key, name }) => [key, name].some((text) => text.normalize("NFC").toLowerCase() === plain),
    ({ key, name }) => [key, name].some((text) => text.normalize("NFC").toLowerCase().includes(plain)),
    ({ key, name }) => bare !== "" && [key, name].some((text) => likeness(text).includes(bare)),
  ];
  for (const rule of rules) {
    const found = known.filter((each) => rule(each));
    if (found.length > 0 && plain !== "") return found.map(({ key }) => key);
  }
  const near = nearest(
    word,
    known.flatMap(({ key, name }) => [key, name]),
  );
  const help = near === undefined ? "Write a part of a name as the gradebook has it." : `Did you mean ${shown(near)}?`;
  throw new UsageError(`No learner is called ${shown(word)}. ${help}`);
}

/** A name in quotation marks, safe to show. */
export function shown(text: string): string {
  return JSON.stringify(safeLine(text, MAX_NAME));
}
