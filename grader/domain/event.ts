// A run as it is told to reporters, in order: started, one event an exercise, finished.

import type { Outcomes } from "./outcome.ts";
import type { ExerciseReport } from "./verdict.ts";

export type GradingEvent =
  | { readonly kind: "started"; readonly course: CourseInfo; readonly exercises: number }
  | ExerciseGradedEvent
  | FinishedEvent;

export type ExerciseGradedEvent = {
  readonly kind: "exercise-graded";
  readonly report: ExerciseReport;
  /** All that came back, whether a case failed by it or not. */
  readonly outcomes: Outcomes;
};

export type FinishedEvent = {
  readonly kind: "finished";
  readonly reports: readonly ExerciseReport[];
  readonly durationMs: number;
};

export type CourseInfo = { readonly title: string; readonly folder: string };
