// What beside the grades of a class has a say in what its learners get: what was said by hand, and lateness.

import type { Exercise } from "../domain/exercise.ts";
import type { Standing } from "../domain/movement.ts";
import { worthOf } from "../domain/score.ts";
import { heldByHand } from "../gradebook/by-hand.ts";
import type { ClassTimes } from "./times.ts";

/**
 * By learner, as it was when the gradebook was made and is now.
 * @throws what the system says
 */
export function standingIn(
  out: string,
  exercises: readonly Exercise[],
  { late, before }: ClassTimes,
): (learner: string) => Standing {
  const course = exercises.map(({ id, cases }) => ({ id, possible: worthOf(cases) }));
  const held = heldByHand(out);
  return (learner) => {
    const { points, percent } = held(learner);
    const to = percent ?? late.get(learner)?.percent ?? 0;
    // Of whom the gradebook does not tell nothing has changed yet.
    return { course, byHandOf: points, percent: { from: percent ?? before.get(learner) ?? to, to } };
  };
}
