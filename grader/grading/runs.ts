// All runs of an exercise's cases against one function: what came back, and what the oracle makes of it.

import type { Arguments, Case, Exercise } from "../domain/exercise.ts";
import { type Expected, judge, rulesOf } from "../domain/judge.ts";
import type { Outcome, Outcomes } from "../domain/outcome.ts";
import type { Verdict } from "../domain/verdict.ts";
import type { Sandbox, Target } from "../sandbox/sandbox.ts";
import { type Oracle, runsOf } from "./oracle.ts";

/** One run that the oracle has judged. */
export type JudgedRun = {
  readonly case: Case;
  /** Which of the case's runs, from 0. */
  readonly run: number;
  readonly args: Arguments;
  readonly outcome: Outcome;
  readonly expected: Expected;
  readonly verdict: Verdict;
};

/** Runs the cases that expect a value or an error; those with the same limits share an exchange. */
export async function runCases(sandbox: Sandbox, target: Target, cases: readonly Case[]): Promise<Outcomes> {
  const outcomes = new Map<Case, readonly Outcome[]>();
  const plain = cases.filter(({ expectation }) => expectation.kind !== "law");
  for (const alike of Map.groupBy(plain, ({ limits }) => JSON.stringify(limits)).values()) {
    const [first] = alike;
    if (first === undefined) continue;
    const groups = await sandbox.callGroups(target, alike.map(runsOf), first.limits);
    for (const [index, testCase] of alike.entries()) outcomes.set(testCase, groups[index] ?? []);
  }
  return outcomes;
}

/** Every run that has both an outcome and an expectation. */
export async function judgedRuns(
  oracle: Oracle,
  exercise: Exercise,
  outcomes: Outcomes,
): Promise<readonly JudgedRun[]> {
  const runs: JudgedRun[] = [];
  for (const [testCase, results] of outcomes) {
    const known = await oracle.forCase(exercise, testCase);
    if (known.kind === "unknown") continue;
    const inputs = runsOf(testCase);
    for (const [run, outcome] of results.entries()) {
      const [args, expected] = [inputs[run], known.expected[run]];
      if (args === undefined || expected === undefined) continue;
      const verdict = judge(outcome, expected, rulesOf(exercise, testCase));
      runs.push({ case: testCase, run, args, outcome, expected, verdict });
    }
  }
  return runs;
}
