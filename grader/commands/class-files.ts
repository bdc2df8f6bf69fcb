// What a batch leaves behind: the gradebook, and the files for programs and spreadsheets that are made from it.

import { join } from "node:path";
import type { Journal } from "../batch/journal.ts";
import type { Listing } from "../batch/submissions.ts";
import type { GradebookInfo, Lateness } from "../domain/gradebook.ts";
import { gradebookPath } from "../gradebook/files.ts";
import { keepGradebook } from "../gradebook/keep.ts";
import type { Gradebook } from "../gradebook/read.ts";
import { resultsParts } from "../reporters/batch-results.ts";
import { gradebookCsvParts } from "../reporters/gradebook-csv.ts";
import { byHandDropped, gradebookWasBroken, unusedText } from "../reporters/gradebook.ts";
import { writeWholeParts } from "../store/write-whole.ts";
import { type Console, pageOf } from "./console.ts";
import { atDisk, FILES } from "./out-folder.ts";

/** After something was said by hand. */
export const FILES_BEHIND =
  "What was said is kept, and the gradebook has it, but not every file beside it: mend that and run numkata batch again.";
const ALL_KEPT = "The journal beside it has all grades: mend that and run the same again.";

/**
 * Makes the gradebook of a class that was graded, and tells what of it is not as it should be.
 * @param late by key, of those who were late
 * @throws UsageError where it cannot be written
 */
export function keepBook(
  out: string,
  info: GradebookInfo,
  { found, passedOver }: Listing,
  late: ReadonlyMap<string, Lateness>,
  journal: Journal,
  console: Console,
): void {
  const handedIn = {
    *[Symbol.iterator]() {
      for (const { learner } of found) {
        const { key } = learner;
        yield { learner, late: late.get(key), sum: journal.sum(key) ?? "", read: () => gradedOf(journal, key) };
      }
    },
  };
  const kept = atDisk(gradebookPath(out), () => keepGradebook(out, { info, handedIn, passedOver }), ALL_KEPT);
  if (kept.wasBroken) console.err(gradebookWasBroken(gradebookPath(out)));
  if (kept.dropped > 0) console.err(byHandDropped(kept.dropped, join(out, FILES.byHand)));
  if (kept.unused.length > 0) console.err(unusedText(kept.unused, pageOf(console)));
}

function gradedOf(journal: Journal, learner: string) {
  const entry = journal.read(learner);
  if (entry === undefined) throw new Error(`${learner} was not graded`);
  return entry;
}

/**
 * @param next what is told where that fails: what is kept, and what to do
 * @returns the files
 * @throws UsageError where they cannot be written
 */
export function writeClassFiles(out: string, book: Gradebook, next = ALL_KEPT): readonly string[] {
  const [results, grades] = [join(out, FILES.results), join(out, FILES.grades)];
  const { course } = book.info;
  const [graded, faults] = [book.learners({ status: "graded" }), book.learners({ status: "fault" })];
  const parts = resultsParts(course, { graded, faults, passedOver: book.passedOver() });
  atDisk(results, () => writeWholeParts(results, parts), next);
  atDisk(
    grades,
    () => writeWholeParts(grades, gradebookCsvParts(book.info, book.learners({ withoutCases: true }))),
    next,
  );
  return [results, grades];
}
