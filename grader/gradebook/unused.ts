// What was said by hand of somebody or something that is not in the gradebook: it stays in the ledger, and counts again when
// they are back.

import type { Said } from "../domain/said.ts";
import type { Gradebook } from "./read.ts";

export function unusedIn(book: Gradebook, inForce: readonly Said[]): readonly Said[] {
  if (inForce.length === 0) return [];
  const learners = new Set(book.names().map(({ key }) => key));
  const exercises = new Set(book.info.exercises.map(({ id }) => id));
  const clusters = new Set(book.clusters().map(({ exercise, key }) => `${exercise} ${key}`));
  return inForce.filter((said) => {
    if (said.kind === "cluster-comment") return !clusters.has(`${said.exercise} ${said.key}`);
    if (!learners.has(said.learner)) return true;
    return said.kind !== "late" && said.exercise !== undefined && !exercises.has(said.exercise);
  });
}
