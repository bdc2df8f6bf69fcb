// What is reported of each case once it has run: the verdict of the run that decides it, and the smallest inputs that
// show the trouble.

import type { Arguments, Case, Exercise } from "../domain/exercise.ts";
import { type Expected, isOnlyChanged, judge, rulesOf } from "../domain/judge.ts";
import { NO_OUTPUT, type Outcome } from "../domain/outcome.ts";
import type { CaseReport, Verdict } from "../domain/verdict.ts";
import type { Sandbox, Target } from "../sandbox/sandbox.ts";
import { entryOf } from "./course.ts";
import { type Oracle, runsOf } from "./oracle.ts";
import type { Outcomes } from "./runs.ts";
import { shrink } from "./shrinking.ts";

type Bench = { readonly sandbox: Sandbox; readonly oracle: Oracle };

export function targetOf(exercise: Exercise): Target {
  return { entry: entryOf(exercise), functionName: exercise.signature.name };
}

/** The reports of the cases that were run, in the order they were. */
export async function reportCases(
  bench: Bench,
  exercise: Exercise,
  outcomes: Outcomes,
): Promise<readonly CaseReport[]> {
  const found = await allOf(outcomes.entries().map(([each, runs]) => reportCase(bench.oracle, exercise, each, runs)));
  return allOf(found.map((each) => withSmallest(bench, exercise, each)));
}

/** Where one fails the others come to an end first: nothing goes on in a sandbox that will be closed. */
async function allOf<T>(work: Iterable<Promise<T>>): Promise<readonly T[]> {
  const promises = [...work];
  await Promise.allSettled(promises);
  return Promise.all(promises);
}

async function reportCase(
  oracle: Oracle,
  exercise: Exercise,
  testCase: Case,
  outcomes: readonly Outcome[],
): Promise<CaseReport> {
  const known = await oracle.forCase(exercise, testCase);
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
async function withSmallest(bench: Bench, exercise: Exercise, report: CaseReport): Promise<CaseReport> {
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
      bench.sandbox.callGroups(targetOf(exercise), [candidates], limits),
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
