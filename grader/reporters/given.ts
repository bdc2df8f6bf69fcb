// Who of a class gets which row's grade in another system's list, and who gets none and why.

import type { LearnerGrades } from "../domain/gradebook.ts";
import type { Learner } from "../domain/learner.ts";
import type { Matching, RosterRow } from "../domain/roster.ts";
import type { ClassList, Given } from "./class-list.ts";
import { feedbackText } from "./feedback.ts";

/** What is kept in memory of each learner of a class. */
export type Standing = {
  readonly learner: Learner;
  /** Absent where there is no grade, which is no zero; then `reason` says why. */
  readonly given?: Given;
  readonly reason?: string;
};

/** @param outOf what all points together count for, where that is not what they are in the course */
export function standingOf(grades: LearnerGrades, outOf: number | undefined): Standing {
  const { learner, total, fault } = grades;
  if (total === undefined) return { learner, reason: fault?.reason ?? "not all of it could be graded" };
  const points = outOf === undefined ? total.final : scaled(total.final, total.possible, outOf);
  const text = feedbackText(grades);
  const feedback =
    outOf === undefined ? text : text.replace(/^.*/, (first) => `${first}; that is ${points} of ${outOf}`);
  return { learner, given: { points, feedback } };
}

/** Rounded to hundredths. */
function scaled(points: number, possible: number, outOf: number): number {
  return possible === 0 ? 0 : Math.round((points / possible) * outOf * 100) / 100;
}

export type Giving = {
  /** By the row's place among the rows. */
  readonly grades: ReadonlyMap<number, Given>;
  readonly withoutGrade: readonly Standing[];
  readonly refused: readonly { readonly learner: Learner; readonly row: RosterRow; readonly why: string }[];
};

/** @param standings by the learner's key */
export function givingOf(matching: Matching, standings: ReadonlyMap<string, Standing>, list: ClassList): Giving {
  const grades = new Map<number, Given>();
  const withoutGrade: Standing[] = [];
  const refused: Giving["refused"][number][] = [];
  for (const { learner, row } of matching.matches) {
    const standing = standings.get(learner.key) ?? { learner };
    const why = standing.given && list.refusal(row, standing.given.points);
    if (standing.given === undefined) withoutGrade.push(standing);
    else if (why !== undefined) refused.push({ learner, row, why });
    else grades.set(row.at, standing.given);
  }
  return { grades, withoutGrade, refused };
}
