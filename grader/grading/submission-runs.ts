// What the function of a submission gives for the cases of its exercise, those with a law among them.

import type { Case, Exercise } from "../domain/exercise.ts";
import type { Outcomes } from "../domain/outcome.ts";
import type { Sandbox, Target } from "../sandbox/sandbox.ts";
import { entryOf } from "./course.ts";
import { type Ask, lawOf, type LawRuns, runLaw } from "./law-runs.ts";
import { type Oracle, runsOf } from "./oracle.ts";
import { runCases } from "./runs.ts";

type Bench = { readonly sandbox: Sandbox; readonly oracle: Oracle };

/** What cases came to, before anything is said of it: those that expect something, and those with a law. */
export type Ran = { readonly outcomes: Outcomes; readonly laws: ReadonlyMap<Case, LawRuns> };

export function targetOf(exercise: Exercise): Target {
  return { entry: entryOf(exercise), functionName: exercise.signature.name };
}

/** Runs the cases with the submission. */
export async function runAll({ sandbox, oracle }: Bench, exercise: Exercise, cases: readonly Case[]): Promise<Ran> {
  const ask = askOf(sandbox, exercise);
  const lawRuns = cases.flatMap((testCase) => {
    const law = lawOf(testCase);
    if (law === undefined) return [];
    const runs = runLaw(oracle.laws, exercise, law, runsOf(testCase), testCase.limits, ask);
    return [runs.then((found) => [testCase, found] as const)];
  });
  // All at once: what they ask of the function meanwhile shares an exchange.
  const [outcomes, ...laws] = await Promise.all([runCases(sandbox, targetOf(exercise), cases), ...lawRuns]);
  return { outcomes, laws: new Map(laws) };
}

/** Calls the submission's function for a law. */
export function askOf(sandbox: Sandbox, exercise: Exercise): Ask {
  return async (calls, limits) => {
    const [outcomes = []] = await sandbox.callGroups(targetOf(exercise), [calls], limits);
    return outcomes;
  };
}
