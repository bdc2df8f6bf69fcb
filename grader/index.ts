// The public API: what another program needs to read a course's specs and to grade with them.

export type { GradingEvent } from "./domain/event.ts";
export { DEFAULTS, type Exercise } from "./domain/exercise.ts";
export type { ExerciseReport, Verdict } from "./domain/verdict.ts";
export { parseExercise } from "./spec/parse.ts";
export { type Problem, problemText } from "./spec/problem.ts";
export { type JsonReport, jsonReport } from "./reporters/json.ts";
