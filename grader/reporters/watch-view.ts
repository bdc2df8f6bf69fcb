// What the picture of the watch loop is made from: what is known of the current exercise and of the others.

import type { DifferenceLine } from "../domain/difference.ts";
import type { CourseInfo } from "../domain/event.ts";
import type { TypeCheck } from "../domain/finding.ts";
import type { ExerciseReport } from "../domain/verdict.ts";

export type WatchView = {
  readonly course: CourseInfo;
  readonly exercises: readonly {
    readonly id: string;
    readonly passed: boolean;
    /** The ids of what is to be done before it, and is not. */
    readonly after: readonly string[];
  }[];
  readonly current: string;
  /** The learner's file, as an absolute path. */
  readonly file: string;
  /** What the last run came to; undefined before the first. */
  readonly graded:
    | { readonly kind: "report"; readonly report: ExerciseReport }
    | { readonly kind: "problems"; readonly lines: readonly string[] }
    | undefined;
  /** What the type checker says of the same text; undefined until it has, and where there is none. */
  readonly checked: TypeCheck | undefined;
  readonly isRunning: boolean;
  readonly change: { readonly newlyPass: number; readonly newlyFail: number } | undefined;
  /** How things are with all exercises at once: what a run of all found, where nothing was graded since. */
  readonly together:
    | { readonly kind: "unknown" | "running" }
    | {
        readonly kind: "graded";
        /** The exercises that passed before and now do not. */
        readonly broken: readonly string[];
        readonly ungraded: readonly { readonly id: string; readonly lines: readonly string[] }[];
      };
  /** How many of the exercise's hints the learner has asked for. */
  readonly hints: number;
  readonly panel:
    | { readonly kind: "exercise" | "all" }
    | { readonly kind: "list"; readonly chosen: string }
    /** The solution's text; undefined where there is none. */
    | { readonly kind: "solution"; readonly text: string | undefined }
    | { readonly kind: "difference"; readonly lines: readonly DifferenceLine[] | undefined };
  readonly question: "reset" | "solution" | "solution-really" | undefined;
  readonly notice: string | undefined;
  readonly isPolling: boolean;
  readonly scroll: number;
};
