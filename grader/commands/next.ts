// numkata next: on to the next exercise that is not done.

import { entryOf, exerciseIds, readPrerequisites } from "../grading/course.ts";
import { nextOf } from "../grading/way.ts";
import { allDoneText, nextText } from "../reporters/next.ts";
import { openCache } from "../store/cache.ts";
import { openProgress } from "../store/progress.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { tellFaults } from "./learner.ts";
import { openSelected } from "./open.ts";
import { readWords, UsageError } from "./usage.ts";

export async function nextCommand(args: readonly string[], console: Console): Promise<number> {
  const { names } = await readWords("next", args, []);
  if (names.length > 0)
    throw new UsageError(`numkata next: it takes no exercise. Work on one: numkata open ${names[0]}`);
  const folder = courseFolder(console, false);
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  const progress = openProgress(folder);
  const from = progress.current;
  const ids = exerciseIds(folder);
  const cache = openCache(folder);
  const next = nextOf(ids, await readPrerequisites(folder, ids, cache), progress, from);
  const id = next?.id;
  if (id === undefined && ids.length > 0) {
    console.out(allDoneText(page));
    tellFaults(folder, progress, console);
    return 0;
  }
  const course = await openSelected(folder, id === undefined ? [] : [id], cache, console);
  const [exercise] = course?.exercises ?? [];
  if (exercise === undefined) return 2;
  progress.setCurrent(exercise.id);
  const left =
    from !== undefined && from !== id && ids.includes(from) && progress.state(from) === "pending" ? from : undefined;
  console.out(
    nextText(
      exercise,
      `exercises/${entryOf(exercise)}`,
      { left, skipped: next?.skipped ?? [], isLast: from === id },
      page,
    ),
  );
  tellFaults(folder, progress, console);
  return 0;
}
