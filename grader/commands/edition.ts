// One exercise of a course as learners get it: the texts of its files.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { SCHEMAS } from "../authoring/course-files.ts";
import { learnersText } from "../authoring/release-spec.ts";
import type { Exercise } from "../domain/exercise.ts";
import { answersEntryOf, type Course, entryOf } from "../grading/course.ts";
import type { Bench } from "../grading/grade.ts";
import { isLeftOut, learnersEdition, NotRecorded, record } from "../grading/record.ts";
import type { Program } from "../sandbox/program.ts";
import { answersText } from "../spec/answers.ts";
import { parseExercise } from "../spec/parse.ts";
import { stubText } from "../spec/stub.ts";
import { UsageError } from "./usage.ts";

/** An exercise without what is left out, and its files by their paths. */
export type Edition = { readonly exercise: Exercise; readonly files: Readonly<Record<string, string>> };

/**
 * @param bench with the solutions and the mistakes
 * @throws UsageError where nothing would be left, or not what the author wrote
 */
export async function editionOf(whole: Exercise, bench: Bench, program: Program): Promise<Edition> {
  const { course } = bench;
  const edition = learnersEdition(whole, course.settings.release.mistakes);
  const refuse = (why: string): UsageError =>
    new UsageError(`exercises/${whole.id}/exercise.yaml: ${why} Nothing was released.`);
  if (edition.cases.every(({ extra }) => extra))
    throw refuse(
      "the cases that count are hidden or have a law, and a release has neither. Add one that learners see.",
    );
  const spec = cutSpec(whole, edition, course);
  if (spec === undefined)
    throw refuse(
      "what learners do not get cannot be cut out. Begin each case on a line of its own, and give what is left out no anchors (&) that the rest uses.",
    );
  try {
    const answers = answersText(await record(edition, whole, bench, program));
    const files = {
      [`exercises/${whole.id}/exercise.yaml`]: spec.text,
      [`exercises/${entryOf(whole)}`]: stubText(whole),
      [`exercises/${answersEntryOf(whole)}`]: answers,
    };
    return { exercise: spec.exercise, files };
  } catch (error) {
    throw error instanceof NotRecorded ? refuse(`${error.message}.`) : error;
  }
}

/** The course's settings as learners get them. */
export function settingsText(folder: string): string {
  const text = readFileSync(join(folder, "exercises/course.yaml"), "utf8");
  const cut = learnersText(text, { keys: ["release"], cases: [] }, `../${SCHEMAS}/course.schema.json`);
  if (cut === undefined)
    throw new UsageError("exercises/course.yaml: release has no lines of its own. Begin each key on a new line.");
  return cut;
}

type Cut = { readonly text: string; readonly exercise: Exercise };

/** Undefined where what is left would be another exercise than `edition`. */
function cutSpec(whole: Exercise, edition: Exercise, { folder, settings }: Course): Cut | undefined {
  const { id } = whole;
  const file = `exercises/${id}/exercise.yaml`;
  const keys = ["laws", "equivalents", ...(edition.mistakes.length === 0 ? ["mistakes"] : [])];
  const cases = whole.cases.flatMap((testCase, at) => (isLeftOut(testCase) ? [at] : []));
  const text = readFileSync(join(folder, file), "utf8");
  const cut = learnersText(text, { keys, cases }, `../../${SCHEMAS}/exercise.schema.json`);
  const parsed = cut === undefined ? undefined : parseExercise(cut, { id, file, defaults: settings.defaults });
  if (cut === undefined || parsed?.ok !== true) return undefined;
  return isDeepStrictEqual(essence(parsed.value), essence(edition)) ? { text: cut, exercise: parsed.value } : undefined;
}

/** What must be the same although something was cut out: not on which line it stands, nor its share of the points. */
function essence(exercise: Exercise): unknown {
  const cases = exercise.cases.map((testCase) => ({ ...testCase, points: 0 }));
  return { ...exercise, cases, requires: exercise.requires.map(({ id }) => id) };
}
