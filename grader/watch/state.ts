// What the watch loop knows, what can happen to it, and what it then wants to have done.

import type { DifferenceLine } from "../domain/difference.ts";
import type { TypeCheck } from "../domain/finding.ts";
import { missingBefore, type Prerequisites } from "../domain/prerequisites.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import type { Change } from "./change.ts";
import type { Key } from "./keys.ts";

/** What a run came to: a report, or why there is none, in lines to show. */
export type Graded =
  | { readonly kind: "report"; readonly report: ExerciseReport }
  | { readonly kind: "problems"; readonly lines: readonly string[] };

/** What all exercises came to. Those whose specs cannot be read have no report, and the lines that say why. */
export type AllGraded = {
  readonly reports: readonly ExerciseReport[];
  readonly unreadable: readonly { readonly id: string; readonly lines: readonly string[] }[];
};

/** How things are with all exercises at once. */
export type Together =
  /** Not graded together, or something was graded since. */
  | { readonly kind: "unknown" }
  | { readonly kind: "running" }
  | {
      readonly kind: "graded";
      /** The exercises that passed before and now do not. */
      readonly broken: readonly string[];
      /** Those that nothing can be said of, with the lines that say why. */
      readonly ungraded: AllGraded["unreadable"];
    };

export type Panel =
  | { readonly kind: "exercise" }
  | { readonly kind: "list"; readonly chosen: string }
  | { readonly kind: "solution" }
  /** Undefined for the moment in which it is worked out. */
  | { readonly kind: "difference"; readonly lines: readonly DifferenceLine[] | undefined }
  | { readonly kind: "all" };

export type Question = "reset" | "solution" | "solution-really";

export type WatchState = {
  /** The course's exercises, in order. */
  readonly ids: readonly string[];
  /** What comes before which of them. */
  readonly before: Prerequisites;
  readonly passed: ReadonlySet<string>;
  readonly current: string;
  /** Counts the runs: the result of an earlier one is out of date. */
  readonly run: number;
  readonly isRunning: boolean;
  readonly graded: Graded | undefined;
  /** What the type checker said of the text that `graded` is about; undefined until it has. */
  readonly checked: TypeCheck | undefined;
  readonly change: Change | undefined;
  readonly together: Together;
  /** Whether the last exercise that was pending has passed, and not all of them have been graded again since. */
  readonly isRecheckDue: boolean;
  readonly panel: Panel;
  readonly question: Question | undefined;
  /** A key that came during a run and waits for its verdict. */
  readonly waiting: "n" | "s" | "d" | undefined;
  /** How many lines of the picture are scrolled away. */
  readonly scroll: number;
  readonly notice: string | undefined;
};

export type Happening =
  | { readonly kind: "key"; readonly key: Key }
  | { readonly kind: "saved" }
  | { readonly kind: "graded"; readonly run: number; readonly graded: Graded }
  | { readonly kind: "all-graded"; readonly run: number; readonly graded: AllGraded }
  | { readonly kind: "checked"; readonly graded: Graded; readonly checked: TypeCheck }
  /** Undefined where there is no solution. */
  | { readonly kind: "compared"; readonly lines: readonly DifferenceLine[] | undefined }
  | { readonly kind: "told"; readonly notice: string }
  /** The picture could be scrolled no further than this. */
  | { readonly kind: "drawn"; readonly scroll: number };

export type Effect =
  | { readonly kind: "grade"; readonly id: string; readonly run: number }
  | { readonly kind: "grade-all"; readonly run: number }
  | { readonly kind: "check"; readonly id: string; readonly graded: Graded }
  | { readonly kind: "compare"; readonly id: string }
  | { readonly kind: "mark"; readonly id: string; readonly passed: boolean }
  | { readonly kind: "work-on"; readonly id: string }
  | { readonly kind: "hint"; readonly id: string }
  | { readonly kind: "reset"; readonly id: string }
  | { readonly kind: "suspend" }
  | { readonly kind: "quit"; readonly code: number };

export type Step = { readonly state: WatchState; readonly effects: readonly Effect[] };

/** Whether the current exercise passes as it is saved now. */
export function isSolved({ graded, isRunning }: WatchState): boolean {
  return !isRunning && graded?.kind === "report" && graded.report.status === "passed";
}

/** What is to be done before an exercise that is not done itself. */
export function waitsFor({ before, passed }: Pick<WatchState, "before" | "passed">, id: string): readonly string[] {
  return passed.has(id) ? [] : missingBefore(id, before, (each) => passed.has(each));
}

export function isComplete(ids: readonly string[], passed: ReadonlySet<string>): boolean {
  return ids.every((id) => passed.has(id));
}
