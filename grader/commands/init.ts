// numkata init: a course of one's own, in a folder of its own.

import { basename, resolve } from "node:path";
import { courseFiles, packageNameFor } from "../authoring/course-files.ts";
import { EXAMPLE, exampleSpec } from "../authoring/example.ts";
import { DEFAULTS } from "../domain/exercise.ts";
import { madeCourseText } from "../reporters/made.ts";
import { parseExercise } from "../spec/parse.ts";
import { stubText } from "../spec/stub.ts";
import { LEARNER_GLOBALS } from "../watch/learner-globals.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { placeOrSay } from "./place.ts";
import { readWords, UsageError } from "./usage.ts";
import { ownVersion } from "./version.ts";

export async function initCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, values } = await readWords("init", args, [], ["--title"]);
  const [folder] = names;
  if (folder === undefined || names.length > 1)
    throw new UsageError("numkata init: say into which folder, and only one: numkata init my-course");
  const path = resolve(console.cwd, folder);
  const exercise = parseExercise(exampleSpec(""), {
    id: EXAMPLE.id,
    file: "exercise.yaml",
    defaults: DEFAULTS,
  });
  if (!exercise.ok) throw new Error("the example's spec has problems");
  const files = courseFiles({
    title: values.get("--title")?.at(-1)?.trim() || titleFrom(basename(path)),
    packageName: packageNameFor(basename(path)),
    version: ownVersion(),
    globals: LEARNER_GLOBALS,
    stub: stubText(exercise.value),
  });
  placeOrSay([{ path, files }], console);
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  console.out(madeCourseText(folder, exercise.value, page));
  return 0;
}

/** `linear-algebra` is `Linear algebra`. */
function titleFrom(folder: string): string {
  const words = packageNameFor(folder).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
