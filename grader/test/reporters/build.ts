// Reports made by hand: whatever a test does not say is the plainest there is.

import type { Failure, Mismatch } from "../../domain/compare.ts";
import type { Case, Exercise, Param } from "../../domain/exercise.ts";
import { DEFAULT_LIMITS, DEFAULT_TOLERANCE } from "../../domain/exercise.ts";
import type { Location, NoValue, ThrownError } from "../../domain/outcome.ts";
import { NO_OUTPUT } from "../../domain/outcome.ts";
import { scoreOf } from "../../domain/score.ts";
import { array, number } from "../../domain/value.ts";
import type { ArrayValue, ListValue, RecordValue, Value } from "../../domain/value.ts";
import type { CaseReport, Changed, ExerciseReport, Verdict } from "../../domain/verdict.ts";
import type { Words } from "../../reporters/explanation.ts";

export const FOLDER = "/home/ada/course";

export const WORDS: Words = {
  name: "softmax",
  id: "06-softmax",
  file: "exercises/06-softmax/softmax.ts",
  command: "npx numkata",
};

/** Nested lists as an array: `matrix([[1, 2], [3, 4]])`. */
export function matrix(rows: readonly (readonly number[])[]): ArrayValue {
  return array([rows.length, rows[0]?.length ?? 0], rows.flat());
}

export function vector(...elements: number[]): ArrayValue {
  return array([elements.length], elements);
}

export function list(...items: Value[]): ListValue {
  return { kind: "list", items };
}

export function record(entries: Readonly<Record<string, Value>>): RecordValue {
  return { kind: "record", entries: Object.entries(entries) };
}

export function text(content: string): Value {
  return { kind: "text", text: content };
}

export const PASSED: Verdict = { kind: "passed" };

export function failed(failure: Failure | Changed, actual: Value = number(0), expected: Value = number(1)): Verdict {
  return { kind: "failed", failure, actual, expected };
}

export function errored(outcome: NoValue): Verdict {
  return { kind: "errored", outcome };
}

export function mismatch(index: readonly number[], actual: number, expected: number, allowed = 1e-9): Mismatch {
  const offBy = Number.isFinite(actual) && Number.isFinite(expected) ? Math.abs(actual - expected) : Number.NaN;
  return { index, actual, expected, offBy, allowed };
}

export function thrown(name: string, message: string, ...frames: Location[]): ThrownError {
  return { name, message, frames };
}

export function at(line: number, column: number, source?: string, file = "softmax.ts"): Location {
  return { file, line, column, ...(source !== undefined && { source }) };
}

export const STUB_OUTCOME: NoValue = {
  kind: "threw",
  error: thrown("Error", "not implemented", at(5, 9, '  throw new Error("not implemented");')),
  output: NO_OUTPUT,
};

type CaseParts = Partial<Omit<CaseReport, "case">> & { readonly case?: Partial<Case> };

export function caseReport(verdict: Verdict, parts: CaseParts = {}): CaseReport {
  const { case: spec, ...rest } = parts;
  return {
    case: {
      name: "a square matrix",
      inputs: { kind: "written", args: [] },
      expectation: { kind: "oracle" },
      tolerance: DEFAULT_TOLERANCE,
      limits: DEFAULT_LIMITS,
      hidden: false,
      extra: false,
      points: 1,
      ...spec,
    },
    verdict,
    changed: [],
    output: NO_OUTPUT,
    ...rest,
  };
}

type ExerciseParts = Partial<Omit<ExerciseReport, "exercise">> & { readonly exercise?: Partial<Exercise> };

/** A report on 06-softmax; its status and points follow from the cases. */
export function exerciseReport(cases: readonly CaseReport[], parts: ExerciseParts = {}): ExerciseReport {
  const { exercise, ...rest } = parts;
  const required = cases.filter((each) => !each.case.extra);
  const id = exercise?.id ?? WORDS.id;
  const name = exercise?.signature?.name ?? WORDS.name;
  const spec: Exercise = {
    id,
    title: "Softmax",
    summary: "Turn each row of scores into probabilities.",
    prompt: "",
    topics: [],
    requires: [],
    credit: "by-case",
    signature: { name, params: [param("z")], returns: param("result"), pure: false },
    hints: [],
    cases: cases.map((each) => each.case),
    mistakes: [],
    laws: [],
    equivalents: [],
    ...exercise,
  };
  return {
    exercise: spec,
    status: required.every((each) => each.verdict.kind === "passed") ? "passed" : "failed",
    cases,
    file: `${FOLDER}/exercises/${id}/${name}.ts`,
    points: scoreOf(spec, cases),
    ...rest,
  };
}

export function param(name: string): Param {
  return { name, types: ["array"], about: "" };
}
