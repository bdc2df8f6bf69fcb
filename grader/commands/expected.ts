// numkata expected: the values that the solution gives, put into a spec.

import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { casesFor, fill, type Wanted } from "../authoring/expected.ts";
import type { Answer } from "../domain/filling.ts";
import type { Exercise } from "../domain/exercise.ts";
import { entryOf, openCourse } from "../grading/course.ts";
import { fillingText } from "../reporters/filling.ts";
import { loadProgram } from "../sandbox/program.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { Stripper } from "../sandbox/stripper.ts";
import { stage } from "../sandbox/submission.ts";
import { parseExercise } from "../spec/parse.ts";
import { throwsText } from "../spec/written-value.ts";
import { type Cache, openCache } from "../store/cache.ts";
import { faultText } from "../store/fault-text.ts";
import { writeWhole } from "../store/write-whole.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder, refuseRelease } from "./course-folder.ts";
import { selectIds, tellProblems } from "./open.ts";
import { readWords, UsageError } from "./usage.ts";

const UNCHANGED = "nothing was changed";

export async function expectedCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, flags, values } = await readWords("expected", args, ["--all", "--check"], ["--case"]);
  const [name] = names;
  if (name === undefined || names.length > 1)
    throw new UsageError("numkata expected: say which exercise, and only one: numkata expected softmax");
  const wanted = readWanted(flags.has("--all"), values.get("--case"));
  const folder = courseFolder(console, false);
  refuseRelease("expected", folder);
  const cache = openCache(folder);
  const [id = ""] = selectIds(folder, [name]);
  const course = await openCourse(folder, [], cache);
  if (!course.ok) return tellProblems(course.problems, console, UNCHANGED);
  const { defaults } = course.value.settings;
  const file = `exercises/${id}/exercise.yaml`;
  const { mark, text } = readSpec(join(folder, file), file);
  const parsed = parseExercise(text, { id, file, defaults, mayLackAnswers: true });
  if (!parsed.ok) return tellProblems(parsed.problems, console, UNCHANGED);
  const cases = casesFor(wanted, parsed.value);
  if (!cases.ok) throw new UsageError(`numkata expected: ${cases.problem}`);
  const answers = await answersFor({ ...parsed.value, cases: cases.value }, folder, cache);
  const filling = fill(text, parsed.value, answers, wanted, defaults);
  const isDone = !flags.has("--check") && filling.after !== text;
  if (isDone) write(join(folder, file), file, mark + text, mark + filling.after);
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  console.out(fillingText(filling, isDone, throwsText, page));
  return filling.refusals.length > 0 || (filling.filled.length > 0 && !isDone) ? 1 : 0;
}

function readWanted(all: boolean, names: readonly string[] | undefined): Wanted {
  if (all && names !== undefined) throw new UsageError("numkata expected: --all or --case, not both.");
  if (names !== undefined) return { kind: "named", names };
  return { kind: all ? "all" : "unanswered" };
}

/** Each of the exercise's cases twice, to see that the solution does not change its mind. */
async function answersFor(exercise: Exercise, folder: string, cache: Cache): Promise<readonly Answer[]> {
  if (exercise.cases.length === 0) return [];
  const entry = entryOf(exercise);
  const stripper = new Stripper();
  try {
    const program = await loadProgram(cache, stripper);
    const sandbox = new Sandbox(program, await stage(join(folder, "solutions"), [entry], cache, stripper));
    try {
      const answers: Answer[] = [];
      for (const testCase of exercise.cases) {
        const { inputs, limits } = testCase;
        if (inputs.kind !== "written") continue;
        const target = { entry, functionName: exercise.signature.name };
        const outcomes = await sandbox.callMany(target, [inputs.args, inputs.args], limits);
        answers.push({ case: testCase, outcomes });
      }
      return answers;
    } finally {
      sandbox.close();
    }
  } finally {
    stripper.close();
  }
}

/** The text, and the mark of its encoding that some editors put before it. */
function readSpec(path: string, file: string): { readonly mark: string; readonly text: string } {
  try {
    const [, mark = "", text = ""] = /^(\uFEFF?)(.*)$/su.exec(readFileSync(path, "utf8")) ?? [];
    return { mark, text };
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${faultText(error, "read")}.`);
  }
}

function write(path: string, file: string, before: string, after: string): void {
  if (readFileSync(path, "utf8") !== before)
    throw new UsageError(`${file} was changed meanwhile, and stays as it is. Save it, and try again.`);
  try {
    writeWhole(realpathSync(path), after);
  } catch (error) {
    throw new UsageError(`${file} cannot be written: ${faultText(error)}. It is as it was.`);
  }
}
