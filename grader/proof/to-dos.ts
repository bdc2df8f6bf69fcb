// What an author has left to write: every TODO in the files of an exercise that learners do not fill in.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import type { ToDo } from "../domain/verification.ts";
import { entryOf, lawsEntryOf, mistakesEntryOf } from "../grading/course.ts";

/** The files of an exercise with a TODO in them; `folder` is the course's. */
export function toDosOf(folder: string, exercise: Exercise): readonly ToDo[] {
  const files = [
    `exercises/${exercise.id}/exercise.yaml`,
    `solutions/${entryOf(exercise)}`,
    `solutions/${mistakesEntryOf(exercise)}`,
    `solutions/${lawsEntryOf(exercise)}`,
  ];
  return files.map((file) => ({ file, lines: linesToDo(join(folder, file)) })).filter(({ lines }) => lines.length > 0);
}

/** A file that is not there has nothing in it to do; that it should be there is said elsewhere. */
function linesToDo(path: string): readonly number[] {
  let text = "";
  try {
    text = readFileSync(path, "utf8");
  } catch {
    return [];
  }
  return text.split("\n").flatMap((line, index) => (/\bTODO\b/u.test(line) ? [index + 1] : []));
}
