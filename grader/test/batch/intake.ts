// A class's submissions as files by path, taken in from a folder or from the zip file of all, down to the texts that are
// graded.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";
import { Scratch } from "../../batch/scratch.ts";
import { folderShelf, type Shelf, zipShelf } from "../../batch/shelf.ts";
import { stageLearner } from "../../batch/staging.ts";
import { submissionHash } from "../../batch/submission-hash.ts";
import { type Found, listSubmissions } from "../../batch/submissions.ts";
import { Unfit } from "../../batch/unfit.ts";
import { MAX_ENTRIES, Zip } from "../../batch/zip.ts";
import type { Exercise } from "../../domain/exercise.ts";
import { exerciseIds, openCourse } from "../../grading/course.ts";
import { Stripper } from "../../sandbox/stripper.ts";
import { NO_CACHE } from "../../store/cache.ts";
import { zipOf } from "./zip-bytes.ts";

export type Scene = Readonly<Record<string, string | Uint8Array>>;

const TINY = fileURLToPath(new URL("../fixtures/tiny", import.meta.url));
const home = mkdtempSync(join(tmpdir(), "numkata-intake-"));
const stripper = new Stripper();
afterAll(() => {
  stripper.close();
  rmSync(home, { recursive: true });
});

/** The exercises `double`, `center` and `root`. */
export async function tinyExercises(): Promise<readonly Exercise[]> {
  const opened = await openCourse(TINY, exerciseIds(TINY), NO_CACHE);
  if (!opened.ok) throw new Error("the fixture itself is wrong");
  return opened.value.exercises;
}

/** A line for each learner with what is graded, `key [system id]: path=text`, or why nothing is; then what is passed over. */
export async function fromFolder(scene: Scene): Promise<readonly string[]> {
  return linesOf(folderShelf(built(scene), ""));
}

export async function fromZip(bytes: Uint8Array): Promise<readonly string[]> {
  const file = join(mkdtempSync(join(home, "class-")), "class.zip");
  writeFileSync(file, bytes);
  const zip = await Zip.open(file, MAX_ENTRIES);
  try {
    return await linesOf(zipShelf(zip, await tinyExercises()));
  } finally {
    zip.close();
  }
}

/** The class as a folder, and as the zip file of all, with a folder around it and without; each must be told the same. */
export async function everyWay(scene: Scene): Promise<ReadonlySet<string>> {
  const wrapped = Object.fromEntries(Object.entries(scene).map(([path, text]) => [`download/${path}`, text]));
  const ways = [await fromFolder(scene), await fromZip(zipOf(scene)), await fromZip(zipOf(wrapped))];
  return new Set(ways.map((lines) => lines.join("\n")));
}

export function built(scene: Scene): string {
  const folder = mkdtempSync(join(home, "class-"));
  for (const [path, content] of Object.entries(scene)) {
    const place = join(folder, path);
    mkdirSync(dirname(place), { recursive: true });
    if (path.endsWith("/")) mkdirSync(place);
    else writeFileSync(place, content);
  }
  return folder;
}

/** The hash of each learner's submission, by key. */
export async function hashesOf(scene: Scene, kind: "folder" | "zip"): Promise<Readonly<Record<string, string>>> {
  const exercises = await tinyExercises();
  const file = join(mkdtempSync(join(home, "class-")), "class.zip");
  writeFileSync(file, zipOf(scene));
  const zip = await Zip.open(file, MAX_ENTRIES);
  const { found } = listSubmissions(
    kind === "folder" ? folderShelf(built(scene), "") : zipShelf(zip, exercises),
    exercises,
  );
  const hashes: Record<string, string> = {};
  for (const { learner, source } of found) hashes[learner.key] = await submissionHash(source);
  zip.close();
  return hashes;
}

async function linesOf(shelf: Shelf): Promise<readonly string[]> {
  const exercises = await tinyExercises();
  const { found, passedOver } = listSubmissions(shelf, exercises);
  const scratch = new Scratch();
  try {
    const lines: string[] = [];
    for (const each of found) lines.push(`${headOf(each)}: ${await gradedOf(each, exercises, scratch)}`);
    return [...lines, ...passedOver.map(({ name, reason }) => `(${name}: ${reason})`)];
  } finally {
    scratch.close();
  }
}

function headOf({ learner: { key, name, lms } }: Found): string {
  const known = lms === undefined ? "" : ` [${lms.system} ${lms.id}${lms.late ? ", late" : ""}]`;
  return `${key}${name === key ? "" : ` (${name})`}${known}`;
}

async function gradedOf({ source }: Found, exercises: readonly Exercise[], scratch: Scratch): Promise<string> {
  try {
    await submissionHash(source);
    const staged = await stageLearner(source, { all: exercises, open: exercises }, stripper, scratch);
    const { texts, problems } = staged.submission;
    const odd = Object.entries(problems).flatMap(([path, problem]) =>
      problem.kind === "unreadable" ? [`${path} ${problem.why}`] : [],
    );
    const chosen = [...staged.chosen.values()].map(({ graded, left }) => `[${graded}, not ${left.join(", ")}]`);
    return [...Object.entries(texts).map(([path, text]) => `${path}=${text}`), ...odd, ...chosen].join(" ");
  } catch (error) {
    if (error instanceof Unfit) return `(${error.message})`;
    throw error;
  }
}
