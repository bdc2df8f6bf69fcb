// What is said of grades by hand: into the ledger first, then into what is made from it.

import { join } from "node:path";
import type { ExerciseInfo } from "../domain/gradebook.ts";
import { differenceOf } from "../domain/score.ts";
import type { Said } from "../domain/said.ts";
import { ByHandLedger } from "../gradebook/by-hand.ts";
import { catchUp } from "../gradebook/keep.ts";
import { type Gradebook, openGradebook } from "../gradebook/read.ts";
import { changeText } from "../reporters/gradebook-change.ts";
import { type Console, pageOf } from "./console.ts";
import { FILES_BEHIND, writeClassFiles } from "./class-files.ts";
import { orUsageError } from "./gradebook-file.ts";
import { clusterNamed, learnerNamed, type Named, shown } from "./gradebook-names.ts";
import type { Change } from "./gradebook-words.ts";
import { chosenOf } from "./open.ts";
import { atDisk, FILES, takeOut } from "./out-folder.ts";
import { UsageError } from "./usage.ts";

const NOTHING_CHANGED = "So nothing was changed.";
const SAID_ALL_THE_SAME = "What was said is kept, and counts: mend that and run numkata gradebook on it.";

export function changeByHand(out: string, change: Change, book: Gradebook, console: Console): number {
  const release = takeOut(out, "changed");
  try {
    const known = new ByHandLedger(out, "read");
    const all = saidBy(change, book, known, out);
    const before = all.map((said) => known.before(said));
    known.close();
    say(out, all);
    return orUsageError(out, () => catchUpAndTell(out, all, before, console));
  } finally {
    release();
  }
}

function say(out: string, all: readonly Said[]): void {
  const path = join(out, FILES.byHand);
  const ledger = atDisk(path, () => new ByHandLedger(out, "append"), NOTHING_CHANGED);
  try {
    atDisk(path, () => ledger.say(...all), NOTHING_CHANGED);
  } finally {
    ledger.close();
  }
}

function catchUpAndTell(
  out: string,
  all: readonly Said[],
  before: readonly (Said | undefined)[],
  console: Console,
): number {
  atDisk(out, () => catchUp(out), SAID_ALL_THE_SAME);
  const now = openGradebook(out);
  try {
    writeClassFiles(out, now, FILES_BEHIND);
    const keys = [...new Set(all.flatMap((said) => (said.kind === "cluster-comment" ? [] : said.learner)))];
    const page = pageOf(console);
    console.out(changeText(all, before, [...now.learners({ keys, withoutCases: true })], now.clusters(), page));
  } finally {
    now.close();
  }
  return 0;
}

/** @throws UsageError where it is about nobody or nothing */
function saidBy(change: Change, book: Gradebook, ledger: ByHandLedger, out: string): readonly Said[] {
  const at = new Date().toISOString();
  const learner = (word: string): string => learnerNamed(book.names(), word);
  const exercise = (word: string): ExerciseInfo => exerciseOf(book, word);
  switch (change.kind) {
    case "points": {
      const { kind, points, reason } = change;
      const about = exercise(change.exercise);
      if (!change.isForced) checkPoints(about, points);
      return [{ kind, at, learner: learner(change.learner), exercise: about.id, points, ...(reason && { reason }) }];
    }
    case "late": {
      const { kind, percent, reason } = change;
      return [{ kind, at, learner: learner(change.learner), percent, ...(reason !== undefined && { reason }) }];
    }
    case "comment": {
      const { kind, text } = change;
      if (change.exercise === undefined) checkText(book, text);
      const about = change.exercise === undefined ? {} : { exercise: exercise(change.exercise).id };
      return [{ kind, at, learner: learner(change.learner), ...about, text }];
    }
    case "cluster-comment": {
      const { id } = exercise(change.exercise);
      return [
        {
          kind: change.kind,
          at,
          exercise: id,
          key: clusterNamed(book.clusters(), id, change.key, out),
          text: change.text,
        },
      ];
    }
    case "clear":
      return clearedBy(change, book, ledger).map((said) => takenBack(said, at));
    case "clear-cluster":
      return clusterCleared(change, ledger, book).map((said) => takenBack(said, at));
  }
}

function exerciseOf({ info }: Gradebook, word: string): ExerciseInfo {
  const [id] = chosenOf(
    info.exercises.map((each) => each.id),
    [word],
  );
  const found = info.exercises.find((each) => each.id === id);
  if (found === undefined) throw new Error(`${id} was chosen and is not there`);
  return found;
}

function checkPoints({ id, possible, bonus }: ExerciseInfo, points: number): void {
  if (differenceOf(points, possible) <= bonus) return;
  const most = bonus === 0 ? `${possible} points` : `${possible} points and ${bonus} bonus`;
  throw new UsageError(
    `${id} has ${most}, so ${points} is more than there are. To give that all the same, add --force.`,
  );
}

/** Who names an exercise and forgets what to say of it would say its name to the learner. */
function checkText({ info }: Gradebook, text: string): void {
  const word = text.toLowerCase();
  const isNamed = info.exercises.some(({ id }) => [id, id.replace(/^\d+-/, "")].includes(word));
  if (!isNamed) return;
  throw new UsageError(
    `${shown(text)} is an exercise, and what to say of it is missing: numkata gradebook <results> comment <learner> ` +
      `${text} "text"`,
  );
}

/** What holds of a learner or a cluster, which may be gone from the class by now. */
function clearedBy(
  { learner: word, exercise, only }: Extract<Change, { kind: "clear" }>,
  book: Gradebook,
  ledger: ByHandLedger,
): readonly Said[] {
  const said = ledger.inForce().flatMap((each) => (each.kind === "cluster-comment" ? [] : each));
  const gone = said.map(({ learner }): Named => ({ key: learner, name: learner }));
  const known = new Map([...gone, ...book.names()].map((each) => [each.key, each]));
  const learner = learnerNamed([...known.values()], word);
  const own = said.filter((each) => each.learner === learner);
  const found = own.filter((each) => {
    if (only !== undefined && each.kind !== only) return false;
    return exercise === undefined || (each.kind !== "late" && each.exercise === idIn(book, own, exercise));
  });
  if (found.length > 0) return found;
  throw new UsageError(`Nothing like that was said by hand of ${shown(learner)}, so there is nothing to clear.`);
}

function idIn({ info }: Gradebook, said: readonly Said[], word: string): string | undefined {
  const ids = new Set(info.exercises.map(({ id }) => id));
  for (const each of said) if (each.kind !== "late" && each.exercise !== undefined) ids.add(each.exercise);
  return chosenOf([...ids], [word])[0];
}

function clusterCleared(
  { exercise, key }: Extract<Change, { kind: "clear-cluster" }>,
  ledger: ByHandLedger,
  book: Gradebook,
): readonly Said[] {
  const said = ledger.inForce();
  const id = idIn(book, said, exercise);
  const found = said.filter(
    (each) => each.kind === "cluster-comment" && each.exercise === id && each.key.startsWith(key),
  );
  if (found.length === 1) return found;
  throw new UsageError(`No comment on a cluster of ${id} has a key that begins with ${key}, or several have.`);
}

function takenBack(said: Said, at: string): Said {
  switch (said.kind) {
    case "points":
      return { kind: said.kind, at, learner: said.learner, exercise: said.exercise, points: null };
    case "late":
      return { kind: said.kind, at, learner: said.learner, percent: null };
    case "comment":
    case "cluster-comment":
      return { ...said, at, text: null };
  }
}
