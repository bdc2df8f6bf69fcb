// Writes proposed cases into a spec: all of them, with everything else as it was, or nothing at all.

import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import type { Proposal } from "../domain/strength.ts";
import type { Fix } from "../domain/verification.ts";
import { withCase } from "../spec/append-case.ts";
import { faultText } from "../store/fault-text.ts";
import { writeWhole } from "../store/write-whole.ts";
import type { Course } from "../grading/course.ts";

/** Adds the cases at the end of the exercise's own. */
export async function addCases(
  { folder, settings }: Course,
  { id, cases }: Exercise,
  proposals: readonly Proposal[],
): Promise<Fix> {
  const file = `exercises/${id}/exercise.yaml`;
  const refuse = (reason: string): Fix => ({ kind: "refused", file, reason });
  try {
    const path = realpathSync(join(folder, file));
    let text: string | undefined = readFileSync(path, "utf8");
    for (const { lines } of proposals) text = text === undefined ? text : withCase(text, lines);
    if (text === undefined) return refuse("its cases are no list of lines that begin with a dash");
    const { parseExercise } = await import("../spec/parse.ts");
    const parsed = parseExercise(text, { id, file, defaults: settings.defaults });
    if (!parsed.ok || parsed.value.cases.length !== cases.length + proposals.length)
      return refuse("it would not be a valid spec afterwards");
    writeWhole(path, text);
    return { kind: "added", file, names: proposals.map(({ name }) => name) };
  } catch (error) {
    return refuse(faultText(error));
  }
}
