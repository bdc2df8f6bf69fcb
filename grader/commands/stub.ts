// numkata stub: the file that a learner starts from, made anew from the spec.

import { openCache } from "../store/cache.ts";
import { stubText } from "../spec/stub.ts";
import type { Console } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { openSelected } from "./open.ts";
import { readWords, UsageError } from "./usage.ts";

export async function stubCommand(args: readonly string[], console: Console): Promise<number> {
  const { names } = await readWords("stub", args, []);
  if (names.length !== 1) throw new UsageError("numkata stub: say which exercise, and only one: numkata stub softmax");
  const folder = courseFolder(console, true);
  const course = await openSelected(folder, names, openCache(folder), console);
  if (course === undefined) return 2;
  for (const exercise of course.exercises) console.out(stubText(exercise));
  return 0;
}
