// numkata watch: the current exercise on the whole terminal, graded again at every save.

import type { ReadStream, WriteStream } from "node:tty";
import { firstToDo } from "../domain/prerequisites.ts";
import { exerciseIds, readPrerequisites } from "../grading/course.ts";
import { openProgress } from "../store/progress.ts";
import { Loop } from "../watch/loop.ts";
import { Terminal } from "../watch/terminal.ts";
import { Workshop } from "../watch/workshop.ts";
import { type Console, wantsColor } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { openSelected } from "./open.ts";
import { chooseSandbox, openSandbox, orUsageError, SANDBOX_FLAG, takeSandboxFlag } from "./sandbox-choice.ts";
import { readWords, UsageError } from "./usage.ts";
import { openCache } from "../store/cache.ts";

/** @throws UsageError where there is no terminal to draw on or to read keys from */
export async function watchCommand(
  args: readonly string[],
  console: Console,
  input: ReadStream,
  output: WriteStream,
): Promise<number> {
  const { asked: sandbox, rest } = takeSandboxFlag("watch", args);
  const { names } = await readWords("watch", rest, [SANDBOX_FLAG]);
  if (names.length > 1) throw new UsageError("numkata watch: begin with one exercise: numkata watch softmax");
  if (!input.isTTY || !output.isTTY)
    throw new UsageError(
      "numkata watch draws on a terminal and reads keys from it, and here is none. Use: numkata grade [exercise]",
    );
  const folder = courseFolder(console, false);
  const ids = exerciseIds(folder);
  const progress = openProgress(folder);
  const current = progress.current;
  const asked = names.length > 0 ? names : [current !== undefined && ids.includes(current) ? current : ""];
  const cache = openCache(folder);
  const before = await readPrerequisites(folder, ids, cache);
  const pending = firstToDo(ids, before, (id) => progress.state(id) === "passed") ?? ids[0] ?? "";
  // Opening says what is wrong with a name or a spec before the picture covers it.
  const course = await openSelected(folder, asked[0] === "" ? [pending] : asked, cache, console);
  const [first] = course?.exercises ?? [];
  if (course === undefined || first === undefined) return 2;
  const fence = await openSandbox(chooseSandbox(sandbox, course.settings.sandbox));
  const links = (await import("supports-hyperlinks")).default.stdout;
  const workshop = await orUsageError(Workshop.open(folder, fence));
  const options = {
    course: { title: course.settings.title, folder },
    ids,
    before,
    first: first.id,
    page: { color: wantsColor(console), links },
    mayListen: (console.env["NUMKATA_POLL"] ?? "") === "",
  };
  const terminal = new Terminal(input, output, {
    key: (key) => loop.happen({ kind: "key", key }),
    resized: () => loop.draw(),
    resumed: () => loop.resumed(),
  });
  const loop = new Loop(options, workshop, progress, () => terminal);
  try {
    return await loop.ended;
  } finally {
    loop.close();
    workshop.close();
    terminal.close();
  }
}
