// numkata import: exercises made from the test data of others. One format is known: Exercism's canonical-data.json.

import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Canonical, NotCanonical, readCanonical } from "../authoring/canonical.ts";
import { exercisesFrom } from "../authoring/canonical-spec.ts";
import { exerciseIds, findCourse } from "../grading/course.ts";
import { importedText } from "../reporters/imported.ts";
import { stubText } from "../spec/stub.ts";
import { faultText } from "../store/fault-text.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder, refuseRelease } from "./course-folder.ts";
import { exerciseOf } from "./new.ts";
import { placeOrSay, schemaFrom } from "./place.ts";
import { readWords, UsageError } from "./usage.ts";

export async function importCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, values } = await readWords("import", args, [], ["--into", "--id"]);
  const [file] = names;
  if (file === undefined || names.length > 1)
    throw new UsageError("numkata import: say which file, and only one: numkata import canonical-data.json");
  const folder = folderOf(values.get("--into")?.at(-1), console);
  refuseRelease("import", folder);
  const canonical = read(resolve(console.cwd, file), file);
  const made = exercisesFrom(
    canonical,
    values.get("--id")?.at(-1) ?? canonical.slug,
    exerciseIds(folder),
    schemaFrom(folder),
    descriptionBeside(resolve(console.cwd, file)),
  );
  if (!made.ok) throw new UsageError(`numkata import: ${made.problem} --id gives it another: --id tea-party`);
  const notices = [...canonical.notices, ...made.value.flatMap((each) => each.notices)];
  if (made.value.length === 0) {
    const [first] = notices;
    throw new UsageError(`${file} has no case that can be imported. ${first?.path}: ${first?.message}.`);
  }
  const folders = made.value.flatMap(({ id, signature: { name }, spec, solution }) => [
    {
      path: join(folder, "exercises", id),
      files: { "exercise.yaml": spec, [`${name}.ts`]: stubText(exerciseOf("import", spec, id)) },
    },
    { path: join(folder, "solutions", id), files: { [`${name}.ts`]: solution } },
  ]);
  placeOrSay(folders, console);
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  const exercises = made.value.map(({ id, signature, cases }) => ({ id, functionName: signature.name, cases }));
  console.out(importedText(exercises, notices, page));
  return notices.some(({ isLoss }) => isLoss) ? 1 : 0;
}

function folderOf(into: string | undefined, console: Console): string {
  if (into === undefined) return courseFolder(console, false);
  const folder = findCourse(resolve(console.cwd, into));
  if (folder === undefined)
    throw new UsageError(`${into} is no course: a course is a folder with exercises/course.yaml.`);
  return folder;
}

function read(path: string, file: string): Canonical {
  try {
    return readCanonical(readFileSync(path, "utf8"));
  } catch (error) {
    if (error instanceof NotCanonical) throw new UsageError(`${file}: ${error.message}.`);
    throw new UsageError(`${file} cannot be read: ${faultText(error, "read")}.`);
  }
}

/** Exercism keeps what an exercise is about beside its data, below a heading of its own. */
function descriptionBeside(path: string): string | undefined {
  try {
    const text = readFileSync(join(dirname(path), "description.md"), "utf8");
    return text.replace(/^#[^\n]*\n/u, "").trim() || undefined;
  } catch {
    return undefined;
  }
}
