// numkata gradebook: who of a class got what, and what is to be said of it by hand.

import { join } from "node:path";
import type { GradebookInfo, LearnerGrades } from "../domain/gradebook.ts";
import type { Said } from "../domain/said.ts";
import { ByHandLedger } from "../gradebook/by-hand.ts";
import type { Gradebook } from "../gradebook/read.ts";
import { unusedIn } from "../gradebook/unused.ts";
import { byHandDropped, clustersText, gradebookText, unusedText } from "../reporters/gradebook.ts";
import { clustersJson, gradebookJsonParts } from "../reporters/gradebook-json.ts";
import { learnerText } from "../reporters/gradebook-learner.ts";
import { type Console, pageOf } from "./console.ts";
import { changeByHand } from "./gradebook-change.ts";
import { openBook, orUsageError } from "./gradebook-file.ts";
import { learnersNamed } from "./gradebook-names.ts";
import { type Listed, readGradebookWords } from "./gradebook-words.ts";
import { chosenOf } from "./open.ts";
import { FILES } from "./out-folder.ts";

export async function gradebookCommand(args: readonly string[], console: Console): Promise<number> {
  const asked = await readGradebookWords(args, console);
  const { out } = asked;
  const book = openBook(out, console);
  try {
    const said = saidIn(out, console);
    if (asked.kind === "change") return changeByHand(out, asked.change, book, console);
    return orUsageError(out, () => list(asked.list, said, book, console));
  } finally {
    book.close();
  }
}

function list(asked: Listed, said: readonly Said[], book: Gradebook, console: Console): number {
  const options = pageOf(console);
  const exercise = oneExercise(book, asked.exercise);
  if (asked.ofClusters) {
    const clusters = book.clusters().filter((each) => exercise === undefined || each.exercise === exercise);
    const text = asked.isJson
      ? clustersJson(book.info.course, clusters)
      : clustersText(book.info.course, clusters, options);
    console.out(text);
    return 0;
  }
  const keys = asked.learners.length === 0 ? undefined : learnersNamed(book.names(), asked.learners);
  const isDetailed = asked.isJson || keys?.length === 1;
  const chosen = filtered(
    book.learners({ keys, withoutCases: !isDetailed }),
    asked,
    oneExercise(book, asked.failing),
    touchedIn(said),
  );
  const info = exercise === undefined ? book.info : only(book.info, exercise);
  if (asked.isJson) {
    for (const part of gradebookJsonParts(info, chosen)) console.out(part);
    return 0;
  }
  const rows = [...chosen];
  const [first] = rows;
  const isOne = keys?.length === 1 && first !== undefined;
  console.out(isOne ? learnerText(info, first, options) : gradebookText(info, rows, book.names().length, options));
  const unused = unusedIn(book, said);
  if (unused.length > 0) console.out(unusedText(unused, options));
  return 0;
}

/** Tells too what of it cannot be read. */
function saidIn(out: string, console: Console): readonly Said[] {
  const ledger = new ByHandLedger(out, "read");
  try {
    if (ledger.dropped > 0) console.err(byHandDropped(ledger.dropped, join(out, FILES.byHand)));
    return ledger.inForce();
  } finally {
    ledger.close();
  }
}

function oneExercise({ info }: Gradebook, word: string | undefined): string | undefined {
  if (word === undefined) return undefined;
  return chosenOf(
    info.exercises.map(({ id }) => id),
    [word],
  )[0];
}

/** The keys of learners of whom something is said. */
function touchedIn(said: readonly Said[]): ReadonlySet<string> {
  return new Set(said.flatMap((each) => (each.kind === "cluster-comment" ? [] : each.learner)));
}

function* filtered(
  learners: Iterable<LearnerGrades>,
  { faultsOnly, byHandOnly }: Listed,
  failing: string | undefined,
  touched: ReadonlySet<string>,
): Generator<LearnerGrades, void, undefined> {
  for (const grades of learners) {
    const { learner, fault, exercises } = grades;
    if (faultsOnly && fault === undefined) continue;
    if (byHandOnly && !touched.has(learner.key)) continue;
    if (failing !== undefined && !exercises.some(({ id, status }) => id === failing && status !== "passed")) continue;
    yield grades;
  }
}

function only(info: GradebookInfo, exercise: string): GradebookInfo {
  return { ...info, exercises: info.exercises.filter(({ id }) => id === exercise) };
}
