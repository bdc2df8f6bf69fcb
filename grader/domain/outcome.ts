// What the sandbox saw when it ran one call. The grader believes a returned value and nothing else that a learner's
// process says; everything here but `returned` can only lose points.

import type { Case } from "./exercise.ts";
import type { Value } from "./value.ts";

export type Outcome =
  | {
      readonly kind: "returned";
      readonly value: Value;
      /** Which arguments the function changed in place, counted from 0. */
      readonly changed: readonly number[];
      readonly output: Output;
    }
  | { readonly kind: "threw"; readonly error: ThrownError; readonly output: Output }
  | { readonly kind: "timed-out"; readonly timeoutMs: number; readonly location?: Location; readonly output: Output }
  | {
      readonly kind: "out-of-memory";
      readonly memoryMiB: number;
      readonly location?: Location;
      readonly output: Output;
    }
  | { readonly kind: "too-much-output"; readonly limitBytes: number; readonly output: Output }
  | { readonly kind: "exited"; readonly code: number; readonly output: Output }
  | { readonly kind: "crashed"; readonly signal: string; readonly output: Output }
  /** Something other than the harness wrote to the grader's channel. */
  | { readonly kind: "broke-protocol"; readonly detail: string; readonly output: Output }
  | { readonly kind: "could-not-load"; readonly problem: LoadProblem; readonly output: Output }
  /** The system started no process for it, which says nothing of any code; the reason is what it said. */
  | { readonly kind: "not-run"; readonly reason: string; readonly output: Output };

/** A call that was made and gave no value. */
export type NoValue = Exclude<Outcome, { kind: "returned" | "not-run" }>;

/** The outcomes of each case's runs; fewer than runs where one of them ended the child. */
export type Outcomes = ReadonlyMap<Case, readonly Outcome[]>;

/** What the learner's code printed during the call, shortened to what a report shows. */
export type Output = { readonly text: string; readonly truncated: boolean };

export const NO_OUTPUT: Output = { text: "", truncated: false };

/** An exception of the learner's, described by the process it happened in. */
export type ThrownError = {
  /** `TypeError`; empty when what was thrown is not an Error. */
  readonly name: string;
  readonly message: string;
  /** Where in the learner's own files it happened, innermost first. */
  readonly frames: readonly Location[];
  /** The type of what was thrown when it is not an Error: `string`, `undefined`, ... */
  readonly thrownType?: string;
};

/** A place in a learner's file, line and column from 1; `source` is the line's text. */
export type Location = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly source?: string;
};

export type LoadProblem =
  /** `similar` is the name of a file beside it that differs in nothing but capital letters or how it ends. */
  | { readonly kind: "no-file"; readonly file: string; readonly similar?: string }
  | {
      readonly kind: "unreadable";
      readonly file: string;
      readonly why: Unreadable;
      /** Says more where `why` alone does not: a size, or what the system said. */
      readonly detail: string;
      /** Where the text ends to be text. */
      readonly location?: Location;
    }
  | { readonly kind: "syntax"; readonly message: string; readonly location: Location }
  /** Valid TypeScript that cannot run by erasing types: enums, namespaces, parameter properties, ... */
  | { readonly kind: "unsupported"; readonly message: string; readonly location: Location }
  | {
      readonly kind: "no-export";
      readonly file: string;
      readonly wanted: string;
      readonly exports: readonly string[];
      readonly isFunction: boolean;
    }
  | { readonly kind: "import"; readonly file: string; readonly specifier: string; readonly why: ImportRefusal }
  | { readonly kind: "threw"; readonly error: ThrownError }
  /** It waits for nothing, or loops, outside of functions; `location` is the loop where there is only one. */
  | { readonly kind: "never-finished"; readonly file: string; readonly location?: Location }
  | { readonly kind: "exited"; readonly file: string; readonly code: number };

/** Why a file cannot be read as source text; `refused` is by the system. */
export type Unreadable =
  | "folder"
  | "outside"
  | "broken-link"
  | "not-regular"
  | "too-large"
  | "too-many"
  | "not-utf-8"
  | "zero-byte"
  | "empty"
  | "too-deep"
  | "refused";

/** What is imported is no file of a submission, lies outside of it, or is a file that is not there. */
export const IMPORT_REFUSALS = ["foreign", "outside", "missing"] as const;
export type ImportRefusal = (typeof IMPORT_REFUSALS)[number];
