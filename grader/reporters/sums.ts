// What a run comes to: exercises, points, time, and the stretch cases of an exercise.

import type { ExerciseReport } from "../domain/verdict.ts";
import { tally } from "./state.ts";

/** `1 of 8 exercises pass`, `13 of 105 points`, `252 ms`. */
export function sumsText(reports: readonly ExerciseReport[], durationMs: number): readonly string[] {
  const passed = reports.filter(({ status }) => status === "passed").length;
  const sum = (points: (report: ExerciseReport) => number): number =>
    reports.reduce((all, report) => all + points(report), 0);
  const extra = sum((report) => report.points.extra);
  const [only] = reports;
  const exercises =
    reports.length === 1 && only
      ? `${only.exercise.id} ${STATUS_WORDS[only.status]}`
      : `${passed} of ${reports.length} exercises pass`;
  const [earned, possible] = [sum((report) => report.points.earned), sum((report) => report.points.possible)];
  const points = `${amount(earned)} of ${amount(possible)} ${possible === 1 ? "point" : "points"}`;
  return [exercises, extra > 0 ? `${points} + ${amount(extra)} stretch` : points, duration(durationMs)];
}

const STATUS_WORDS = { passed: "passes", failed: "does not pass yet", "not-started": "is not started yet" } as const;

/** What is to be said of the stretch cases of an exercise; often nothing. */
export function stretchText({ cases, status }: ExerciseReport): string {
  const { passed, total } = tally(cases, true);
  if (total === 0 || (passed === 0 && status !== "passed")) return "";
  if (passed === total) return `+${passed} stretch`;
  return `${passed === 0 ? "" : "+"}${passed} of ${total} stretch`;
}

/** Points without noise: `7`, `2.5`, `0.33`. */
export function amount(points: number): string {
  return String(Number(points.toFixed(2)));
}

function duration(ms: number): string {
  return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}
