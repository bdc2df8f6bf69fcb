// A release that is in the way of a new one: whether nobody would miss it, and how it makes room.

import { readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { answersEntryOf, entryOf, exerciseIds, findCourse, isRelease, openCourse } from "../grading/course.ts";
import { stubText } from "../spec/stub.ts";
import { NO_CACHE } from "../store/cache.ts";

/** What stays where it is when a release is made anew. */
const KEPT: ReadonlySet<string> = new Set([".git", "node_modules", "package-lock.json"]);

/** What is in a folder and would be lost; nothing where it has only what stays, or is not there. */
export function namesInTheWay(path: string): readonly string[] {
  return namesIn(path).filter((name) => name !== ".git");
}

/**
 * Why a folder cannot be replaced by a new release: it is none, or somebody has worked in it. Undefined where it can.
 * @param made the paths of the new release's files
 */
export async function whyKeep(path: string, made: readonly string[]): Promise<string | undefined> {
  if (findCourse(path) !== path || !isRelease(path)) return "it is no release";
  const tops = new Set([...made.map((file) => file.split("/")[0] ?? ""), ...KEPT]);
  const foreign = namesIn(path).find((name) => !tops.has(name));
  if (foreign !== undefined) return `${foreign} in it is not part of a release`;
  const ids = exerciseIds(path);
  const course = await openCourse(path, ids, NO_CACHE);
  if (!course.ok) return "its own files are damaged";
  for (const exercise of course.value.exercises) {
    const folder = join(path, "exercises", exercise.id);
    const own = new Set(["exercise.yaml", entryOf(exercise), answersEntryOf(exercise)].map((file) => basename(file)));
    const other = namesIn(folder).find((name) => !own.has(name));
    if (other !== undefined) return `exercises/${exercise.id}/${other} is not part of a release`;
    const file = join(path, "exercises", entryOf(exercise));
    if (isThere(file) && readFileSync(file, "utf8").replaceAll("\r\n", "\n") !== stubText(exercise))
      return `exercises/${entryOf(exercise)} is not the stub any more: somebody has worked in it`;
  }
  return undefined;
}

/** Moves a release aside, has `make` put the new one in its place, and brings what stays over; or leaves all as it was. */
export function replace(path: string, make: () => void): void {
  const aside = join(dirname(path), `.${basename(path)}.${process.pid}.old`);
  renameSync(path, aside);
  try {
    make();
  } catch (error) {
    renameSync(aside, path);
    throw error;
  }
  for (const name of namesIn(aside)) if (KEPT.has(name)) renameSync(join(aside, name), join(path, name));
  rmSync(aside, { recursive: true });
}

function namesIn(path: string): readonly string[] {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true ? readdirSync(path) : [];
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}
