// What is said instead of a report where that would count as wrong what nobody ran.

import type { ExerciseReport } from "../domain/verdict.ts";
import { plural } from "./naming.ts";
import { safeLine } from "./safe-text.ts";

/** Names a case that was skipped, and why where it is not hidden; undefined where all were run. */
export function notRunText(reports: readonly ExerciseReport[]): string | undefined {
  const skipped = reports.flatMap(({ exercise, cases }) =>
    cases.flatMap(({ case: { name, hidden }, verdict }) =>
      // What the machine says has nothing of the case in it.
      verdict.kind === "skipped"
        ? [{ where: `${exercise.id}, ${name}`, hidden: hidden && verdict.owner !== "machine", reason: verdict.reason }]
        : [],
    ),
  );
  const told = skipped.find(({ hidden }) => !hidden) ?? skipped[0];
  if (told === undefined) return undefined;
  const reason = told.hidden
    ? "it is hidden, and numkata verify says why."
    : safeLine(told.reason, 300).replace(/(?<![.!?…])$/, ".");
  return (
    `${plural(skipped.length, "case")} could not be run, so there are no results: a score without them would be wrong. ` +
    `${safeLine(told.where, 200)}: ${reason}`
  );
}
