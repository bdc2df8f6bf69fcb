// numkata release: the learners' edition of a course, in a folder of its own.

import { readdirSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { packageNameFor, releaseFiles } from "../authoring/course-files.ts";
import type { Verification } from "../domain/verification.ts";
import { answersEntryOf, entryOf, isRelease } from "../grading/course.ts";
import { verifyExercise } from "../proof/verify.ts";
import { leftOutMarkdown, type Released, releasedText } from "../reporters/released.ts";
import { LEARNER_GLOBALS } from "../watch/learner-globals.ts";
import { type Benches, openBenches } from "./bench.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder } from "./course-folder.ts";
import { editionOf, settingsText } from "./edition.ts";
import { namesInTheWay, replace, whyKeep } from "./old-release.ts";
import { placeOrSay } from "./place.ts";
import { readWords, UsageError } from "./usage.ts";
import { reporterFor } from "./verify.ts";
import { ownVersion } from "./version.ts";

export async function releaseCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, flags } = await readWords("release", args, ["--force"]);
  const [target] = names;
  if (target === undefined || names.length > 1)
    throw new UsageError("numkata release: say into which folder, and only one: numkata release ../for-learners");
  const folder = courseFolder(console, false);
  const path = resolve(console.cwd, target);
  if (isRelease(folder))
    throw new UsageError(`${folder} is a release itself. Release the course that it was made from.`);
  const isInTheWay = namesInTheWay(path).length > 0;
  if (isInTheWay && !flags.has("--force"))
    throw new UsageError(
      `${target} is not empty. Name a folder that is not there yet, or let --force replace it if it is an earlier release.`,
    );
  const benches = await openBenches(folder, [], console);
  if (benches === undefined) return 2;
  try {
    const found = await findingsOf(benches, folder, console);
    if (found > 0) return 1;
    const { solutions, program } = benches;
    const released: Released[] = [];
    let files: Readonly<Record<string, string>> = { "exercises/course.yaml": settingsText(folder) };
    for (const whole of solutions.course.exercises) {
      const edition = await editionOf(whole, solutions, program);
      files = { ...files, ...edition.files };
      const own = new Set(["exercise.yaml", entryOf(whole), answersEntryOf(whole)].map((file) => basename(file)));
      const others = readdirSync(join(folder, "exercises", whole.id)).filter((name) => !own.has(name));
      const otherFiles = others.map((name) => `exercises/${whole.id}/${name}`);
      released.push({ whole, edition: edition.exercise, otherFiles });
    }
    const { title } = solutions.course.settings;
    const [first] = solutions.course.exercises;
    const around = releaseFiles({
      title,
      packageName: packageNameFor(title),
      version: ownVersion(),
      globals: LEARNER_GLOBALS,
      first: first === undefined ? "" : entryOf(first),
      leftOut: leftOutMarkdown(released),
    });
    const place = (): void => placeOrSay([{ path, files: { ...around, ...files } }], console);
    const reason = isInTheWay ? await whyKeep(path, Object.keys({ ...around, ...files })) : undefined;
    if (reason !== undefined) throw new UsageError(`${target} stays as it is: ${reason}. Nothing was released.`);
    if (isInTheWay) replace(path, place);
    else place();
    console.out(
      releasedText(title, target, released, { color: wantsColor(console), width: widthOf(console), links: false }),
    );
    return 0;
  } finally {
    benches.close();
  }
}

/** Verifies the course and tells what is found. */
async function findingsOf(benches: Benches, folder: string, console: Console): Promise<number> {
  const { solutions, exercises } = benches;
  const found: Verification[] = [];
  for (const exercise of solutions.course.exercises) {
    const verification = await verifyExercise(exercise, solutions, exercises, benches);
    if (verification.findings.length > 0) found.push(verification);
  }
  const reporter = reporterFor({ title: solutions.course.settings.title, folder }, console);
  for (const each of found) console.err(reporter.exercise(each));
  if (found.length > 0)
    console.err(`${reporter.end(solutions.course.exercises.length, found.length)}Nothing was released.\n`);
  return found.length;
}
