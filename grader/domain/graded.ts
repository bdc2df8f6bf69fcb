// What is kept of a submission of a class once it was graded, and of one that could not be: small enough for thousands,
// and without anything that differs from one run to the next.

import type { NoValue } from "./outcome.ts";
import type { SandboxMode } from "./sandbox-mode.ts";
import type { CaseReport, Diagnosis, ExerciseReport, ExerciseStatus, Points, Verdict } from "./verdict.ts";

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

/** What the grades of a submission rest on, beside each exercise's own spec. The same basis gives the same grades. */
export type Basis = {
  /** A hash of the submission's files. */
  readonly submission: string;
  /** The grader's version, with a hash of its code and the Node that it ran on. */
  readonly grader: string;
  readonly sandbox: SandboxMode;
};

export type GradedExercise = {
  readonly id: string;
  /** A hash of the spec, the solution and the mistakes that it was graded by. */
  readonly spec: string;
  readonly status: ExerciseStatus;
  readonly points: Points;
  readonly diagnosis?: GradedDiagnosis;
  /** Where it was begun and a case does not pass. */
  readonly wrong?: Wrong;
  /** In the order of the spec. */
  readonly cases: readonly GradedCase[];
  /** Where several files could have been meant. */
  readonly chosen?: Chosen;
};

/** Which of a learner's files was graded for an exercise, and which were not: paths with slashes. */
export type Chosen = { readonly graded: string; readonly left: readonly string[] };

/** A mistake's name or a relation's kind, and what it says to the learner; no message where a hidden case must not show it. */
export type GradedDiagnosis = {
  readonly kind: Diagnosis["kind"];
  readonly name: string;
  readonly message?: string;
};

/** What a wrong function did. For instructors: the case may be a hidden one. */
export type Wrong = {
  /** The same for all that did the same on the same inputs. */
  readonly key: string;
  /** The first case that does not pass. */
  readonly case: string;
  readonly call?: string;
  /** What came of it, as text: a value, or what happened in its place. */
  readonly got: string;
  readonly expected?: string;
};

export type GradedCase = {
  readonly case: string;
  readonly verdict: Verdict["kind"];
  /** What it brought, in whole hundredths of a point. */
  readonly points: number;
  /** Of an errored case: how the call ended. */
  readonly outcome?: NoValue["kind"];
  /** Why it did not pass, as the learner reads it. */
  readonly message?: string;
};

/** Puts the reports of one submission into the words that are kept. */
export type GradedWords = {
  /** Why a case did not pass, as its learner reads it; undefined where there is nothing to say, or it must not be said. */
  readonly ofCase: (report: CaseReport, exercise: ExerciseReport) => string | undefined;
  readonly ofDiagnosis: (exercise: ExerciseReport) => string | undefined;
  /** The first case that does not pass, as whoever teaches reads it. */
  readonly ofWrong: (exercise: ExerciseReport) => Omit<Wrong, "key"> | undefined;
};

/** Something among the submissions that is none, or a file in one that was not graded, and why. */
export type PassedOver = { readonly name: string; readonly reason: string };
