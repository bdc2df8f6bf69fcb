// numkata batch: a class's submissions, graded at once and kept in a folder.

import { availableParallelism } from "node:os";
import { join, resolve } from "node:path";
import { type Finished, gradeClass } from "../batch/grade-class.ts";
import { Journal } from "../batch/journal.ts";
import { entriesOf } from "../batch/results.ts";
import { type Listing, listSubmissions } from "../batch/submissions.ts";
import type { Entry } from "../domain/graded.ts";
import { type Course, exerciseIds } from "../grading/course.ts";
import { batchDropped, BatchSummary } from "../reporters/batch.ts";
import { gradesParts, resultsParts } from "../reporters/batch-results.ts";
import { openCache } from "../store/cache.ts";
import { writeWholeParts } from "../store/write-whole.ts";
import { type Classroom, openClassroom } from "./classroom.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { openSelected } from "./open.ts";
import { atDisk, diskSays, FILES, NOTHING_GRADED, takeOut } from "./out-folder.ts";
import { ProgressLine } from "./progress-line.ts";
import { chooseSandbox, SANDBOX_FLAG, takeSandboxFlag } from "./sandbox-choice.ts";
import { readWords, UsageError } from "./usage.ts";

const [OUT, JOBS, ALL] = ["--out", "--jobs", "--all"] as const;
const MAX_JOBS = 1024;

const ALL_KEPT = "The journal beside it has all grades: mend that and run the same again.";

type Asked = { readonly submissions: string; readonly out: string; readonly jobs: number; readonly all: boolean };

export async function batchCommand(args: readonly string[], console: Console): Promise<number> {
  const { asked: sandbox, rest } = takeSandboxFlag("batch", args);
  const asked = await readAsked(rest, console);
  const folder = courseFolder(console, false);
  const cache = openCache(folder);
  const course = await openSelected(folder, exerciseIds(folder), cache, console);
  if (course === undefined) return 2;
  const listing = list(asked, course);
  const mode = chooseSandbox(sandbox, course.settings.sandbox);
  const release = takeOut(asked.out);
  const open: { close: () => void }[] = [{ close: release }];
  try {
    const path = join(asked.out, FILES.journal);
    const journal = atDisk(path, () => new Journal(path), NOTHING_GRADED);
    open.push(journal);
    if (journal.dropped > 0) console.err(batchDropped(journal.dropped));
    const room = await openClassroom(course, cache, mode, journal);
    open.push(room);
    return await run(asked, listing, room, journal, console);
  } finally {
    for (const each of open.toReversed()) each.close();
  }
}

async function readAsked(args: readonly string[], console: Console): Promise<Asked> {
  const { names, flags, values } = await readWords("batch", args, [ALL, SANDBOX_FLAG], [OUT, JOBS]);
  const [submissions, ...others] = names;
  const out = values.get(OUT)?.at(-1);
  if (submissions === undefined || others.length > 0 || out === undefined) {
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
  return { ...asked, all: flags.has(ALL) };
}

function list({ submissions, out }: Asked, { exercises }: Course): Listing {
  let listing: Listing;
  try {
    listing = listSubmissions(submissions, exercises, out);
  } catch (error) {
    if (!(error instanceof Error && "syscall" in error)) throw error;
    const why = { ENOENT: "there is no such folder", ENOTDIR: "this is no folder" }[
      String("code" in error && error.code)
    ];
    throw new UsageError(`${submissions}: ${why ?? error.message}. It should have one folder for each learner.`);
  }
  if (listing.found.length > 0) return listing;
  const [first] = listing.passedOver;
  const seen =
    first === undefined ? "" : `; what is here is passed over, as ${JSON.stringify(first.name)} (${first.reason})`;
  throw new UsageError(
    `${submissions}: no submissions here${seen}. It should have one folder for each learner, and in it the course's files.`,
  );
}

async function run(
  asked: Asked,
  { found, passedOver }: Listing,
  room: Classroom,
  journal: Journal,
  console: Console,
): Promise<number> {
  const summary = new BatchSummary();
  const bugs: unknown[] = [];
  const progress = new ProgressLine(found.length, console);
  const tell = ({ entry, ran, error }: Finished): void => {
    summary.add(entry, ran);
    if (entry.kind === "fault" && entry.fault.owner === "bug") bugs.push(error);
    progress.tell(ran > 0);
  };
  try {
    await gradeClass(found, room, asked, tell);
  } catch (error) {
    throw diskSays(journal.path, error, "What was graded until then is kept: mend that and run the same again.");
  } finally {
    progress.clear();
  }
  const { course } = room;
  const { title } = course.settings;
  const entries = (): Iterable<Entry> => entriesOf(found, journal);
  const ids = course.exercises.map(({ id }) => id);
  const [results, grades] = [join(asked.out, FILES.results), join(asked.out, FILES.grades)];
  atDisk(results, () => writeWholeParts(results, resultsParts(title, entries, passedOver)), ALL_KEPT);
  atDisk(grades, () => writeWholeParts(grades, gradesParts(ids, entries())), ALL_KEPT);
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  console.out(summary.text(title, passedOver, [results, grades], page));
  const [bug] = bugs;
  if (bugs.length > 0) console.err(`This is a bug in numkata. Please report it with this:\n\n${stackOf(bug)}\n`);
  return bugs.length > 0 ? 3 : summary.faults > 0 ? 2 : 0;
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
