// A spec whose cases get their expected values from the solution. Text and values only: somebody else has run the solution.

import { isDeepStrictEqual } from "node:util";
import { compare } from "../domain/compare.ts";
import type { Case, Defaults, Exercise, Expectation } from "../domain/exercise.ts";
import type { Answer, Filling, Refusal, WhyNot } from "../domain/filling.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Value } from "../domain/value.ts";
import { suggestion } from "../spec/nearest.ts";
import { parseExercise } from "../spec/parse.ts";
import { putExpected } from "../spec/put-expected.ts";
import type { Read } from "./slot-words.ts";

export type Wanted =
  /** Those that say nothing of what must come back. */
  | { readonly kind: "unanswered" }
  /** Those too whose value is another than the solution's. */
  | { readonly kind: "all" }
  | { readonly kind: "named"; readonly names: readonly string[] };

/** The cases that the solution is to be asked about. */
export function casesFor(wanted: Wanted, { cases }: Exercise): Read<readonly Case[]> {
  const written = cases.filter(({ inputs }) => inputs.kind === "written");
  if (wanted.kind === "unanswered")
    return { ok: true, value: written.filter(({ expectation }) => expectation.kind === "oracle") };
  if (wanted.kind === "all")
    return { ok: true, value: written.filter(({ expectation: { kind } }) => kind === "oracle" || kind === "value") };
  const chosen = new Set<Case>();
  for (const name of wanted.names) {
    const named = caseCalled(name, cases);
    if (!named.ok) return named;
    if (named.value.inputs.kind === "generated") {
      const problem = `case "${named.value.name}" is generated: the solution is asked anew whenever it is graded.`;
      return { ok: false, problem };
    }
    chosen.add(named.value);
  }
  return { ok: true, value: cases.filter((each) => chosen.has(each)) };
}

/**
 * Puts the solution's answers into the text of the exercise's spec: all of them, or none.
 * @param before the text that the exercise was read from, with `mayLackAnswers`
 */
export function fill(
  before: string,
  exercise: Exercise,
  answers: readonly Answer[],
  wanted: Wanted,
  defaults: Defaults,
): Filling {
  const refusals: Refusal[] = [];
  const filled: Case[] = [];
  let after = before;
  for (const answer of answers) {
    if (isErrorAsExpected(answer)) continue;
    const value = valueOf(answer);
    if (value.kind === "value" && isAsWanted(value.value, answer.case, wanted)) continue;
    const put = value.kind === "value" ? putInto(after, exercise, answer.case, value.value, defaults) : value;
    if (put.kind === "text") {
      after = put.text;
      filled.push(answer.case);
    } else refusals.push({ case: answer.case, why: put });
  }
  return { exercise, before, after: refusals.length > 0 ? before : after, filled, refusals };
}

/** A name as it is written, in part, or with other capitals. */
function caseCalled(name: string, cases: readonly Case[]): Read<Case> {
  const wanted = plain(name);
  const rules: readonly ((each: Case) => boolean)[] = [
    (each) => plain(each.name) === wanted,
    (each) => plain(each.name).includes(wanted),
  ];
  for (const rule of rules) {
    const [first, second] = cases.filter(rule);
    if (first === undefined) continue;
    if (second === undefined) return { ok: true, value: first };
    return { ok: false, problem: `"${name}" could be "${first.name}" or "${second.name}". Say which.` };
  }
  const names = cases.map((each) => each.name);
  return { ok: false, problem: `no case is called "${name}". ${suggestion(name, names, "cases")}` };
}

function plain(name: string): string {
  return name.replaceAll(/\s+/gu, " ").trim().toLowerCase();
}

function isErrorAsExpected({ outcomes, case: { expectation } }: Answer): boolean {
  return expectation.kind === "throws" && outcomes.every(({ kind }) => kind === "threw");
}

