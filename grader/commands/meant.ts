// Whom somebody may mean by a name that nobody has.

import type { Learner } from "../domain/learner.ts";
import { likenesses } from "../domain/names.ts";
import { nearest } from "../spec/nearest.ts";

/** The nearest names of thousands, where a list is one of another course, would take minutes. */
const MAX_SOUGHT = 100;

/**
 * For each name the keys of the learners who have it but for accents and the order of its words, or else the key that is
 * nearest, where one is.
 */
export function whoIsMeant(
  names: readonly string[],
  learners: readonly Learner[],
): readonly { readonly name: string; readonly meant: readonly string[] }[] {
  const alike = new Map<string, Set<string>>();
  for (const { key, name } of learners) {
    for (const each of [key, name].flatMap(likenesses)) alike.set(each, (alike.get(each) ?? new Set()).add(key));
  }
  const keys = learners.map(({ key }) => key);
  return names.map((name, at) => {
    const found = new Set(likenesses(name).flatMap((each) => (each === "" ? [] : [...(alike.get(each) ?? [])])));
    const near = found.size > 0 || at >= MAX_SOUGHT ? undefined : nearest(name, keys);
    return { name, meant: near === undefined ? [...found] : [near] };
  });
}
