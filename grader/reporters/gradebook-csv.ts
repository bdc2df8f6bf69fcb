// The final points of a class for spreadsheets, with all that they come from.

import type { GradebookInfo, LearnerGrades } from "../domain/gradebook.ts";
import { csvRow } from "./csv.ts";
import { broughtBy } from "./feedback.ts";

/** A row for each learner. Who has no points has empty cells, and in the last one why. */
export function* gradebookCsvParts(
  { exercises }: GradebookInfo,
  learners: Iterable<LearnerGrades>,
): Generator<string, void, undefined> {
  const ids = exercises.map(({ id }) => id);
  yield csvRow(["learner", "name", ...ids, "earned", "penalty", "points", "possible", "late", "fault"]);
  for (const { learner, exercises: graded, total, late, fault } of learners) {
    const brought = new Map(graded.map((exercise) => [exercise.id, broughtBy(exercise)]));
    yield csvRow([
      learner.key,
      learner.name,
      ...ids.map((id) => brought.get(id) ?? ""),
      total?.earned ?? "",
      total?.penalty ?? "",
      total?.final ?? "",
      total?.possible ?? "",
      late?.reason ?? "",
      fault?.reason ?? "",
    ]);
  }
}
