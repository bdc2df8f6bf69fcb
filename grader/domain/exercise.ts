// An exercise as everything behind spec/ knows it: checked once when its YAML was read, trusted from then on.

import type { GeneratedArray } from "./generate.ts";
import type { Value } from "./value.ts";

export type Exercise = {
  /** The folder's name: `06-softmax`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what the function does. */
  readonly summary: string;
  /** Markdown with `$math$`. */
  readonly prompt: string;
  readonly topics: readonly string[];
  /** What is to be done before it. */
  readonly requires: readonly Prerequisite[];
  readonly credit: Credit;
  readonly signature: Signature;
  readonly hints: readonly string[];
  readonly cases: readonly Case[];
  readonly mistakes: readonly Mistake[];
  readonly laws: readonly Law[];
  readonly equivalents: readonly Equivalent[];
};

/** The id of another exercise of the course; line and column are where the spec says it. */
export type Prerequisite = { readonly id: string; readonly line: number; readonly column: number };

/** What an exercise gives that passes in part: the points of the cases that pass, or none. */
export const CREDITS = ["by-case", "all-or-nothing"] as const;
export type Credit = (typeof CREDITS)[number];

/** A known wrong implementation: an export of `solutions/<id>/mistakes.ts`, and what a learner who made it should read. */
export type Mistake = { readonly name: string; readonly sentence: string };

/** What must hold for any inputs: an export of `solutions/<id>/laws.ts`, and what it says, as learners read it. */
export type Law = { readonly name: string; readonly sentence: string };

/** A mutant of the solution that no input tells from it, as its author says; line and column are where it is said. */
export type Equivalent = {
  /** The mutant's id. */
  readonly mutant: string;
  readonly reason: string;
  readonly line: number;
  readonly column: number;
};

/** The function that a learner writes. */
export type Signature = {
  readonly name: string;
  readonly params: readonly Param[];
  readonly returns: Slot;
  /** A call must leave its arguments as they were. */
  readonly pure: boolean;
};

export type Param = Slot & { readonly name: string };

/** What a parameter or a return value may be. */
export type Slot = {
  /** More than one where the function accepts either, as a number or an array. */
  readonly types: readonly [TypeName, ...TypeName[]];
  /** Of an array: lengths by number, by name (`m`), or as a product of names (`length*height*3`); absent: any shape. */
  readonly shape?: readonly (number | string)[];
  readonly about: string;
};

/** Whether what a slot holds can be changed in place. */
export function canChange({ types }: Slot): boolean {
  return types.some((type) => type === "array" || type === "list" || type === "object");
}

export const TYPE_NAMES = ["number", "array", "boolean", "string", "null", "list", "object"] as const;
export type TypeName = (typeof TYPE_NAMES)[number];

/** Inputs and what must come back. */
export type Case = {
  readonly name: string;
  readonly inputs: Inputs;
  readonly expectation: Expectation;
  readonly tolerance: Tolerance;
  readonly limits: Limits;
  /** Counts, but its inputs and values are never shown. */
  readonly hidden: boolean;
  /** A stretch case: shown apart, never needed to pass. */
  readonly extra: boolean;
  /** What passing it brings, in whole hundredths of a point; of a stretch case, on top of the exercise's points. */
  readonly points: number;
};

export type Inputs =
  | { readonly kind: "written"; readonly args: Arguments }
  | {
      readonly kind: "generated";
      /** One generator for each parameter, in the parameters' order. */
      readonly generators: readonly GeneratedArray[];
      readonly runs: number;
      readonly seed: number;
      /** What each run is given, where it was written down and is drawn no more. */
      readonly drawn?: readonly Arguments[];
    };

/** One value for each parameter, in the parameters' order. */
export type Arguments = readonly Value[];

export type Expectation =
  | { readonly kind: "value"; readonly value: Value; readonly precision: Precision }
  | { readonly kind: "throws"; readonly error: ExpectedError }
  /** Whatever the solution gives for the same inputs. */
  | { readonly kind: "oracle" }
  /** Anything that keeps the law. */
  | { readonly kind: "law"; readonly law: Law };

export type ExpectedError = {
  readonly name?: string;
  /** Text that the message must contain, or a pattern that it must match. */
  readonly message?:
    | { readonly kind: "contains"; readonly text: string }
    | { readonly kind: "matches"; readonly source: string; readonly flags: string };
};

/**
 * How exactly an expected value is known. NumPy prints arrays with 8 digits: positional ones (`0.88079708`) to half a
 * unit of the 8th decimal, scientific ones (`8.94462891e-04`) to half a unit of the 8th digit of each element.
 */
export type Precision = "full" | "positional" | "scientific";

/** Close when `|actual - expected| <= max(atol, rtol * |expected|)`. */
export type Tolerance = { readonly rtol: number; readonly atol: number };

export type Defaults = {
  readonly tolerance: Tolerance;
  readonly limits: Limits;
  /** Of a generated case: how many inputs are tried. */
  readonly runs: number;
  readonly credit: Credit;
};

export type Limits = { readonly timeoutMs: number; readonly memoryMiB: number };

export const DEFAULT_TOLERANCE: Tolerance = { rtol: 1e-9, atol: 1e-12 };
export const DEFAULT_LIMITS: Limits = { timeoutMs: 2000, memoryMiB: 512 };

/** What holds where neither the spec nor the course says otherwise. */
export const DEFAULTS: Defaults = {
  tolerance: DEFAULT_TOLERANCE,
  limits: DEFAULT_LIMITS,
  runs: 20,
  credit: "by-case",
};
