// A submission against the course's exercises, as events. Runs what was submitted in one sandbox, asks the oracle in
// another, and judges here.

import type { Case, Exercise, Arguments } from "../domain/exercise.ts";
import type { GradingEvent } from "../domain/event.ts";
import { type Expected, judge, scoreOf, statusOf } from "../domain/judge.ts";
import { NO_OUTPUT, type Outcome } from "../domain/outcome.ts";
import type { CaseReport, ExerciseReport, Verdict } from "../domain/verdict.ts";
import type { Sandbox, Target } from "../sandbox/sandbox.ts";
import type { Submission } from "../sandbox/submission.ts";
import { type Course, entryOf } from "./course.ts";
import { type Generated, type Oracle, runsOf } from "./oracle.ts";
import { shrink } from "./shrinking.ts";

export type Bench = {
  readonly course: Course;
  readonly submission: Submission;
  readonly sandbox: Sandbox;
  readonly oracle: Oracle;
};

/** Grades every exercise of the course, one after another. The time counts from when the grader's process began. */
export async function* grade(bench: Bench): AsyncGenerator<GradingEvent, void, undefined> {
  const { course } = bench;
  const { title } = course.settings;
  yield { kind: "started", course: { title, folder: course.folder }, exercises: course.exercises.length };
  const reports: ExerciseReport[] = [];
  for (const exercise of course.exercises) {
    const report = await gradeExercise(bench, exercise);
    reports.push(report);
    yield { kind: "exercise-graded", report };
  }
  yield { kind: "finished", reports, durationMs: performance.now() };
}

/** Grades one exercise: every case, in the spec's order. */
export async function gradeExercise(bench: Bench, exercise: Exercise): Promise<ExerciseReport> {
  const target: Target = { entry: entryOf(exercise), functionName: exercise.signature.name };
  const cases: CaseReport[] = [];
  for (const testCase of exercise.cases) cases.push(await gradeCase(bench, exercise, target, testCase));
  const limits = exercise.cases[0]?.limits;
  const loaded = limits === undefined ? undefined : await bench.sandbox.load(target, limits);
  const report: ExerciseReport = {
    exercise,
    status: statusOf(cases),
    cases,
    file: `${bench.submission.root}/${target.entry}`,
    points: scoreOf(cases),
  };
  return loaded?.kind === "loaded" ? { ...report, declaredParams: loaded.declaredParams } : report;
}

async function gradeCase(bench: Bench, exercise: Exercise, target: Target, testCase: Case): Promise<CaseReport> {
  const { inputs, expectation } = testCase;
  if (inputs.kind === "generated") return gradeGenerated(bench, exercise, target, testCase, inputs);
  const outcome = await bench.sandbox.call(target, inputs.args, testCase.limits);
  if (expectation.kind !== "oracle") return reportOf(exercise, testCase, inputs.args, outcome, expectation);
  const verdicts = await bench.oracle.forInputs(exercise, [inputs.args], testCase.limits);
  const expected = verdicts.kind === "known" ? verdicts.expected[0] : undefined;
  if (expected === undefined) return skipped(testCase, verdicts.kind === "unknown" ? verdicts.reason : "the solution gave nothing");
  return reportOf(exercise, testCase, inputs.args, outcome, expected);
}

async function gradeGenerated(
  bench: Bench,
  exercise: Exercise,
  target: Target,
  testCase: Case,
  inputs: Generated,
): Promise<CaseReport> {
  const known = await bench.oracle.forCase(exercise, testCase, inputs);
  if (known.kind === "unknown") return skipped(testCase, known.reason);
  const runs = runsOf(inputs);
  const outcomes = await bench.sandbox.callMany(target, runs, testCase.limits);
  const verdicts = outcomes.map((outcome, run) => verdictOf(outcome, known.expected[run], testCase));
  const failed = verdicts.findIndex((verdict) => verdict.kind !== "passed");
  if (failed === -1) return { case: testCase, verdict: { kind: "passed" }, changed: changedIn(exercise, outcomes), output: NO_OUTPUT };

  const replay = { run: failed + 1, runs: inputs.runs, seed: inputs.seed };
  const original = runs[failed] ?? [];
  const args = canShrink(verdicts[failed], testCase)
    ? await shrink(original, inputs.generators, async (candidates) => {
        const expected = await bench.oracle.forInputs(exercise, candidates, testCase.limits);
        if (expected.kind === "unknown") return candidates.map(() => false);
        const tried = await bench.sandbox.callMany(target, candidates, testCase.limits);
        return tried.map((outcome, index) => canShrink(verdictOf(outcome, expected.expected[index], testCase), testCase));
      })
    : original;
  // Once more, alone: what it prints now belongs to these inputs and no others.
  const outcome = await bench.sandbox.call(target, args, testCase.limits);
  const expected = args === original ? known.expected[failed] : await expectedFor(bench, exercise, args, testCase);
  if (expected === undefined) return skipped(testCase, "the solution gave no answer");
  return { ...reportOf(exercise, testCase, args, outcome, expected), replay };
}

async function expectedFor(bench: Bench, exercise: Exercise, args: Arguments, testCase: Case): Promise<Expected | undefined> {
  const verdicts = await bench.oracle.forInputs(exercise, [args], testCase.limits);
  return verdicts.kind === "known" ? verdicts.expected[0] : undefined;
}

function verdictOf(outcome: Outcome, expected: Expected | undefined, testCase: Case): Verdict {
  if (expected === undefined) return { kind: "skipped", reason: "the solution gave no answer" };
  return judge(outcome, expected, testCase.tolerance);
}

/** Only a wrong value gets clearer by being smaller; a loop or a crash would cost a child each time. Hidden inputs stay hidden. */
function canShrink(verdict: Verdict | undefined, testCase: Case): boolean {
  return verdict?.kind === "failed" && !testCase.hidden;
}

function reportOf(exercise: Exercise, testCase: Case, args: Arguments, outcome: Outcome, expected: Expected): CaseReport {
  const verdict = judge(outcome, expected, testCase.tolerance);
  return { case: testCase, verdict, args, changed: changedIn(exercise, [outcome]), output: outcome.output };
}

function skipped(testCase: Case, reason: string): CaseReport {
  return { case: testCase, verdict: { kind: "skipped", reason }, changed: [], output: NO_OUTPUT };
}

/** The names of the parameters that any of the calls changed in place. */
function changedIn({ signature }: Exercise, outcomes: readonly Outcome[]): readonly string[] {
  const indices = new Set(outcomes.flatMap((outcome) => (outcome.kind === "returned" ? outcome.changed : [])));
  return signature.params.filter((_, index) => indices.has(index)).map((param) => param.name);
}
