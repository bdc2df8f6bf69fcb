// numkata show: what an exercise teaches and asks for.

import { entryOf } from "../grading/course.ts";
import { promptText } from "../reporters/prompt.ts";
import { openCache } from "../store/cache.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { openSelected } from "./open.ts";
import { readWords, UsageError } from "./usage.ts";

export async function showCommand(args: readonly string[], console: Console): Promise<number> {
  const { names } = await readWords("show", args, []);
  if (names.length !== 1) throw new UsageError("numkata show: say which exercise, and only one: numkata show softmax");
  const folder = courseFolder(console, true);
  const course = await openSelected(folder, names, openCache(folder), console);
  if (course === undefined) return 2;
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  for (const exercise of course.exercises) {
    console.out(promptText(exercise, `exercises/${entryOf(exercise)}`, page));
  }
  return 0;
}
