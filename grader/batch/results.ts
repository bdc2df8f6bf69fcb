// The newest entries of the learners that there are, in their order: what the files of results are made from.

import type { Entry } from "../domain/graded.ts";
import type { Journal } from "./journal.ts";
import type { Found } from "./submissions.ts";

/** One entry at a time is in memory. */
export function* entriesOf(found: readonly Found[], journal: Journal): Generator<Entry, void, undefined> {
  for (const { learner } of found) {
    const entry = journal.read(learner.key);
    if (entry === undefined) throw new Error(`${learner.key} was not graded`);
    yield entry;
  }
}
