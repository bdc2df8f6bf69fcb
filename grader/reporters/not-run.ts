// What is said instead of a report where that would count as wrong what nobody ran.

import type { ExerciseReport } from "../domain/verdict.ts";
import { plural } from "./naming.ts";
import { safeLine } from "./safe-text.ts";

/** Names the first case that was skipped, and why, in one sentence; undefined where all were run. */
export function notRunText(reports: readonly ExerciseReport[]): string | undefined {
  const skipped = reports.flatMap(({ exercise, cases }) =>
    cases.flatMap(({ case: { name }, verdict }) =>
      verdict.kind === "skipped" ? [{ id: exercise.id, name, reason: verdict.reason }] : [],
    ),
  );
  const [first] = skipped;
  if (first === undefined) return undefined;
  const where = safeLine(`${first.id}, ${first.name}`, 200);
  return (
    `${plural(skipped.length, "case")} could not be run, so there are no results: a score without them would be wrong. ` +
    `${where}: ${safeLine(first.reason, 300)}`
  );
}