function valueOf({ outcomes, case: { expectation } }: Answer): { kind: "value"; value: Value } | WhyNot {
  const [outcome, again] = outcomes;
  const failed = outcomes.find((each): each is Exclude<Outcome, { kind: "returned" }> => each.kind !== "returned");
  if (failed !== undefined) return { kind: "no-value", outcome: failed };
  if (outcome?.kind !== "returned" || again?.kind !== "returned") throw new Error("an answer without two outcomes");
  if (expectation.kind === "throws") return { kind: "returned" };
  const { value } = outcome;
  const what = oddity(value);
  if (what !== undefined) return { kind: "unsayable", what };
  return isSame(again.value, value) ? { kind: "value", value } : { kind: "unsteady" };
}

/** Whether there is nothing to change: for a case that was named, every digit counts. */
function isAsWanted(value: Value, { expectation, tolerance }: Case, wanted: Wanted): boolean {
  if (expectation.kind !== "value") return false;
  return wanted.kind === "named"
    ? expectation.precision === "full" && isSame(value, expectation.value)
    : compare(value, expectation.value, expectation.precision, tolerance) === undefined;
}

function putInto(
  text: string,
  exercise: Exercise,
  testCase: Case,
  value: Value,
  defaults: Defaults,
): { kind: "text"; text: string } | WhyNot {
  const { id, cases } = exercise;
  const index = cases.indexOf(testCase);
  const options = { id, file: "", defaults, mayLackAnswers: true };
  const put = putExpected(text, index, value, isExact(exercise, testCase));
  const [was, is] = [parseExercise(text, options), parseExercise(put ?? "", options)];
  if (put === undefined || !was.ok) return { kind: "aliased" };
  if (!is.ok) return { kind: "does-not-fit", problem: is.problems.map(({ message }) => message).join(" ") };
  const expectation = is.value.cases[index]?.expectation;
  const isRight = expectation?.kind === "value" && isSame(value, expectation.value);
  return isRight && isDeepStrictEqual(restOf(is.value, index), restOf(was.value, index))
    ? { kind: "text", text: put }
    : { kind: "aliased" };
}

/** All of an exercise but what one case expects, and on which line something stands. */
function restOf(exercise: Exercise, index: number): object {
  const cases = exercise.cases.map((each, at) => (at === index ? { ...each, expectation: undefined } : each));
  const equivalents = exercise.equivalents.map(({ mutant, reason }) => ({ mutant, reason }));
  return { ...exercise, cases, equivalents };
}

/**
 * Whether whole numbers are compared exactly: as the value was until now, else as the other cases have it. A function's
 * numbers may have been rounded on the way, so that a tolerance is what is right where nothing speaks against it.
 */
function isExact({ cases }: Exercise, testCase: Case): boolean {
  const own = wholeNumbers(testCase.expectation);
  return (own.length > 0 ? own : cases.flatMap((each) => wholeNumbers(each.expectation))).includes("int64");
}

/** How the numbers of an expected value are compared, of those that are whole. */
function wholeNumbers(expectation: Expectation): readonly string[] {
  return expectation.kind === "value" ? dtypesOf(expectation.value) : [];
}

function dtypesOf(value: Value): readonly string[] {
  switch (value.kind) {
    case "array":
      return value.dtype !== "bool" && value.data.every(Number.isSafeInteger) ? [value.dtype] : [];
    case "list":
      return value.items.flatMap(dtypesOf);
    case "record":
      return value.entries.flatMap(([, item]) => dtypesOf(item));
    case "text":
    case "null":
    case "odd":
      return [];
  }
}

function isSame(actual: Value, expected: Value): boolean {
  return compare(actual, expected, "full", { rtol: 0, atol: 0 }) === undefined;
}

/** What in a value no spec can say; undefined where all can be said. */
function oddity(value: Value): string | undefined {
  switch (value.kind) {
    case "odd":
      return value.what;
    case "list":
      return value.items.map(oddity).find((what) => what !== undefined);
    case "record":
      return value.entries.some(([key]) => key === "printed")
        ? 'an object with the key "printed"'
        : value.entries.map(([, item]) => oddity(item)).find((what) => what !== undefined);
    case "array":
    case "text":
    case "null":
      return undefined;
  }
}
