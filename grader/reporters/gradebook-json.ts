// The gradebook for other programs, part by part. `version` goes up when a field changes its meaning or goes away.

import type { Cluster, GradebookInfo, LearnerGrades } from "../domain/gradebook.ts";

/** `{ version, course, exercises, learners }`, a learner on a line; with the exercises of `info` only. */
export function* gradebookJsonParts(
  info: GradebookInfo,
  learners: Iterable<LearnerGrades>,
): Generator<string, void, undefined> {
  const ids = new Set(info.exercises.map(({ id }) => id));
  const { course, exercises } = info;
  yield `{"version":1,"course":${JSON.stringify(course)},"exercises":${JSON.stringify(exercises)},"learners":[`;
  let separator = "\n";
  for (const grades of learners) {
    yield separator + JSON.stringify({ ...grades, exercises: grades.exercises.filter(({ id }) => ids.has(id)) });
    separator = ",\n";
  }
  yield `${separator === "\n" ? "" : "\n"}]}\n`;
}

/** `{ version, course, clusters }`. */
export function clustersJson(course: string, clusters: readonly Cluster[]): string {
  return `${JSON.stringify({ version: 1, course, clusters })}\n`;
}
