// The results of a class for other programs, as JSON. Part by part, since a class may be large; with nothing in them that
// differs from one run to the next.

import type { PassedOver } from "../domain/graded.ts";
import type { LearnerGrades } from "../domain/gradebook.ts";

/**
 * `{ version, course, submissions, faults, passedOver }`, one submission on a line. `version` goes up when a field
 * changes its meaning or goes away.
 * @param learnersOf gives all learners, from the beginning each time
 */
export function* resultsParts(
  course: string,
  learnersOf: () => Iterable<LearnerGrades>,
  passedOver: readonly PassedOver[],
): Generator<string, void, undefined> {
  yield `{"version":2,"course":${JSON.stringify(course)},"submissions":[`;
  yield* rows(learnersOf(), false);
  yield `],"faults":[`;
  yield* rows(learnersOf(), true);
  yield `],"passedOver":${JSON.stringify(passedOver)}}\n`;
}

function* rows(learners: Iterable<LearnerGrades>, ofFaults: boolean): Generator<string, void, undefined> {
  let separator = "\n";
  for (const { learner, ...grades } of learners) {
    if ((grades.fault !== undefined) !== ofFaults) continue;
    const { key, ...who } = learner;
    yield separator + JSON.stringify({ learner: key, ...who, ...grades });
    separator = ",\n";
  }
  if (separator !== "\n") yield "\n";
}
