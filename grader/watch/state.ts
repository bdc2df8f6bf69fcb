// The watch loop as a state machine: (state, what happened) -> (state, what to do). Pure: no files, clock or terminal.

import type { ExerciseReport } from "../domain/verdict.ts";
import { type Change, changeSince } from "./change.ts";
import type { Key } from "./keys.ts";

/** What a run came to: a report, or why there is none, in lines to show. */
export type Graded =
  | { readonly kind: "report"; readonly report: ExerciseReport }
  | { readonly kind: "problems"; readonly lines: readonly string[] };

export type Panel =
  | { readonly kind: "exercise" }
  | { readonly kind: "list"; readonly chosen: string }
  | { readonly kind: "solution" }
  | { readonly kind: "all" };

export type Question = "reset" | "solution" | "solution-really";

export type WatchState = {
  /** The course's exercises, in order. */
  readonly ids: readonly string[];
  readonly passed: ReadonlySet<string>;
  readonly current: string;
  /** Counts the runs: the result of an earlier one is out of date. */
  readonly run: number;
  readonly isRunning: boolean;
  readonly graded: Graded | undefined;
  readonly change: Change | undefined;
  readonly panel: Panel;
  readonly question: Question | undefined;
  /** A key that came during a run and waits for its verdict. */
  readonly waiting: "n" | "s" | undefined;
  /** How many lines of the picture are scrolled away. */
  readonly scroll: number;
  readonly notice: string | undefined;
};

export type Happening =
  | { readonly kind: "key"; readonly key: Key }
  | { readonly kind: "saved" }
  | { readonly kind: "graded"; readonly run: number; readonly graded: Graded }
  | { readonly kind: "all-graded"; readonly run: number; readonly passed: ReadonlySet<string> }
  | { readonly kind: "told"; readonly notice: string };

export type Effect =
  | { readonly kind: "grade"; readonly id: string; readonly run: number }
  | { readonly kind: "grade-all"; readonly run: number }
  | { readonly kind: "mark"; readonly id: string; readonly passed: boolean }
  | { readonly kind: "work-on"; readonly id: string }
  | { readonly kind: "hint"; readonly id: string }
  | { readonly kind: "reset"; readonly id: string }
  | { readonly kind: "quit"; readonly code: number };

export type Step = { readonly state: WatchState; readonly effects: readonly Effect[] };

/** The loop at its beginning, with the first run under way. */
export function begin(ids: readonly string[], passed: ReadonlySet<string>, current: string): Step {
  return goTo(
    {
      ids,
      passed,
      current,
      run: 0,
      isRunning: false,
      graded: undefined,
      change: undefined,
      panel: { kind: "exercise" },
      question: undefined,
      waiting: undefined,
      scroll: 0,
      notice: undefined,
    },
    current,
  );
}

export function step(state: WatchState, happening: Happening): Step {
  switch (happening.kind) {
    case "key":
      return onKey({ ...state, notice: undefined }, happening.key);
    case "saved":
      // Whoever saves wants to see what comes of it; what they were asked before is no longer the question.
      return rerun({ ...state, notice: undefined, panel: { kind: "exercise" }, question: undefined });
    case "graded":
      return happening.run === state.run ? onGraded(state, happening.graded) : only(state);
    case "all-graded":
      return happening.run === state.run ? only({ ...state, passed: happening.passed, isRunning: false }) : only(state);
    case "told":
      return only({ ...state, notice: happening.notice });
  }
}

/** Whether the current exercise passes as it is saved now. */
export function isSolved({ graded, isRunning }: WatchState): boolean {
  return !isRunning && graded?.kind === "report" && graded.report.status === "passed";
}

function onGraded(state: WatchState, graded: Graded): Step {
  const { current, waiting } = state;
  const before = state.graded?.kind === "report" ? state.graded.report : undefined;
  if (graded.kind === "problems") return only({ ...state, graded, isRunning: false, change: undefined });
  const passes = graded.report.status === "passed";
  const passed = new Set(state.passed);
  if (passes) passed.add(current);
  else passed.delete(current);
  const change = changeSince(before, graded.report);
  const after: WatchState = { ...state, graded, passed, change, isRunning: false, waiting: undefined };
  const marked = only(after, { kind: "mark", id: current, passed: passes });
  if (waiting === undefined) return marked;
  const followed = onKey(after, waiting);
  return { state: followed.state, effects: [...marked.effects, ...followed.effects] };
}

