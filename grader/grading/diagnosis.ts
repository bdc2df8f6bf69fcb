// What a wrong answer looks like, over all runs of an exercise: one of its known mistakes, or a plain relation to what was
// expected. Says nothing rather than something doubtful.

import { compare } from "../domain/compare.ts";
import type { Exercise, Tolerance } from "../domain/exercise.ts";
import { isOnlyChanged } from "../domain/judge.ts";
import type { Outcome, Outcomes } from "../domain/outcome.ts";
import { relationOf, type RelatedRun } from "../domain/relation.ts";
import type { Diagnosis } from "../domain/verdict.ts";
import type { Mistakes } from "./mistakes.ts";
import type { Oracle } from "./oracle.ts";
import { judgedRuns, type JudgedRun } from "./runs.ts";

/**
 * A mistake is named when it, and no other, does what the submission did in all runs that came back: at least one that
 * failed with a value among them. Where none does, what a submission changed in place on top of a mistake is left aside: a
 * known mistake made in place is still that mistake. A relation is named only where no mistake is, and is one of the cases
 * that have to pass where any of those fails.
 */
export async function diagnose(
  mistakes: Mistakes,
  oracle: Oracle,
  exercise: Exercise,
  outcomes: Outcomes,
): Promise<Diagnosis | undefined> {
  const runs = (await judgedRuns(oracle, exercise, outcomes)).filter(({ outcome }) => cameBack(outcome));
  if (runs.every(({ verdict }) => verdict.kind === "passed")) return undefined;
  const known = await mistakes.outcomes(exercise, outcomes);
  for (const isSame of [didTheSame, didTheSameAtLeast]) {
    const [mistake, ...others] = exercise.mistakes.filter(({ name }) => isLike(runs, known.get(name), isSame));
    if (mistake !== undefined) return others.length > 0 ? undefined : { kind: "mistake", ...mistake };
  }
  // What overflows in a stretch case hides how the rest goes together.
  const counting = runs.filter((run) => !run.case.extra);
  const isOpen = counting.some(({ verdict }) => verdict.kind !== "passed");
  const relation = relationOf((isOpen ? counting : runs).map(asRelated));
  return relation && { kind: "relation", relation };
}

/** Whether two calls gave the same and changed the same arguments. */
export function didTheSame(one: Outcome, other: Outcome, tolerance: Tolerance): boolean {
  return gaveTheSame(one, other, tolerance) && changedBy(one) === changedBy(other);
}

/** The same again, where the first may have changed more arguments. */
function didTheSameAtLeast(one: Outcome, other: Outcome, tolerance: Tolerance): boolean {
  const changed = one.kind === "returned" ? one.changed : [];
  const isWithin = other.kind !== "returned" || other.changed.every((argument) => changed.includes(argument));
  return isWithin && gaveTheSame(one, other, tolerance);
}

function changedBy(outcome: Outcome): string {
  return outcome.kind === "returned" ? outcome.changed.toSorted((a, b) => a - b).join() : "";
}

/** Whether two calls gave the same: values that are close, or errors of one type. What did not come back is like nothing. */
function gaveTheSame(one: Outcome, other: Outcome, tolerance: Tolerance): boolean {
  if (one.kind === "threw" && other.kind === "threw") return one.error.name === other.error.name;
  if (one.kind !== "returned" || other.kind !== "returned") return false;
  if (one.value.kind === "odd" && other.value.kind === "odd") return one.value.what === other.value.what;
  return compare(one.value, other.value, "full", tolerance) === undefined;
}

function isLike(runs: readonly JudgedRun[], outcomes: Outcomes | undefined, isSame: typeof didTheSame): boolean {
  const isSameRun = ({ case: testCase, run, outcome }: JudgedRun): boolean => {
    const other = outcomes?.get(testCase)?.[run];
    return other !== undefined && isSame(outcome, other, testCase.tolerance);
  };
  // What was changed tells nothing where it is left aside.
  const isTelling = ({ verdict, outcome }: JudgedRun): boolean =>
    verdict.kind !== "passed" && outcome.kind === "returned" && (isSame === didTheSame || !isOnlyChanged(verdict));
  return runs.some(isTelling) && runs.every(isSameRun);
}

function cameBack({ kind }: Outcome): boolean {
  return kind === "returned" || kind === "threw";
}

function asRelated({ case: { tolerance }, args, outcome, expected, verdict }: JudgedRun): RelatedRun {
  return {
    args,
    actual: outcome.kind === "returned" ? outcome.value : undefined,
    expected: expected.kind === "value" ? expected.value : undefined,
    precision: expected.kind === "value" ? expected.precision : "full",
    tolerance,
    isRight: verdict.kind === "passed",
    changed: isOnlyChanged(verdict) && outcome.kind === "returned" ? outcome.changed : [],
  };
}
