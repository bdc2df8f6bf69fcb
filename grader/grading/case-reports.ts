// What is reported of each case once it has run: the verdict of the run that decides it, and the smallest inputs that
// show the trouble.

import type { Arguments, Case, Exercise, Law } from "../domain/exercise.ts";
import { type Expected, isOnlyChanged, judge, rulesOf } from "../domain/judge.ts";
import type { LawRun } from "../domain/law.ts";
import { NO_OUTPUT, type Outcome, type Output } from "../domain/outcome.ts";
import type { CaseReport, NotJudged, Verdict } from "../domain/verdict.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { judgeLaw, lawOf, type LawRuns, runLaw } from "./law-runs.ts";
import { type Oracle, runsOf } from "./oracle.ts";
import { shrink } from "./shrinking.ts";
import { askOf, type Ran, targetOf } from "./submission-runs.ts";

type Bench = { readonly sandbox: Sandbox; readonly oracle: Oracle };

/** The reports of the cases that were run; those with a law come last. */
export async function reportCases(
  bench: Bench,
  exercise: Exercise,
  { outcomes, laws }: Ran,
): Promise<readonly CaseReport[]> {
  const { oracle } = bench;
  const found = await allOf([
    ...outcomes.entries().map(([each, runs]) => judgedByValue(oracle, exercise, each, runs)),
    ...laws.entries().map(([each, runs]) => judgedByLaw(oracle, exercise, each, runs)),
  ]);
  return allOf(found.map((each) => withSmallest(bench, exercise, decided(exercise, each))));
}

