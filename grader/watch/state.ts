// The watch loop as a state machine: (state, what happened) -> (state, what to do). Pure: no files, clock or terminal.

import type { DifferenceLine } from "../domain/difference.ts";
import type { TypeCheck } from "../domain/finding.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { type Change, changeSince } from "./change.ts";
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
      readonly unreadable: AllGraded["unreadable"];
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

/** How many lines of a picture the page keys scroll. */
const PAGE = 10;

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
      checked: undefined,
      change: undefined,
      together: { kind: "unknown" },
      isRecheckDue: false,
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
  const { state: after, effects } = settle(state, happening);
  const { graded, current } = after;
  if (graded === state.graded) return { state: after, effects };
  // What was said of an earlier text is never shown beside a later verdict.
  const unchecked: WatchState = { ...after, checked: undefined };
  return graded?.kind === "report"
    ? only(unchecked, ...effects, { kind: "check", id: current, graded })
    : only(unchecked, ...effects);
}

function settle(state: WatchState, happening: Happening): Step {
  switch (happening.kind) {
    case "key":
      return onKey({ ...state, notice: undefined }, happening.key);
    case "saved":
      // Whoever saves wants to see what comes of it; what they were asked before is no longer the question.
      return rerun({ ...state, notice: undefined, panel: { kind: "exercise" }, question: undefined });
    case "graded":
      return happening.run === state.run ? onGraded(state, happening.graded) : only(state);
    case "all-graded":
      return happening.run === state.run ? onAllGraded(state, happening.graded) : only(state);
    case "checked":
      return only(happening.graded === state.graded ? { ...state, checked: happening.checked } : state);
    case "compared":
      return onCompared(state, happening.lines);
    case "told":
      return only({ ...state, notice: happening.notice });
    case "drawn":
      return only({ ...state, scroll: happening.scroll });
  }
}

/** Whether the current exercise passes as it is saved now. */
export function isSolved({ graded, isRunning }: WatchState): boolean {
  return !isRunning && graded?.kind === "report" && graded.report.status === "passed";
}

function onGraded(state: WatchState, graded: Graded): Step {
  const { current } = state;
  const before = state.graded?.kind === "report" ? state.graded.report : undefined;
  if (graded.kind === "problems")
    return only({ ...state, graded, isRunning: false, waiting: undefined, change: undefined });
  const passes = graded.report.status === "passed";
  const passed = new Set(state.passed);
  if (passes) passed.add(current);
  else passed.delete(current);
  const change = changeSince(before, graded.report);
  const isRecheckDue = isComplete(state.ids, passed) && (state.isRecheckDue || !isComplete(state.ids, state.passed));
  const after: WatchState = { ...state, graded, passed, change, isRecheckDue, isRunning: false };
  const marked = followed(only(after, { kind: "mark", id: current, passed: passes }), onWaiting);
  // A key that waited may have begun another run: then that comes first.
  return marked.state.run === state.run && isRecheckDue ? followed(marked, startAll) : marked;
}

function onAllGraded(state: WatchState, all: AllGraded): Step {
  const { ids } = state;
  const statuses = new Map(all.reports.map(({ exercise, status }) => [exercise.id, status]));
  // What cannot be graded is left as it was.
  const graded = ids.filter((id) => statuses.has(id));
  const passed = new Set(ids.filter((id) => (statuses.has(id) ? statuses.get(id) === "passed" : state.passed.has(id))));
  const broken = graded.filter((id) => state.passed.has(id) && !passed.has(id));
  const after: WatchState = {
    ...state,
    ...currentOf(state, all),
    passed,
    together: { kind: "graded", broken, unreadable: all.unreadable },
    isRecheckDue: false,
    isRunning: false,
  };
  const marks = graded.map((id): Effect => ({ kind: "mark", id, passed: passed.has(id) }));
  return followed(only(after, ...marks), onWaiting);
}

