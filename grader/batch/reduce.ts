// What is kept of an exercise's report, and the fault for which it cannot stand.

import { createHash } from "node:crypto";
import { faultOf } from "../domain/fault.ts";
import type { Fault, GradedCase, GradedDiagnosis, GradedExercise, GradedWords } from "../domain/graded.ts";
import { likenessOf } from "../domain/likeness.ts";
import type { Outcomes } from "../domain/outcome.ts";
import { earnedByCase } from "../domain/score.ts";
import type { CaseReport, ExerciseReport } from "../domain/verdict.ts";

const KEY_LENGTH = 16;

/** @param spec the hash of what it was graded by */
export function reduce(report: ExerciseReport, outcomes: Outcomes, spec: string, words: GradedWords): GradedExercise {
  const { exercise, points, cases, diagnosis } = report;
  const status = cases.every(isWithoutFile) ? "not-started" : report.status;
  const brought = earnedByCase(exercise, cases);
  const wrong = status === "not-started" ? undefined : words.ofWrong(report);
  const said = words.ofDiagnosis(report);
  const found: GradedDiagnosis | undefined = diagnosis && {
    kind: diagnosis.kind,
    name: diagnosis.kind === "mistake" ? diagnosis.name : diagnosis.relation.kind,
    ...(said !== undefined && { message: said }),
  };
  return {
    id: exercise.id,
    spec,
    status,
    points: { earned: points.earned, possible: points.possible, extra: points.extra },
    ...(found && { diagnosis: found }),
    ...(wrong && { wrong: { key: keyOf(outcomes), ...wrong } }),
    cases: cases.map((each, at): GradedCase => {
      const { verdict } = each;
      const message = words.ofCase(each, report);
      return {
        case: each.case.name,
        verdict: verdict.kind,
        points: brought[at] ?? 0,
        ...(verdict.kind === "errored" && { outcome: verdict.outcome.kind }),
        ...(message !== undefined && { message }),
      };
    }),
  };
}

/** What was not handed in was not begun; a file with another name was. */
function isWithoutFile({ verdict }: CaseReport): boolean {
  if (verdict.kind !== "errored" || verdict.outcome.kind !== "could-not-load") return false;
  const { problem } = verdict.outcome;
  return problem.kind === "no-file" && problem.similar === undefined;
}

function keyOf(outcomes: Outcomes): string {
  return createHash("sha256").update(likenessOf(outcomes)).digest("hex").slice(0, KEY_LENGTH);
}

/** Why a report cannot stand, if it cannot. */
export function faultIn({ exercise, cases }: ExerciseReport): Fault | undefined {
  for (const { case: testCase, verdict } of cases) {
    const fault = faultOf(verdict);
    if (fault !== undefined) return { ...fault, reason: `${exercise.id}, ${testCase.name}: ${fault.reason}` };
  }
  return undefined;
}
