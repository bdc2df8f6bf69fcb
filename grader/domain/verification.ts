// What a course's author is told of an exercise: whether it keeps what it promises.

import type { Arguments, Exercise, Law, Tolerance } from "./exercise.ts";
import type { Breach } from "./law.ts";
import type { ToleranceAdvice } from "./tolerance-share.ts";
import type { LoadProblem } from "./outcome.ts";
import type { Strength, Unnoticed, WrongMark } from "./strength.ts";
import type { ExerciseReport } from "./verdict.ts";

export type Verification = {
  readonly exercise: Exercise;
  readonly findings: readonly Finding[];
  /** Absent where the solution itself does not pass. */
  readonly strength?: Strength;
  readonly tolerance?: ToleranceAdvice;
};

/** What became of proposed cases that were to be written into a spec. */
export type Fix =
  | { readonly kind: "added"; readonly file: string; readonly names: readonly string[] }
  | { readonly kind: "refused"; readonly file: string; readonly reason: string };

/** Line and column from 1. */
export type Place = { readonly line: number; readonly column: number };

/** A file, relative to the course's folder, and its lines that say TODO, from 1. */
export type ToDo = { readonly file: string; readonly lines: readonly number[] };

export type Finding =
  | { readonly kind: "solution-missing"; readonly file: string }
  /** A case, stretch cases too, that the solution does not pass. */
  | { readonly kind: "solution-fails"; readonly report: ExerciseReport }
  | { readonly kind: "stub-missing"; readonly file: string }
  | { readonly kind: "stub-differs"; readonly file: string }
  /** The stub as the spec makes it does not say "not started" to every case. */
  | { readonly kind: "stub-runs"; readonly report: ExerciseReport }
  /** An author has left something to write. */
  | { readonly kind: "to-do"; readonly toDos: readonly ToDo[] }
  | { readonly kind: "few-hints"; readonly hints: number; readonly wanted: number }
  | { readonly kind: "mistakes-unloadable"; readonly file: string; readonly problem: LoadProblem | undefined }
  | { readonly kind: "mistake-missing"; readonly name: string; readonly file: string }
  /** `place` is where it is exported, if that can be seen. */
  | { readonly kind: "mistake-unsaid"; readonly name: string; readonly file: string; readonly place?: Place }
  /** There is a file of mistakes, and the spec names none. */
  | { readonly kind: "mistakes-unsaid"; readonly file: string }
  /**
   * Every case passes with it, stretch cases too; `within` is the case that it is farthest from, if only the tolerance lets
   * it pass, and by how much of the expected value it is off there.
   */
  | {
      readonly kind: "mistake-passes";
      readonly name: string;
      readonly within?: { readonly caseName: string; readonly offBy: number };
    }
  /** The solution with its sums in another order does not pass; `share` is how many times what is allowed it takes. */
  | {
      readonly kind: "rewrite-fails";
      readonly caseName: string;
      readonly tolerance: Tolerance;
      readonly share: number;
    }
  /** It fails, but never with a value, so it can never be recognised. */
  | { readonly kind: "mistake-mute"; readonly name: string }
  /** They give the same in all runs; `parting` are inputs where they do not, if any were found. */
  | { readonly kind: "mistakes-alike"; readonly names: readonly [string, string]; readonly parting?: Arguments }
  | { readonly kind: "laws-unloadable"; readonly file: string; readonly problem: LoadProblem | undefined }
  | { readonly kind: "law-missing"; readonly name: string; readonly file: string }
  | { readonly kind: "law-unsaid"; readonly name: string; readonly file: string; readonly place?: Place }
  | { readonly kind: "laws-unsaid"; readonly file: string }
  /** The solution does not keep it for these inputs; without a breach it gives no value that a law can be about. */
  | { readonly kind: "law-broken"; readonly law: Law; readonly args: Arguments; readonly breach?: Breach }
  /** It holds for a function that knows nothing of its task. */
  | { readonly kind: "law-idle"; readonly law: Law }
  | { readonly kind: "law-untried"; readonly law: Law; readonly reason: string }
  /** Mutants of the solution that pass every case, and one case that would notice all of them, if one was found. */
  | ({ readonly kind: "unnoticed" } & Unnoticed)
  | ({ readonly kind: "wrong-mark"; readonly file: string } & WrongMark);