/** What a run of all says of the current exercise, whose own run it may have replaced. */
function currentOf(state: WatchState, { reports, unreadable }: AllGraded): Pick<WatchState, "graded" | "change"> {
  const report = reports.find(({ exercise }) => exercise.id === state.current);
  const problems = unreadable.find(({ id }) => id === state.current);
  if (report === undefined)
    return problems === undefined ? state : { graded: { kind: "problems", lines: problems.lines }, change: undefined };
  const change = changeSince(state.graded?.kind === "report" ? state.graded.report : undefined, report);
  const isChanged = change !== undefined && change.newlyPass + change.newlyFail > 0;
  return { graded: { kind: "report", report }, change: isChanged || state.isRunning ? change : state.change };
}

function onCompared(state: WatchState, lines: readonly DifferenceLine[] | undefined): Step {
  if (state.panel.kind !== "difference") return only(state);
  return only(
    lines === undefined
      ? { ...back(state), notice: "This course comes without a solution to compare with." }
      : { ...state, panel: { kind: "difference", lines } },
  );
}

function onWaiting(state: WatchState): Step {
  const { waiting } = state;
  return waiting === undefined ? only(state) : onKey({ ...state, waiting: undefined }, waiting);
}

function onKey(state: WatchState, key: Key): Step {
  if (key === "ctrl-c") return only(state, { kind: "quit", code: 130 });
  if (key === "ctrl-z") return only(state, { kind: "suspend" });
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
    case "d":
      return onDifference(state);
    case "a":
      return gradeAll(state);
    case "r":
      return only({ ...back(state), question: "reset" });
    case "escape":
      return only(back(state));
    case "down":
    case "j":
      return scrolled(state, 1);
    case "up":
    case "k":
      return scrolled(state, -1);
    case "page-down":
      return scrolled(state, PAGE);
    case "page-up":
      return scrolled(state, -PAGE);
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

function scrolled(state: WatchState, lines: number): Step {
  return only({ ...state, scroll: Math.max(0, state.scroll + lines) });
}

function onNext(state: WatchState): Step {
  const { together, panel } = state;
  if (state.isRunning || (panel.kind === "all" && together.kind === "running")) return only({ ...state, waiting: "n" });
  const pending = state.ids.find((id) => !state.passed.has(id));
  if (panel.kind === "all") return pending === undefined ? only(state) : goTo(state, pending);
  const broken = together.kind === "graded" ? together.broken.find((id) => id !== state.current) : undefined;
  if (!isSolved(state)) return only({ ...state, notice: "n goes on when this exercise passes. l shows them all." });
  if (broken !== undefined) return goTo(state, broken);
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

/** Before a pass there is nothing to compare: the solution itself is what would be shown. */
function onDifference(state: WatchState): Step {
  if (state.panel.kind === "difference") return only(back(state));
  if (state.isRunning) return only({ ...state, waiting: "d" });
  if (!isSolved(state)) return only({ ...state, notice: "d compares with the solution once it passes." });
  const panel: Panel = { kind: "difference", lines: undefined };
  return only({ ...state, panel, scroll: 0 }, { kind: "compare", id: state.current });
}

function gradeAll(state: WatchState): Step {
  const shown: WatchState = { ...state, panel: { kind: "all" }, waiting: undefined, scroll: 0 };
  return state.together.kind === "running" ? only(shown) : startAll(shown);
}

/** Grades all without another picture. */
function startAll(state: WatchState): Step {
  const run = state.run + 1;
  return only({ ...state, run, together: { kind: "running" } }, { kind: "grade-all", run });
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
  const together: Together = { kind: "unknown" };
  const after: WatchState = { ...state, run, together, isRunning: true, waiting: undefined, scroll: 0 };
  return only(after, { kind: "grade", id: state.current, run });
}

/** The exercise again, from wherever; a run of all exercises that is under way goes on unseen. */
function back(state: WatchState): WatchState {
  return { ...state, panel: { kind: "exercise" }, scroll: 0 };
}

function isComplete(ids: readonly string[], passed: ReadonlySet<string>): boolean {
  return ids.every((id) => passed.has(id));
}

/** One step after another. */
function followed({ state, effects }: Step, next: (state: WatchState) => Step): Step {
  const after = next(state);
  return { state: after.state, effects: [...effects, ...after.effects] };
}

function only(state: WatchState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}
