// numkata new: the files of a new exercise, which agree with each other from the start.

import { join } from "node:path";
import { mistakesText, solutionText, specText } from "../authoring/exercise-files.ts";
import { DEFAULTS, type Exercise } from "../domain/exercise.ts";
import { exerciseIds } from "../grading/course.ts";
import { madeExerciseText } from "../reporters/made.ts";
import { parseExercise } from "../spec/parse.ts";
import { stubText } from "../spec/stub.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { courseFolder, refuseRelease } from "./course-folder.ts";
import { askForDraft, DRAFT_OPTIONS, draftFrom } from "./draft.ts";
import { placeOrSay, schemaFrom } from "./place.ts";
import { readWords, UsageError } from "./usage.ts";

export async function newCommand(args: readonly string[], console: Console): Promise<number> {
  const words = await readWords("new", args, [], DRAFT_OPTIONS);
  const [name] = words.names;
  if (words.names.length > 1) throw new UsageError(`numkata new: one exercise at a time: numkata new ${name}`);
  const folder = courseFolder(console, false);
  refuseRelease("new", folder);
  const ids = exerciseIds(folder);
  if (name === undefined && (console.ask === undefined || words.values.size > 0))
    throw new UsageError("numkata new: say what it is called: numkata new relu");
  // Whoever writes options wants no questions.
  const draft =
    console.ask !== undefined && words.values.size === 0
      ? await askForDraft(name, ids, console.ask, console)
      : draftFrom(name ?? "", words, ids);
  const spec = specText(draft, schemaFrom(folder));
  const exercise = exerciseOf("new", spec, draft.id);
  const files = {
    exercises: { "exercise.yaml": spec, [`${draft.signature.name}.ts`]: stubText(exercise) },
    solutions: { [`${draft.signature.name}.ts`]: solutionText(draft), "mistakes.ts": mistakesText(draft) },
  };
  placeOrSay(
    Object.entries(files).map(([room, inside]) => ({ path: join(folder, room, draft.id), files: inside })),
    console,
  );
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  console.out(madeExerciseText(draft, page));
  return 0;
}

/**
 * A new spec as an exercise: what an author said may still be more than a spec can say.
 * @throws UsageError
 */
export function exerciseOf(command: string, spec: string, id: string): Exercise {
  const parsed = parseExercise(spec, { id, file: "exercise.yaml", defaults: DEFAULTS });
  if (parsed.ok) return parsed.value;
  throw new UsageError(
    `numkata ${command}: nothing was made: ${parsed.problems.map(({ message }) => message).join(" ")}`,
  );
}