function onKey(state: WatchState, key: Key): Step {
  if (key === "ctrl-c") return only(state, { kind: "quit", code: 130 });
  if (state.question !== undefined) return onAnswer({ ...state, question: undefined }, state.question, key);
  if (state.panel.kind === "list") {
    const moved = onListKey(state, state.panel.chosen, key);
    if (moved !== undefined) return moved;
  }
  switch (key) {
    case "q":
      return only(state, { kind: "quit", code: 0 });
    case "n":
      return onNext(state);
    case "p":
      return onPrevious(state);
    case "h":
      return only({ ...state, panel: { kind: "exercise" } }, { kind: "hint", id: state.current });
    case "l":
      return only(
        state.panel.kind === "list"
          ? back(state)
          : { ...state, panel: { kind: "list", chosen: state.current }, scroll: 0 },
      );
    case "s":
      return onSolution(state);
    case "a":
      return gradeAll(state);
    case "r":
      return only({ ...back(state), question: "reset" });
    case "escape":
      return only(back(state));
    case "down":
      return only({ ...state, scroll: state.scroll + 1 });
    case "up":
      return only({ ...state, scroll: Math.max(0, state.scroll - 1) });
    default:
      return only(state);
  }
}

function onAnswer(state: WatchState, question: Question, key: Key): Step {
  if (key === "q" || key === "escape" || key === "n") return only(state);
  const isYes = key === "y" || (key === "s" && question !== "reset");
  if (!isYes) return only({ ...state, question });
  switch (question) {
    case "reset":
      return only(state, { kind: "reset", id: state.current });
    case "solution":
      return only({ ...state, question: "solution-really" });
    case "solution-really":
      return only({ ...state, panel: { kind: "solution" }, scroll: 0 });
  }
}

function onListKey(state: WatchState, chosen: string, key: Key): Step | undefined {
  const at = state.ids.indexOf(chosen);
  const choose = (index: number): Step =>
    only({ ...state, panel: { kind: "list", chosen: state.ids[index] ?? chosen } });
  switch (key) {
    case "up":
    case "k":
      return choose(Math.max(0, at - 1));
    case "down":
    case "j":
      return choose(at + 1);
    case "enter":
      return chosen === state.current ? only(back(state)) : goTo(state, chosen);
    default:
      return undefined;
  }
}

function onNext(state: WatchState): Step {
  if (state.isRunning) return only({ ...state, waiting: "n" });
  const pending = state.ids.find((id) => !state.passed.has(id));
  if (state.panel.kind === "all") return pending === undefined ? only(state) : goTo(state, pending);
  if (!isSolved(state)) return only({ ...state, notice: "n goes on when this exercise passes. l shows them all." });
  const next = state.ids[state.ids.indexOf(state.current) + 1] ?? pending;
  return next === undefined ? gradeAll(state) : goTo(state, next);
}

function onPrevious(state: WatchState): Step {
  const previous = state.ids[state.ids.indexOf(state.current) - 1];
  return previous === undefined
    ? only({ ...back(state), notice: "This is the first exercise." })
    : goTo(state, previous);
}

function onSolution(state: WatchState): Step {
  if (state.panel.kind === "solution") return only(back(state));
  if (state.isRunning) return only({ ...state, waiting: "s" });
  return only(
    isSolved(state) ? { ...state, panel: { kind: "solution" }, scroll: 0 } : { ...back(state), question: "solution" },
  );
}

function gradeAll(state: WatchState): Step {
  const run = state.run + 1;
  const after: WatchState = { ...state, run, panel: { kind: "all" }, isRunning: true, waiting: undefined, scroll: 0 };
  return only(after, { kind: "grade-all", run });
}

function goTo(state: WatchState, id: string): Step {
  const moved: WatchState = {
    ...state,
    current: id,
    graded: undefined,
    change: undefined,
    panel: { kind: "exercise" },
    notice: undefined,
  };
  const { state: after, effects } = rerun(moved);
  return { state: after, effects: [{ kind: "work-on", id }, ...effects] };
}

function rerun(state: WatchState): Step {
  const run = state.run + 1;
  const after: WatchState = { ...state, run, isRunning: true, waiting: undefined, scroll: 0 };
  return only(after, { kind: "grade", id: state.current, run });
}

/** The exercise again, from wherever; a run of all exercises that is under way goes on unseen. */
function back(state: WatchState): WatchState {
  return { ...state, panel: { kind: "exercise" }, scroll: 0 };
}

function only(state: WatchState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}
