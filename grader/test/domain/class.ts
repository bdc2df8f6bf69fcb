// Learners of a class made by hand: whatever a test does not say is the plainest there is.

import * as fc from "fast-check";
import type { Graded, GradedCase, GradedExercise } from "../../domain/graded.ts";
import type { ExerciseInfo } from "../../domain/gradebook.ts";

/** An exercise whose cases are c1, c2 and so on. */
export function exerciseInfo(id: string, points: readonly number[]): ExerciseInfo {
  const cases = points.map((each, at) => ({ name: `c${at + 1}`, points: each, hidden: false, extra: false }));
  return { id, title: id, possible: points.reduce((sum, each) => sum + each, 0), bonus: 0, cases };
}

/**
 * What came of an exercise.
 * @param marks of c1, c2 and so on: 1 passed, 0 did not, x could not be loaded; dashes: not begun
 */
export function gradedExercise(id: string, marks: string, more: Partial<GradedExercise> = {}): GradedExercise {
  const status = marks.startsWith("-") ? "not-started" : /[0x]/.test(marks) ? "failed" : "passed";
  const cases = marks.split("").map((mark, at): GradedCase => {
    const name = `c${at + 1}`;
    if (mark === "1") return { case: name, verdict: "passed", points: 1 };
    if (mark === "x") return { case: name, verdict: "errored", points: 0, outcome: "could-not-load" };
    return { case: name, verdict: "failed", points: 0 };
  });
  return { id, spec: "", status, points: { earned: 0, possible: cases.length, extra: 0 }, cases, ...more };
}

export function gradedLearner(learner: string, exercises: readonly GradedExercise[], submission = learner): Graded {
  return { kind: "graded", learner, submission, grader: "", sandbox: "default", exercises };
}

/** Two exercises, of which learners of `anyClass` have passed, failed or not begun each. */
export const TWO_EXERCISES = [exerciseInfo("a", [1, 2.5]), exerciseInfo("b", [0.25, 1, 10])];

/** A class of up to 30 learners, in the order of their names. */
export const anyClass: fc.Arbitrary<readonly Graded[]> = fc
  .array(fc.tuple(anyExercise("a", 2), anyExercise("b", 3)), { maxLength: 30 })
  .map((all) => all.map((exercises, at) => gradedLearner(`learner ${String(at).padStart(2, "0")}`, exercises)));

/** A class, and the same in another order. */
export const shuffledClass = anyClass.chain((all) =>
  fc.tuple(fc.constant(all), fc.shuffledSubarray([...all], { minLength: all.length, maxLength: all.length })),
);

function anyExercise(id: string, cases: number): fc.Arbitrary<GradedExercise> {
  const begun = fc.array(fc.constantFrom("0", "1", "x"), { minLength: cases, maxLength: cases });
  const marks = fc.oneof(
    fc.constant("-".repeat(cases)),
    begun.map((each) => each.join("")),
  );
  return fc.tuple(marks, fc.constantFrom("k1", "k2", "k3")).map(([written, key]) => {
    if (!/[0x]/.test(written)) return gradedExercise(id, written);
    const wrong = { key, case: "c1", got: key };
    // k3 is known by no name.
    return key === "k3"
      ? gradedExercise(id, written, { wrong })
      : gradedExercise(id, written, { wrong, diagnosis: { kind: "mistake", name: `made ${key}` } });
  });
}
