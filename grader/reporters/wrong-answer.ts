// The first case that an exercise does not pass, as whoever teaches reads it: also of a hidden case.

import type { Wrong } from "../domain/graded.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { explainVerdict } from "./explain.ts";
import type { Words } from "./explanation.ts";
import { callText, literal } from "./literal.ts";

const BUDGET = 160;

/** Undefined where every case passes, or was not run. */
export function wrongAnswer(exercise: ExerciseReport, words: Words): Omit<Wrong, "key"> | undefined {
  const {
    cases,
    exercise: { signature },
  } = exercise;
  for (const report of cases) {
    const { verdict, args } = report;
    if (verdict.kind === "passed" || verdict.kind === "skipped") continue;
    const call = args && callText(words.name, args, BUDGET);
    const found = { case: report.case.name, ...(call !== undefined && { call }) };
    if (verdict.kind !== "failed" || verdict.failure.kind === "changed") {
      return { ...found, got: explainVerdict(verdict, report, signature, words).headline };
    }
    return { ...found, got: literal(verdict.actual, BUDGET), expected: literal(verdict.expected, BUDGET) };
  }
  return undefined;
}
