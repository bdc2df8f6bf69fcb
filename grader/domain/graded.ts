// What is kept of a submission of a class once it was graded, and of one that could not be: small enough for thousands,
// and without anything that differs from one run to the next.

import type { Outcome } from "./outcome.ts";
import type { SandboxMode } from "./sandbox-mode.ts";
import type { Diagnosis, ExerciseStatus, Points, Verdict } from "./verdict.ts";

export type Entry = Graded | Faulted;

/** A submission with its grades. */
export type Graded = Basis & {
  readonly kind: "graded";
  readonly learner: string;
  /** In the order of the course. */
  readonly exercises: readonly GradedExercise[];
};

/** A submission that the grader could not grade. No fault of the learner's, and never a zero. */
export type Faulted = { readonly kind: "fault"; readonly learner: string; readonly fault: Fault };

export type Fault = {
  /** Whose it is to mend: `submission` cannot be read, `course` cannot judge, `machine` let the grader down, `bug` is ours. */
  readonly owner: "submission" | "course" | "machine" | "bug";
  /** A sentence without its first capital and its full stop. */
  readonly reason: string;
};

/** What grades rest on. The same basis gives the same grades. */
export type Basis = {
  /** A hash of the submission's files. */
  readonly submission: string;
  /** A hash of each exercise's spec and solution, by id. */
  readonly specs: Readonly<Record<string, string>>;
  /** The grader's version, with a hash of its code and the Node that it ran on. */
  readonly grader: string;
  readonly sandbox: SandboxMode;
};

export type GradedExercise = {
  readonly id: string;
  readonly status: ExerciseStatus;
  readonly points: Points;
  readonly diagnosis?: GradedDiagnosis;
  /** In the order of the spec. */
  readonly cases: readonly GradedCase[];
};

/** A mistake's name or a relation's kind, and what it says to the learner; no message where a hidden case must not show it. */
export type GradedDiagnosis = {
  readonly kind: Diagnosis["kind"];
  readonly name: string;
  readonly message?: string;
};

export type GradedCase = {
  readonly case: string;
  readonly verdict: Verdict["kind"];
  /** Of an errored case: how the call ended. */
  readonly outcome?: Exclude<Outcome["kind"], "returned">;
  /** Why it did not pass, as the learner reads it. */
  readonly message?: string;
};

/** Something among the submissions that is none, and why. */
export type PassedOver = { readonly name: string; readonly reason: string };