/** Where one fails the others come to an end first: nothing goes on in a sandbox that will be closed. */
async function allOf<T>(work: Iterable<Promise<T>>): Promise<readonly T[]> {
  const promises = [...work];
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

/** One run: its inputs, and what would be reported of it. */
type JudgedRun = { readonly inputs: Arguments; readonly report: CaseReport };

/** The runs of a case; undefined for those that were left out, and none where nobody can judge them. */
type JudgedCase = {
  readonly case: Case;
  readonly runs: readonly (JudgedRun | undefined)[];
  readonly skipped?: NotJudged;
};

async function judgedByValue(
  oracle: Oracle,
  exercise: Exercise,
  testCase: Case,
  outcomes: readonly Outcome[],
): Promise<JudgedCase> {
  const known = await oracle.forCase(exercise, testCase);
  if (known.kind === "unknown") return { case: testCase, runs: [], skipped: known };
  return { case: testCase, runs: valueRuns(exercise, testCase, runsOf(testCase), outcomes, known.expected) };
}

async function judgedByLaw(oracle: Oracle, exercise: Exercise, testCase: Case, found: LawRuns): Promise<JudgedCase> {
  if (found.kind === "unknown") return { case: testCase, runs: [], skipped: found };
  return { case: testCase, runs: await lawRuns(oracle, exercise, testCase, found) };
}

/** The run that decides a case. */
type Decided = { readonly report: CaseReport; readonly inputs?: Arguments };

function decided(exercise: Exercise, { case: testCase, runs, skipped }: JudgedCase): Decided {
  if (skipped !== undefined) return { report: skippedReport(testCase, skipped) };
  const at = decisiveRun(runs.map((run) => run?.report.verdict));
  const decisive = runs[at === -1 ? 0 : at];
  if (decisive === undefined) throw new Error(`${testCase.name} was not run`);
  const { inputs } = testCase;
  if (inputs.kind === "written") return decisive;
  if (at !== -1) {
    const replay = { run: at + 1, runs: inputs.runs, seed: inputs.seed };
    return { ...decisive, report: { ...decisive.report, replay } };
  }
  const names = new Set(runs.flatMap((run) => run?.report.changed ?? []));
  const changed = exercise.signature.params.map(({ name }) => name).filter((name) => names.has(name));
  return { report: { case: testCase, verdict: decisive.report.verdict, changed, output: NO_OUTPUT } };
}

/** The first that did not pass, and one that is more than a changed argument if there is one; -1 where all passed. */
function decisiveRun(verdicts: readonly (Verdict | undefined)[]): number {
  const isWorse = (verdict: Verdict): boolean => verdict.kind !== "passed" && !isOnlyChanged(verdict);
  const worse = verdicts.findIndex((verdict) => verdict && isWorse(verdict));
  return worse === -1 ? verdicts.findIndex((verdict) => verdict && isOnlyChanged(verdict)) : worse;
}

/** The same report; of a generated case with the smallest inputs that have the same trouble as those that were found. */
async function withSmallest(bench: Bench, exercise: Exercise, { report, inputs: first }: Decided): Promise<CaseReport> {
  const { case: testCase, verdict } = report;
  const { inputs, hidden } = testCase;
  // Hidden inputs stay hidden, so nobody would see the smallest.
  if (inputs.kind === "written" || hidden || first === undefined || !isTame(verdict)) return report;
  // One candidate that ends its child is enough: every round would have such.
  let goesOn = true;
  const smallest = await shrink(first, inputs.generators, async (candidates) => {
    const tried = goesOn ? await tryAll(bench, exercise, testCase, candidates) : [];
    return tried.map((run) => {
      if (run === undefined) return undefined;
      goesOn &&= run.report.verdict.kind === "passed" || isTame(run.report.verdict);
      return isAlike(run.report.verdict, verdict) ? run.report : undefined;
    });
  });
  return { ...report, ...smallest };
}

/** Other inputs for a case, run and judged as its own; none where nobody can judge them. */
async function tryAll(
  { sandbox, oracle }: Bench,
  exercise: Exercise,
  testCase: Case,
  inputs: readonly Arguments[],
): Promise<readonly (JudgedRun | undefined)[]> {
  const { limits } = testCase;
  const law = lawOf(testCase);
  if (law !== undefined) {
    const found = await runLaw(oracle.laws, exercise, law, inputs, limits, askOf(sandbox, exercise));
    return found.kind === "unknown" ? [] : lawRuns(oracle, exercise, testCase, found);
  }
  const [answers, [outcomes = []]] = await Promise.all([
    oracle.forInputs(exercise, inputs, limits),
    sandbox.callGroups(targetOf(exercise), [inputs], limits),
  ]);
  return answers.kind === "unknown" ? [] : valueRuns(exercise, testCase, inputs, outcomes, answers.expected);
}

function valueRuns(
  exercise: Exercise,
  testCase: Case,
  inputs: readonly Arguments[],
  outcomes: readonly Outcome[],
  expected: readonly (Expected | undefined)[],
): readonly (JudgedRun | undefined)[] {
  return outcomes.map((outcome, run) => {
    const [args, wanted] = [inputs[run], expected[run]];
    if (args === undefined || wanted === undefined) return undefined;
    const verdict = judge(outcome, wanted, rulesOf(exercise, testCase));
    return { inputs: args, report: reportOf(exercise, testCase, args, [outcome], verdict) };
  });
}

function lawRuns(
  oracle: Oracle,
  exercise: Exercise,
  testCase: Case,
  { runs }: Extract<LawRuns, { kind: "known" }>,
): Promise<readonly (JudgedRun | undefined)[]> {
  const law = lawOf(testCase);
  return allOf(runs.map(async (run) => (run && law ? judgedLawRun(oracle, exercise, testCase, law, run) : undefined)));
}

async function judgedLawRun(
  oracle: Oracle,
  exercise: Exercise,
  testCase: Case,
  law: Law,
  run: LawRun,
): Promise<JudgedRun> {
  const { verdict, args } = await judgeLaw(oracle, exercise, testCase, law, run);
  const outcomes = run.calls.map(({ outcome }) => outcome);
  return { inputs: run.args, report: reportOf(exercise, testCase, args, outcomes, verdict) };
}

/** Whether the call came back: a loop or a crash costs a child each time, and gets no clearer by being smaller. */
function isTame(verdict: Verdict): boolean {
  return verdict.kind === "failed" || verdict.kind === "broke-law" || nameOfThrown(verdict) !== undefined;
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

function reportOf(
  exercise: Exercise,
  testCase: Case,
  args: Arguments,
  outcomes: readonly Outcome[],
  verdict: Verdict,
): CaseReport {
  return { case: testCase, verdict, args, changed: changedIn(exercise, outcomes), output: outputOf(outcomes) };
}

/** All that was printed, in order. */
function outputOf(outcomes: readonly Outcome[]): Output {
  const outputs = outcomes.map(({ output }) => output);
  return { text: outputs.map(({ text }) => text).join(""), truncated: outputs.some(({ truncated }) => truncated) };
}

function skippedReport(testCase: Case, why: NotJudged): CaseReport {
  return { case: testCase, verdict: { ...why, kind: "skipped" }, changed: [], output: NO_OUTPUT };
}

/** The names of the parameters that any of the calls changed in place. */
function changedIn({ signature }: Exercise, outcomes: readonly Outcome[]): readonly string[] {
  const indices = new Set(outcomes.flatMap((outcome) => (outcome.kind === "returned" ? outcome.changed : [])));
  return signature.params.filter((_, index) => indices.has(index)).map((param) => param.name);
}
