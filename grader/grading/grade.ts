// A submission against the course's exercises, as events. Runs what was submitted in one sandbox, asks the oracle in
// another, and judges here.

import type { Exercise } from "../domain/exercise.ts";
import type { GradingEvent } from "../domain/event.ts";
import { statusOf } from "../domain/judge.ts";
import { NO_OUTPUT, type Outcomes } from "../domain/outcome.ts";
import { scoreOf } from "../domain/score.ts";
import type { CaseReport, ExerciseReport } from "../domain/verdict.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { Submission } from "../sandbox/submission.ts";
import { reportCases } from "./case-reports.ts";
import type { Course } from "./course.ts";
import { diagnose } from "./diagnosis.ts";
import type { Mistakes } from "./mistakes.ts";
import type { Oracle } from "./oracle.ts";
import { type Ran, runAll, targetOf } from "./submission-runs.ts";

export type Bench = {
  readonly course: Course;
  readonly submission: Submission;
  readonly sandbox: Sandbox;
  readonly oracle: Oracle;
  readonly mistakes: Mistakes;
};

/**
 * Grades every exercise of the course. The first is run at once, before anybody listens; the time counts from when the
 * grader's process began. Hidden cases come last of all: what code has seen it could tell in a later case.
 */
export function grade(bench: Bench): AsyncGenerator<GradingEvent, void, undefined> {
  return tell(bench, runNext(bench, bench.course.exercises, false));
}

async function* tell(bench: Bench, first: Promise<Ran>): AsyncGenerator<GradingEvent, void, undefined> {
  const { course } = bench;
  const { title } = course.settings;
  yield { kind: "started", course: { title, folder: course.folder }, exercises: course.exercises.length };
  const visible: Part[] = [];
  for await (const part of parts(bench, false, first)) visible.push(part);
  const reports: ExerciseReport[] = [];
  for await (const hidden of parts(bench, true, runNext(bench, course.exercises, true))) {
    const found = [visible[reports.length] ?? hidden, hidden];
    const outcomes = outcomesOf(found);
    const report = await reportExercise(bench, hidden.exercise, found, outcomes);
    reports.push(report);
    yield { kind: "exercise-graded", report, outcomes };
  }
  yield { kind: "finished", reports, durationMs: performance.now() };
}

/** Grades one exercise: every case, in the spec's order. */
export async function gradeExercise(bench: Bench, exercise: Exercise): Promise<ExerciseReport> {
  const found: Part[] = [];
  for (const hidden of [false, true])
    found.push(await judged(bench, exercise, await runNext(bench, [exercise], hidden)));
  return reportExercise(bench, exercise, found, outcomesOf(found));
}

/** The hidden cases of an exercise, or the others, run and judged. */
type Part = { readonly exercise: Exercise; readonly ran: Ran; readonly reports: readonly CaseReport[] };

async function* parts(bench: Bench, hidden: boolean, first: Promise<Ran>): AsyncGenerator<Part, void, undefined> {
  const { exercises } = bench.course;
  let running = first;
  for (const [index, exercise] of exercises.entries()) {
    const ran = await running;
    // The next one runs while this one is judged.
    running = runNext(bench, exercises.slice(index + 1), hidden);
    // Its trouble is told when it is its turn; a sandbox may well be closed before that.
    running.catch(() => {});
    yield judged(bench, exercise, ran);
  }
}

async function runNext(bench: Bench, [exercise]: readonly Exercise[], hidden: boolean): Promise<Ran> {
  if (exercise === undefined) return { outcomes: new Map(), laws: new Map() };
  const cases = exercise.cases.filter((each) => each.hidden === hidden);
  return runAll(bench, exercise, cases);
}

async function judged(bench: Bench, exercise: Exercise, ran: Ran): Promise<Part> {
  return { exercise, ran, reports: await reportCases(bench, exercise, ran) };
}

function outcomesOf(found: readonly Part[]): Outcomes {
  return new Map(found.flatMap(({ ran }) => [...ran.outcomes]));
}

async function reportExercise(
  bench: Bench,
  exercise: Exercise,
  found: readonly Part[],
  outcomes: Outcomes,
): Promise<ExerciseReport> {
  const target = targetOf(exercise);
  const byCase = new Map(found.flatMap(({ reports }) => reports.map((each) => [each.case, each] as const)));
  const cases = exercise.cases.flatMap((each) => byCase.get(each) ?? []);
  const status = statusOf(cases);
  const isWrong = status !== "not-started" && cases.some(({ verdict }) => verdict.kind !== "passed");
  const diagnosis = isWrong ? await diagnose(bench.mistakes, bench.oracle, exercise, outcomes) : undefined;
  const report: ExerciseReport = {
    exercise,
    status,
    cases,
    ...(diagnosis && { diagnosis }),
    file: `${bench.submission.root}/${target.entry}`,
    points: scoreOf(exercise, cases),
  };
  const { output: loadOutput, ...known } = bench.sandbox.loaded(target) ?? { output: NO_OUTPUT };
  return loadOutput.text === "" ? { ...report, ...known } : { ...report, ...known, loadOutput };
}
