// The learner's side of a course: what they have done, and the exercise that a command is about.

import type { Exercise } from "../domain/exercise.ts";
import { exerciseIds, readPrerequisites } from "../grading/course.ts";
import { currentOf } from "../grading/way.ts";
import { progressFaultText } from "../reporters/progress-fault.ts";
import { type Cache, openCache } from "../store/cache.ts";
import { openProgress, type Progress } from "../store/progress.ts";
import type { Console } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { openSelected } from "./open.ts";
import { UsageError } from "./usage.ts";

export type Desk = { readonly folder: string; readonly progress: Progress; readonly exercise: Exercise };

/**
 * The exercise that `names` names, or without a name the current one.
 * @returns undefined after telling every problem of its spec
 * @throws UsageError when there is no course, or not one exercise of it is meant
 */
export async function openDesk(command: string, names: readonly string[], console: Console): Promise<Desk | undefined> {
  if (names.length > 1)
    throw new UsageError(`numkata ${command}: one exercise at a time: numkata ${command} ${names[0]}`);
  const folder = courseFolder(console, false);
  const progress = openProgress(folder);
  const cache = openCache(folder);
  const id = names[0] ?? (await currentId(command, folder, progress, cache));
  const course = await openSelected(folder, [id], cache, console);
  const [exercise] = course?.exercises ?? [];
  return exercise && { folder, progress, exercise };
}

/** Says what is wrong with the progress file, if anything is. */
export function tellFaults(folder: string, progress: Progress, console: Console): void {
  for (const fault of progress.takeFaults()) console.err(`${progressFaultText(fault, folder)}\n`);
}

async function currentId(command: string, folder: string, progress: Progress, cache: Cache): Promise<string> {
  const ids = exerciseIds(folder);
  const current = currentOf(ids, await readPrerequisites(folder, ids, cache), progress);
  if (current !== undefined) return current;
  throw new UsageError(
    ids.length === 0
      ? `${folder}/exercises has no exercises yet. Each is a folder with an exercise.yaml.`
      : `numkata ${command}: every exercise passes, so say which one: numkata ${command} ${ids[0]}`,
  );
}
