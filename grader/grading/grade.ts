// A submission against the course's exercises, as events. Runs what was submitted in one sandbox, asks the oracle in
// another, and judges here.

import type { Arguments, Case, Exercise } from "../domain/exercise.ts";
import type { GradingEvent } from "../domain/event.ts";
import { type Expected, isOnlyChanged, judge, rulesOf, scoreOf, statusOf } from "../domain/judge.ts";
import { NO_OUTPUT, type Outcome } from "../domain/outcome.ts";
import type { CaseReport, ExerciseReport, Verdict } from "../domain/verdict.ts";
import type { Sandbox, Target } from "../sandbox/sandbox.ts";
import type { Submission } from "../sandbox/submission.ts";
import { type Course, entryOf } from "./course.ts";
import { diagnose } from "./diagnosis.ts";
import type { Mistakes } from "./mistakes.ts";
import { type Oracle, runsOf } from "./oracle.ts";
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
    // Its trouble is told when it is its turn; a sandbox may well be closed before that.
    running.catch(() => {});
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
  const found = await allOf(exercise.cases.map((each) => reportCase(bench, exercise, each, outcomes.get(each) ?? [])));
  const status = statusOf(found);
  const isWrong = status !== "not-started" && found.some(({ verdict }) => verdict.kind !== "passed");
  // They wait for different sandboxes.
  const shrinking = allOf(found.map((each) => withSmallest(bench, exercise, target, each)));
  const diagnosing = isWrong ? diagnose(bench.mistakes, bench.oracle, exercise, outcomes) : Promise.resolve(undefined);
  await Promise.allSettled([shrinking, diagnosing]);
  const [cases, diagnosis] = [await shrinking, await diagnosing];
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

/** Where one fails the others come to an end first: nothing goes on in a sandbox that will be closed. */
async function allOf<T>(promises: readonly Promise<T>[]): Promise<readonly T[]> {
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

function targetOf(exercise: Exercise): Target {
  return { entry: entryOf(exercise), functionName: exercise.signature.name };
}

async function reportCase(
  bench: Bench,
  exercise: Exercise,
  testCase: Case,
  outcomes: readonly Outcome[],
): Promise<CaseReport> {
  const known = await bench.oracle.forCase(exercise, testCase);
  if (known.kind === "unknown") return skipped(testCase, known.reason);
  const runs = runsOf(testCase);
  const verdicts = outcomes.map((outcome, run) => verdictOf(exercise, testCase, outcome, known.expected[run]));
  const run = decisiveRun(verdicts);
  const decisive = run === -1 ? 0 : run;
  const [verdict, outcome, args] = [verdicts[decisive], outcomes[decisive], runs[decisive]];
  if (verdict === undefined || outcome === undefined || args === undefined)
    throw new Error(`${testCase.name} was not run`);
  const { inputs } = testCase;
  if (inputs.kind === "written") return reportOf(exercise, testCase, args, outcome, verdict);
  if (run === -1) return { case: testCase, verdict, changed: changedIn(exercise, outcomes), output: NO_OUTPUT };
  const replay = { run: run + 1, runs: inputs.runs, seed: inputs.seed };
  return { ...reportOf(exercise, testCase, args, outcome, verdict), replay };
}

/** The first that did not pass, and one that is more than a changed argument if there is one; -1 where all passed. */
function decisiveRun(verdicts: readonly Verdict[]): number {
  const worse = verdicts.findIndex((verdict) => verdict.kind !== "passed" && !isOnlyChanged(verdict));
  return worse === -1 ? verdicts.findIndex(isOnlyChanged) : worse;
}

/** The same report; of a generated case with the smallest inputs that have the same trouble as those that were found. */
async function withSmallest(bench: Bench, exercise: Exercise, target: Target, report: CaseReport): Promise<CaseReport> {
  const { case: testCase, verdict, args } = report;
  const { inputs, hidden, limits } = testCase;
  // Hidden inputs stay hidden, so nobody would see the smallest.
  if (inputs.kind === "written" || hidden || args === undefined || !isTame(verdict)) return report;
  // One candidate that ends its child is enough: every round would have such.
  let goesOn = true;
  const smallest = await shrink(args, inputs.generators, async (candidates) => {
    if (!goesOn) return [];
    const [answers, [outcomes = []]] = await Promise.all([
      bench.oracle.forInputs(exercise, candidates, limits),
      bench.sandbox.callGroups(target, [candidates], limits),
    ]);
    if (answers.kind === "unknown") return [];
    return outcomes.map((outcome, index) => {
      const tried = verdictOf(exercise, testCase, outcome, answers.expected[index]);
      goesOn &&= tried.kind === "passed" || isTame(tried);
      const found = candidates[index];
      return found && isAlike(tried, verdict) ? reportOf(exercise, testCase, found, outcome, tried) : undefined;
    });
  });
  return { ...report, ...smallest };
}

function verdictOf(exercise: Exercise, testCase: Case, outcome: Outcome, expected: Expected | undefined): Verdict {
  if (expected === undefined) return { kind: "skipped", reason: "the solution gave no answer" };
  return judge(outcome, expected, rulesOf(exercise, testCase));
}

/** Whether the call came back: a loop or a crash costs a child each time, and gets no clearer by being smaller. */
function isTame(verdict: Verdict): boolean {
  return verdict.kind === "failed" || nameOfThrown(verdict) !== undefined;
}

function isAlike(verdict: Verdict, other: Verdict): boolean {
  return (
    verdict.kind === other.kind &&
    nameOfThrown(verdict) === nameOfThrown(other) &&
    isOnlyChanged(verdict) === isOnlyChanged(other)
  );
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
