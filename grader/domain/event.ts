// A run as it is told to reporters, in order: started, one event an exercise, finished.

import type { ExerciseReport } from "./verdict.ts";

export type GradingEvent =
  | { readonly kind: "started"; readonly course: CourseInfo; readonly exercises: number }
  | { readonly kind: "exercise-graded"; readonly report: ExerciseReport }
  | FinishedEvent;

export type FinishedEvent = {
  readonly kind: "finished";
  readonly reports: readonly ExerciseReport[];
  readonly durationMs: number;
};

export type CourseInfo = { readonly title: string; readonly folder: string };
