// What the grader says of a case, and what that makes of an exercise and a course.

import type { Failure } from "./compare.ts";
import type { Arguments, Case, Exercise } from "./exercise.ts";
import type { Breach } from "./law.ts";
import type { NoValue, Output, ThrownError } from "./outcome.ts";
import type { Relation } from "./relation.ts";
import type { Value } from "./value.ts";

export type Verdict =
  | { readonly kind: "passed" }
  | { readonly kind: "failed"; readonly failure: Failure | Changed; readonly actual: Value; readonly expected: Value }
  /** An error was expected: another one came, or none. */
  | {
      readonly kind: "failed-to-throw";
      readonly got: { kind: "returned"; value: Value } | { kind: "threw"; error: ThrownError };
    }
  /** Values came back that do not keep a law. */
  | { readonly kind: "broke-law"; readonly breach: Breach }
  | { readonly kind: "errored"; readonly outcome: NoValue }
  /** Not run, or not judged. */
  | ({ readonly kind: "skipped" } & NotJudged);

/** Why nothing can be said. Never for a reason that is the learner's: it is the course's, or where it says so the machine's. */
export type NotJudged = { readonly reason: string; readonly owner?: "machine" };

/** The value is right, but the call changed what it was given and has to leave as it is. */
export type Changed = { readonly kind: "changed" };

export type CaseReport = {
  readonly case: Case;
  readonly verdict: Verdict;
  /** The inputs of the call that decided the verdict; for a generated case the smallest that failed. */
  readonly args?: Arguments;
  /** Of a generated case: which run failed first, from 1, and the seed that replays it. */
  readonly replay?: { readonly run: number; readonly runs: number; readonly seed: number };
  /** The parameters that the call changed in place, whether it may or not. */
  readonly changed: readonly string[];
  readonly output: Output;
};

export type ExerciseStatus = "passed" | "failed" | "not-started";

export type ExerciseReport = {
  readonly exercise: Exercise;
  readonly status: ExerciseStatus;
  readonly cases: readonly CaseReport[];
  /** The submission's file, as an absolute path. */
  readonly file: string;
  /** How many parameters the submission declares, where it could be loaded. */
  readonly declaredParams?: number;
  /** What its file printed while it was loaded, outside of any case. */
  readonly loadOutput?: Output;
  readonly points: Points;
  /** What the wrong answers look like, where they look like one thing only. */
  readonly diagnosis?: Diagnosis;
};

export type Diagnosis =
  /** A known mistake gives the same. */
  | { readonly kind: "mistake"; readonly name: string; readonly sentence: string }
  /** How what came back goes together with what was expected. */
  | { readonly kind: "relation"; readonly relation: Relation };

/** Each is a whole number of hundredths of a point. */
export type Points = {
  readonly earned: number;
  /** What can be earned without stretch cases. */
  readonly possible: number;
  /** What stretch cases brought on top: bonus, part of neither of the others. */
  readonly extra: number;
};
