// What a run comes to: exercises, points, time, and the words behind the points of one exercise.

import { totalOf } from "../domain/score.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { exerciseState, tally } from "./state.ts";

/** `1 of 8 exercises pass`, `13 of 105 points`, `252 ms`. */
export function sumsText(reports: readonly ExerciseReport[], durationMs: number): readonly string[] {
  const passed = reports.filter(({ status }) => status === "passed").length;
  const { earned, possible, extra } = totalOf(reports.map(({ points }) => points));
  const [only] = reports;
  const exercises =
    reports.length === 1 && only
      ? `${only.exercise.id} ${STATUS_WORDS[only.status]}`
      : `${passed} of ${reports.length} exercises pass`;
  const points = `${earned} of ${possible} ${possible === 1 ? "point" : "points"}`;
  return [exercises, extra > 0 ? `${points} + ${extra} bonus` : points, duration(durationMs)];
}

const STATUS_WORDS = { passed: "passes", failed: "does not pass yet", "not-started": "is not started yet" } as const;

/** How things are with an exercise, behind its points: `wrong values, all or nothing, +1 bonus`; often nothing. */
export function standing(report: ExerciseReport): string {
  return [exerciseState(report), creditText(report), stretchText(report)].filter((part) => part !== "").join(", ");
}

/** Why cases that pass bring nothing. */
function creditText({ exercise: { credit }, cases, status }: ExerciseReport): string {
  return credit === "all-or-nothing" && status === "failed" && tally(cases, false).passed > 0 ? "all or nothing" : "";
}

function stretchText({ cases, status, points }: ExerciseReport): string {
  const { passed, total } = tally(cases, true);
  if (total === 0 || (passed === 0 && status !== "passed")) return "";
  const bonus = points.extra === 0 ? [] : [`+${points.extra} bonus`];
  return (passed < total || points.extra === 0 ? [...bonus, `${passed} of ${total} stretch`] : bonus).join(", ");
}

function duration(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
