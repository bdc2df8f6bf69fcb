// numkata list: the exercises, and which of them are done.

import { prerequisitesOf } from "../domain/prerequisites.ts";
import { currentOf, waiting } from "../grading/way.ts";
import { exerciseIds } from "../grading/course.ts";
import { listText } from "../reporters/list.ts";
import { openCache } from "../store/cache.ts";
import { openProgress } from "../store/progress.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { tellFaults } from "./learner.ts";
import { openSelected } from "./open.ts";
import { readWords, UsageError } from "./usage.ts";

export async function listCommand(args: readonly string[], console: Console): Promise<number> {
  const { names } = await readWords("list", args, []);
  if (names.length > 0) throw new UsageError(`numkata list: it takes no exercise. Read one: numkata show ${names[0]}`);
  const folder = courseFolder(console, false);
  const course = await openSelected(folder, [], openCache(folder), console);
  if (course === undefined) return 2;
  const progress = openProgress(folder);
  const before = prerequisitesOf(course.exercises);
  const current = currentOf(exerciseIds(folder), before, progress);
  const rows = course.exercises.map((exercise) => {
    const { id } = exercise;
    const { after } = waiting(id, before, progress);
    return { exercise, isDone: progress.state(id) === "passed", isCurrent: id === current, after };
  });
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  console.out(listText(course.settings.title, rows, page));
  tellFaults(folder, progress, console);
  return 0;
}
