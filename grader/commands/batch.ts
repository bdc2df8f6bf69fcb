// numkata batch: a class's submissions, graded at once and kept in a folder.

import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import type { Grades } from "../batch/grade-class.ts";
import { Journal } from "../batch/journal.ts";
import { leftOutOf } from "../batch/left-out.ts";
import { byItsName, type Listing } from "../batch/submissions.ts";
import { Timings } from "../batch/timings.ts";
import type { PassedOver } from "../domain/graded.ts";
import { gradebookInfo } from "../domain/gradebook-info.ts";
import { type Movement, movementOf } from "../domain/movement.ts";
import { gradebookPath } from "../gradebook/files.ts";
import { exerciseIds } from "../grading/course.ts";
import { batchDropped, batchStopped, BatchSummary } from "../reporters/batch.ts";
import { regradeText } from "../reporters/regrade.ts";
import { openCache } from "../store/cache.ts";
import { keepBook, writeClassFiles } from "./class-files.ts";
import { runClass } from "./class-run.ts";
import { type Classroom, openClassroom } from "./classroom.ts";
import { type Console, pageOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { beFrugal } from "./frugal.ts";
import { openBook } from "./gradebook-file.ts";
import { tellGone } from "./gone.ts";
import { openSelected } from "./open.ts";
import { atDisk, diskSays, FILES, NOTHING_GRADED, takeOut } from "./out-folder.ts";
import { chooseSandbox, SANDBOX_FLAG, takeSandboxFlag } from "./sandbox-choice.ts";
import { standingIn } from "./standing.ts";
import { openSubmissions } from "./submissions.ts";
import { type ClassTimes, readTimes, TIMES } from "./times.ts";
import { readWords, UsageError } from "./usage.ts";

const [OUT, JOBS, ALL, DRY_RUN] = ["--out", "--jobs", "--all", "--dry-run"] as const;
const MAX_JOBS = 1024;

type Asked = {
  readonly submissions: string;
  readonly out: string;
  readonly jobs: number;
  readonly all: boolean;
  /** Only tell what would change. */
  readonly isDry: boolean;
  /** The file that says when everybody handed in. */
  readonly times: string | undefined;
};

export async function batchCommand(args: readonly string[], console: Console): Promise<number> {
  beFrugal();
  const { asked: sandbox, rest } = takeSandboxFlag("batch", args);
  const asked = await readAsked(rest, console);
  const folder = courseFolder(console, false);
  const cache = openCache(folder);
  const course = await openSelected(folder, exerciseIds(folder), cache, console);
  if (course === undefined) return 2;
  const listing = await openSubmissions(asked.submissions, asked.out, course.exercises, console);
  const open: { close: () => void }[] = [listing];
  try {
    const mode = chooseSandbox(sandbox, course.settings.sandbox);
    const learners = listing.found.map(({ learner }) => learner);
    const times = readTimes(asked.times, asked.out, course.settings.late, learners, console);
    if (!asked.isDry) {
      open.push({ close: takeOut(asked.out) });
      listing.keep();
      times.keep();
    }
    const path = join(asked.out, FILES.journal);
    const journal = atDisk(path, () => new Journal(path, asked.isDry ? "read" : "append"), NOTHING_GRADED);
    open.push(journal);
    if (journal.dropped > 0) console.err(batchDropped(journal.dropped));
    const grades = asked.isDry ? withoutWriting(journal) : journal;
    tellGone(asked.out, listing, console);
    console.whenStopped?.(batchStopped(asked.isDry, console.isTerminal));
    const room = await openClassroom(course, cache, mode, grades);
    open.push(room);
    if (asked.isDry) return await rehearse(asked, listing, times, room, console);
    return await run(asked, listing, times, room, journal, console);
  } finally {
    for (const each of open.toReversed()) each.close();
  }
}

async function readAsked(args: readonly string[], console: Console): Promise<Asked> {
  const { names, flags, values } = await readWords("batch", args, [ALL, DRY_RUN, SANDBOX_FLAG], [OUT, JOBS, TIMES]);
  const [submissions, ...others] = names;
  const out = values.get(OUT)?.at(-1);
  if (!submissions || others.length > 0 || !out) {
    throw new UsageError(
      "numkata batch: say where the submissions are and where the results go: numkata batch submissions --out results",
    );
  }
  const word = values.get(JOBS)?.at(-1) ?? String(availableParallelism());
  const jobs = /^\d+$/.test(word) ? Number(word) : 0;
  if (jobs < 1 || jobs > MAX_JOBS)
    throw new UsageError(`numkata batch: ${JOBS} takes a whole number from 1 to ${MAX_JOBS}, not "${word}".`);
  const asked = { submissions: resolve(console.cwd, submissions), out: resolve(console.cwd, out), jobs };
  if (asked.submissions === asked.out)
    throw new UsageError(`${asked.out}: the results need a folder of their own, apart from the submissions.`);
  return { ...asked, all: flags.has(ALL), isDry: flags.has(DRY_RUN), times: values.get(TIMES)?.at(-1) };
}

function withoutWriting(journal: Journal): Grades {
  return { read: (learner) => journal.read(learner), append: () => undefined };
}

async function run(
  asked: Asked,
  listing: Listing,
  times: ClassTimes,
  room: Classroom,
  journal: Journal,
  console: Console,
): Promise<number> {
  const summary = new BatchSummary();
  const standingOf = standingIn(asked.out, room.course.exercises, times);
  const timings = new Timings(join(asked.out, FILES.timings), "append");
  const left: PassedOver[] = [];
  let exitCode: () => number;
  try {
    exitCode = await runClass(listing.found, room, asked, console, ({ entry, before, ran, wallMs }) => {
      left.push(...leftOutOf(entry));
      if (ran > 0) timings.add({ learner: entry.learner, wallMs, exercises: ran });
      summary.add(entry, ran, movementOf(before, entry, standingOf(entry.learner)));
    });
  } catch (error) {
    throw diskSays(journal.path, error, "What was graded until then is kept: mend that and run the same again.");
  } finally {
    timings.close();
  }
  const { settings, exercises } = room.course;
  const leftOut = byItsName(left);
  const all = { ...listing, passedOver: byItsName([...listing.passedOver, ...leftOut]) };
  keepBook(asked.out, gradebookInfo(settings.title, exercises), all, times.late, journal, console);
  const book = openBook(asked.out, console);
  try {
    const files = [...writeClassFiles(asked.out, book), gradebookPath(asked.out)];
    const findings = { clusters: book.clusters(), statistics: book.caseStatistics() };
    const notGraded = { passedOver: listing.passedOver, leftOut };
    const end = { title: settings.title, notGraded, files, findings, lateness: times.told };
    console.out(summary.text(end, pageOf(console)));
  } finally {
    book.close();
  }
  return exitCode();
}

/** Grades as if for real, and tells what would change; nothing is written to the out folder. */
async function rehearse(
  asked: Asked,
  { found, passedOver }: Listing,
  times: ClassTimes,
  room: Classroom,
  console: Console,
): Promise<number> {
  const movements = new Map<string, Movement>();
  const standingOf = standingIn(asked.out, room.course.exercises, times);
  const left: PassedOver[] = [];
  let ran = 0;
  const exitCode = await runClass(found, room, asked, console, (finished) => {
    left.push(...leftOutOf(finished.entry));
    if (finished.ran > 0) ran += 1;
    const movement = movementOf(finished.before, finished.entry, standingOf(finished.entry.learner));
    if (movement !== undefined) movements.set(movement.learner, movement);
  });
  const inOrder = found.flatMap(({ learner }) => movements.get(learner.key) ?? []);
  const notGraded = { passedOver, leftOut: byItsName(left) };
  const regrade = { submissions: found.length, ran, movements: inOrder, notGraded, lateness: times.told };
  console.out(regradeText(room.course.settings.title, regrade, pageOf(console)));
  return exitCode();
}
