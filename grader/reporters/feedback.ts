// What a learner is told about their points, in a few lines of plain text, for systems that have one field for it. Nothing of
// hidden cases is in it, since it speaks of whole exercises only.

import { countedOf } from "../domain/final.ts";
import type { ExerciseGrade, LearnerGrades, Total } from "../domain/gradebook.ts";

/** The points in the first line, which begins with a number; then exercise by exercise, then what was written to them. */
export function feedbackText({ total, late, exercises, comments }: LearnerGrades): string {
  const lines = [
    ...(total === undefined ? [] : [totalLine(total, late?.reason)]),
    ...exercises.flatMap((exercise) => [exerciseLine(exercise), ...exercise.comments.map((comment) => `  ${comment}`)]),
    ...comments,
  ];
  return lines.join("\n");
}

/** What an exercise brings: by hand, where somebody said so. */
export function broughtBy({ byHand, points }: ExerciseGrade): number {
  return countedOf({ points, byHand: byHand?.points }) ?? 0;
}

function totalLine({ earned, possible, penalty, final }: Total, reason: string | undefined): string {
  const said = `${final} of ${possible} points`;
  if (penalty === 0) return said;
  return `${said}: ${earned} less ${penalty}${reason === undefined ? "" : ` (${reason})`}`;
}

function exerciseLine(exercise: ExerciseGrade): string {
  return `${exercise.id}: ${broughtBy(exercise)} of ${exercise.points.possible}`;
}
