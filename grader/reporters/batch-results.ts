// The results of a class for other programs, as JSON. Part by part, since a class may be large; with nothing in them that
// differs from one run to the next.

import type { PassedOver } from "../domain/graded.ts";
import type { LearnerGrades } from "../domain/gradebook.ts";

export type Results = {
  readonly graded: Iterable<LearnerGrades>;
  readonly faults: Iterable<LearnerGrades>;
  readonly passedOver: readonly PassedOver[];
};

/**
 * `{ version, course, submissions, faults, passedOver }`, one submission on a line. `version` goes up when a field
 * changes its meaning or goes away.
 */
export function* resultsParts(
  course: string,
  { graded, faults, passedOver }: Results,
): Generator<string, void, undefined> {
  yield `{"version":2,"course":${JSON.stringify(course)},"submissions":[`;
  yield* rows(graded);
  yield `],"faults":[`;
  yield* rows(faults);
  yield `],"passedOver":${JSON.stringify(passedOver)}}\n`;
}

function* rows(learners: Iterable<LearnerGrades>): Generator<string, void, undefined> {
  let separator = "\n";
  for (const { learner, ...grades } of learners) {
    const { key, ...who } = learner;
    yield separator + JSON.stringify({ learner: key, ...who, ...grades });
    separator = ",\n";
  }
  if (separator !== "\n") yield "\n";
}
