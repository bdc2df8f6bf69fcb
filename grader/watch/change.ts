// What changed between two runs of one exercise. Cases are known by their names, so an edited spec does not confuse it.

import type { ExerciseReport } from "../domain/verdict.ts";

export type Change = { readonly newlyPass: number; readonly newlyFail: number };

/** Undefined where there is no run of the same exercise to compare with. */
export function changeSince(before: ExerciseReport | undefined, after: ExerciseReport): Change | undefined {
  if (before === undefined || before.exercise.id !== after.exercise.id) return undefined;
  const passedBefore = new Map(before.cases.map((each) => [each.case.name, each.verdict.kind === "passed"]));
  const passesNow = (wanted: boolean): number =>
    after.cases.filter((each) => {
      const passes = each.verdict.kind === "passed";
      return passes === wanted && passedBefore.get(each.case.name) === !wanted;
    }).length;
  return { newlyPass: passesNow(true), newlyFail: passesNow(false) };
}
