// What a gradebook says: of the course, of each learner, and of what many of them got wrong. For reports, exports and lists;
// knows nothing of where it is kept.

import type { Fault, GradedDiagnosis, GradedExercise, Wrong } from "./graded.ts";
import type { Learner } from "./learner.ts";
import type { SandboxMode } from "./sandbox-mode.ts";

export type GradebookInfo = {
  /** The course's title. */
  readonly course: string;
  /** In the order of the course. */
  readonly exercises: readonly ExerciseInfo[];
};

export type ExerciseInfo = {
  readonly id: string;
  readonly title: string;
  readonly possible: number;
  /** What stretch cases can bring on top. */
  readonly bonus: number;
  /** In the order of the spec. */
  readonly cases: readonly CaseInfo[];
};

export type CaseInfo = {
  readonly name: string;
  readonly points: number;
  readonly hidden: boolean;
  readonly extra: boolean;
};

/** One row of the gradebook. */
export type LearnerGrades = {
  readonly learner: Learner;
  /** A hash of what was handed in; absent with a fault. */
  readonly submission?: string;
  /** What graded it, and in which sandbox; absent with a fault. */
  readonly gradedBy?: { readonly grader: string; readonly sandbox: SandboxMode };
  /** Why there are no grades. Then there are no exercises but those with points by hand. */
  readonly fault?: Fault;
  /** In the order of the course. */
  readonly exercises: readonly ExerciseGrade[];
  readonly late?: Lateness;
  /** To the learner, about the whole. */
  readonly comments: readonly string[];
  /** The keys of the first learners whose files are the same, byte for byte; empty where nothing was begun. */
  readonly sameAs: readonly string[];
  /** How many more they are; absent where all are named. */
  readonly sameAsMore?: number;
  /** Absent with a fault, unless every exercise has points by hand: what is not known is no zero. */
  readonly total?: Total;
};

export type ExerciseGrade = GradedExercise & {
  readonly byHand?: ByHand;
  /** Its own first, then that of the cluster. */
  readonly comments: readonly string[];
};

/** Points that somebody gave. They stand in place of what was earned, bonus and all. */
export type ByHand = { readonly points: number; readonly reason?: string };

export type Lateness = {
  /** ISO 8601, where it is known. */
  readonly submittedAt?: string;
  /** After what was due. */
  readonly minutes?: number;
  /** How much of the points is taken off. */
  readonly percent: number;
  /** As in `2 days late`. */
  readonly reason: string;
};

/** Each a whole number of hundredths of a point. */
export type Total = {
  /** Of all exercises, with bonus and points by hand. */
  readonly earned: number;
  readonly possible: number;
  /** What lateness takes off. */
  readonly penalty: number;
  readonly final: number;
};

/** Learners whose wrong submissions of an exercise gave the same on the same inputs. */
export type Cluster = {
  readonly exercise: string;
  readonly key: string;
  /** How many. */
  readonly learners: number;
  /** The exercise passes all the same. */
  readonly onlyStretch?: true;
  readonly diagnosis?: GradedDiagnosis;
  /** What one of them gave. */
  readonly example: { readonly learner: string } & Wrong;
  /** To all of them. */
  readonly comment?: string;
};

/** How a case told those apart who took it. Who did not begin an exercise took none of its cases. */
export type CaseStatistic = {
  readonly exercise: string;
  readonly case: string;
  readonly taken: number;
  readonly passed: number;
  /** The share that passes; 0 where nobody took it. */
  readonly difficulty: number;
  /**
   * How passing it goes together with passing the rest, from -1 to 1: the correlation between the case and what all other
   * cases of the course bring. Absent where either is the same for all.
   */
  readonly discrimination?: number;
  /** The mistake that all made who fail it. */
  readonly onlyMistake?: string;
};
