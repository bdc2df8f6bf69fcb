// What a course's author is told of an exercise: whether it keeps what it promises.

import type { Exercise } from "./exercise.ts";
import type { ExerciseReport } from "./verdict.ts";

export type Verification = { readonly exercise: Exercise; readonly findings: readonly Finding[] };

export type Finding =
  | { readonly kind: "solution-missing"; readonly file: string }
  /** A case, stretch cases too, that the solution does not pass. */
  | { readonly kind: "solution-fails"; readonly report: ExerciseReport }
  | { readonly kind: "stub-missing"; readonly file: string }
  | { readonly kind: "stub-differs"; readonly file: string }
  /** The stub as the spec makes it does not say "not started" to every case. */
  | { readonly kind: "stub-runs"; readonly report: ExerciseReport }
  | { readonly kind: "few-hints"; readonly hints: number; readonly wanted: number };
