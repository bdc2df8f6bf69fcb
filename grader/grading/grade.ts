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
import { diagnose } from "./diagnosis.ts";
import type { Mistakes } from "./mistakes.ts";
import { type Generated, type Oracle, runsOf } from "./oracle.ts";
import { type Outcomes, runCases } from "./runs.ts";
import { shrink } from "./shrinking.ts";

export type Bench = {
  readonly course: Course;
  readonly submission: Submission;
  readonly sandbox: Sandbox;
  readonly oracle: Oracle;
  readonly mistakes: Mistakes;
};

/**
 * Grades every exercise of the course, one after another. The first is run at once, before anybody listens; the time
 * counts from when the grader's process began.
 */
export function grade(bench: Bench): AsyncGenerator<GradingEvent, void, undefined> {
  return tell(bench, runFirst(bench.sandbox, bench.course.exercises));
}

async function* tell(bench: Bench, first: Promise<Outcomes>): AsyncGenerator<GradingEvent, void, undefined> {
  const { course, sandbox } = bench;
  const { title } = course.settings;
  const reports: ExerciseReport[] = [];
  let running = first;
  yield { kind: "started", course: { title, folder: course.folder }, exercises: course.exercises.length };
  for (const [index, exercise] of course.exercises.entries()) {
    const outcomes = await running;
    // The next one runs while this one is judged and told.
    running = runFirst(sandbox, course.exercises.slice(index + 1));
    const report = await reportExercise(bench, exercise, outcomes);
    reports.push(report);
    yield { kind: "exercise-graded", report };
  }
  yield { kind: "finished", reports, durationMs: performance.now() };
}

/** Grades one exercise: every case, in the spec's order. */
export async function gradeExercise(bench: Bench, exercise: Exercise): Promise<ExerciseReport> {
  return reportExercise(bench, exercise, await runFirst(bench.sandbox, [exercise]));
}

async function runFirst(sandbox: Sandbox, [exercise]: readonly Exercise[]): Promise<Outcomes> {
  return exercise === undefined ? new Map() : runCases(sandbox, targetOf(exercise), exercise.cases);
}

async function reportExercise(bench: Bench, exercise: Exercise, outcomes: Outcomes): Promise<ExerciseReport> {
  const target = targetOf(exercise);
  const cases: CaseReport[] = [];
  for (const testCase of exercise.cases) {
    cases.push(await reportCase(bench, exercise, target, testCase, outcomes.get(testCase) ?? []));
  }
  const status = statusOf(cases);
  const isWrong = status !== "not-started" && cases.some(({ verdict }) => verdict.kind !== "passed");
  const diagnosis = isWrong ? await diagnose(bench.mistakes, bench.oracle, exercise, outcomes) : undefined;
  const report: ExerciseReport = {
    exercise,
    status,
    cases,
    ...(diagnosis && { diagnosis }),
    file: `${bench.submission.root}/${target.entry}`,
    points: scoreOf(cases),
  };
  const { output: loadOutput, ...known } = bench.sandbox.loaded(target) ?? { output: NO_OUTPUT };
  return loadOutput.text === "" ? { ...report, ...known } : { ...report, ...known, loadOutput };
}

function targetOf(exercise: Exercise): Target {
  return { entry: entryOf(exercise), functionName: exercise.signature.name };
}

async function reportCase(
  bench: Bench,
  exercise: Exercise,
  target: Target,
  testCase: Case,
  outcomes: readonly Outcome[],
): Promise<CaseReport> {
  const known = await bench.oracle.forCase(exercise, testCase);
  if (known.kind === "unknown") return skipped(testCase, known.reason);
  const runs = runsOf(testCase);
  const verdicts = outcomes.map((outcome, run) => verdictOf(outcome, known.expected[run], testCase));
  const run = verdicts.findIndex((verdict) => verdict.kind !== "passed");
  const decisive = run === -1 ? 0 : run;
  const [verdict, outcome, args] = [verdicts[decisive], outcomes[decisive], runs[decisive]];
  if (verdict === undefined || outcome === undefined || args === undefined)
    throw new Error(`${testCase.name} was not run`);
  const { inputs } = testCase;
  if (inputs.kind === "written") return reportOf(exercise, testCase, args, outcome, verdict);
  if (run === -1) return { case: testCase, verdict, changed: changedIn(exercise, outcomes), output: NO_OUTPUT };
  const replay = { run: run + 1, runs: inputs.runs, seed: inputs.seed };
  const found = reportOf(exercise, testCase, args, outcome, verdict);
  // Hidden inputs stay hidden, so nobody would see the smallest.
  const smallest = testCase.hidden ? undefined : await smallestOf(bench, exercise, target, inputs, found);
  return { ...(smallest ?? found), replay };
}

/** A generated case told by the smallest inputs that have the same trouble as those that were found. */
async function smallestOf(
  bench: Bench,
  exercise: Exercise,
  target: Target,
  inputs: Generated,
  { case: testCase, verdict, args }: CaseReport,
): Promise<CaseReport | undefined> {
  if (args === undefined || !isTame(verdict)) return undefined;
  const tryAll = async (candidates: readonly Arguments[]): Promise<readonly Tried[]> => {
    const expected = await bench.oracle.forInputs(exercise, candidates, testCase.limits);
    if (expected.kind === "unknown") return [];
    const [outcomes = []] = await bench.sandbox.callGroups(target, [candidates], testCase.limits);
    return outcomes.map((outcome, index) => ({
      outcome,
      verdict: verdictOf(outcome, expected.expected[index], testCase),
    }));
  };
  // One candidate that ends its child is enough: every round would have such.
  let goesOn = true;
  const smallest = await shrink(args, inputs.generators, async (candidates) => {
    const tried = goesOn ? await tryAll(candidates) : [];
    goesOn = tried.every((each) => each.verdict.kind === "passed" || isTame(each.verdict));
    return tried.map((each) => isAlike(each.verdict, verdict));
  });
  // Once more, alone: what is shown was all seen in one call.
  const [tried] = await tryAll([smallest]);
  if (tried === undefined || !isAlike(tried.verdict, verdict)) return undefined;
  return reportOf(exercise, testCase, smallest, tried.outcome, tried.verdict);
}

type Tried = { readonly outcome: Outcome; readonly verdict: Verdict };

function verdictOf(outcome: Outcome, expected: Expected | undefined, testCase: Case): Verdict {
  if (expected === undefined) return { kind: "skipped", reason: "the solution gave no answer" };
  return judge(outcome, expected, testCase.tolerance);
}

/** Whether the call came back: a loop or a crash costs a child each time, and gets no clearer by being smaller. */
function isTame(verdict: Verdict): boolean {
  return verdict.kind === "failed" || nameOfThrown(verdict) !== undefined;
}

function isAlike(verdict: Verdict, other: Verdict): boolean {
  return verdict.kind === other.kind && nameOfThrown(verdict) === nameOfThrown(other);
}

function nameOfThrown(verdict: Verdict): string | undefined {
  return verdict.kind === "errored" && verdict.outcome.kind === "threw" ? verdict.outcome.error.name : undefined;
}

function reportOf(exercise: Exercise, testCase: Case, args: Arguments, outcome: Outcome, verdict: Verdict): CaseReport {
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
