// Whether an exercise's tolerance parts rounding from mistakes: right solutions that round otherwise have to pass.

import type { Exercise } from "../domain/exercise.ts";
import { toleranceShare, type ToleranceAdvice } from "../domain/tolerance-share.ts";
import type { Finding } from "../domain/verification.ts";
import type { Outcomes } from "../domain/outcome.ts";
import { targetOf } from "../grading/submission-runs.ts";
import type { Bench } from "../grading/grade.ts";
import type { Rewrites } from "./rewrites.ts";
import { judgedRuns, runCases } from "../grading/runs.ts";
import { fingerprintOf, type Lab } from "./strength.ts";
import { commonTolerance } from "./trials.ts";

export type Advised = { readonly advice: ToleranceAdvice; readonly findings: readonly Finding[] };

/** @param bench with the solutions; they pass every case */
export async function adviseTolerance(exercise: Exercise, bench: Bench, lab: Lab): Promise<Advised> {
  const name = `tolerance-${exercise.id}`;
  const fingerprint = fingerprintOf(exercise, bench, lab.program, "tolerance");
  const known = lab.cache.read(name, fingerprint);
  if (isAdvised(known)) return known;
  const advised = await advise(exercise, bench, await lab.rewrites());
  lab.cache.write(name, fingerprint, advised);
  return advised;
}

async function advise(exercise: Exercise, bench: Bench, rewrites: Rewrites): Promise<Advised> {
  const { cases, mistakes } = exercise;
  const solution = await runCases(bench.sandbox, targetOf(exercise), cases);
  const backwards = await rewrites.outcomes(exercise, "backwards");
  const known = await bench.mistakes.outcomes(exercise);
  const nearest = mistakes
    .map(({ name }) => ({ name, share: shareOf(known.get(name) ?? new Map(), solution) }))
    .filter(({ share }) => Number.isFinite(share) && share > 0)
    .toSorted((a, b) => a.share - b.share)
    .at(0);
  const advice = {
    tolerance: commonTolerance(cases),
    rounding: shareOf(backwards, solution),
    float32: shareOf(await rewrites.outcomes(exercise, "float32"), solution),
    ...(nearest && { nearest }),
  };
  const judged = await judgedRuns(bench.oracle, exercise, backwards);
  const failing = new Set(judged.filter(({ verdict }) => verdict.kind !== "passed").map((run) => run.case));
  const findings = Array.from(failing, (testCase): Finding => {
    const share = shareOf(new Map([[testCase, backwards.get(testCase) ?? []]]), solution);
    return { kind: "rewrite-fails", caseName: testCase.name, tolerance: testCase.tolerance, share };
  });
  return { advice, findings };
}

/** How much of their cases' tolerance all outcomes take at most to pass as the solution's. */
function shareOf(outcomes: Outcomes, solution: Outcomes): number {
  let most = 0;
  for (const [testCase, runs] of outcomes) {
    const right = solution.get(testCase) ?? [];
    for (const [run, outcome] of runs.entries()) {
      const other = right[run];
      if (other === undefined || other.kind !== "returned") continue;
      const value =
        outcome.kind === "returned" ? toleranceShare(outcome.value, other.value, testCase.tolerance) : Infinity;
      most = Math.max(most, value);
    }
  }
  return most;
}

function isAdvised(value: unknown): value is Advised {
  return typeof value === "object" && value !== null && "advice" in value && "findings" in value;
}
