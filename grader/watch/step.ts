// The watch loop as a state machine: (state, what happened) -> (state, what to do). Pure: no files, clock or terminal.

import type { DifferenceLine } from "../domain/difference.ts";
import { faultOf, isUndecided } from "../domain/fault.ts";
import type { Prerequisites } from "../domain/prerequisites.ts";
import { changeSince } from "./change.ts";
import { back, followed, goTo, only, rerun, startAll } from "./move.ts";
import { press } from "./press.ts";
import {
  type AllGraded,
  type Effect,
  type Graded,
  type Happening,
  isComplete,
  type Step,
  type WatchState,
} from "./state.ts";

/** The loop at its beginning, with the first run under way. */
export function begin(
  ids: readonly string[],
  before: Prerequisites,
  passed: ReadonlySet<string>,
  current: string,
): Step {
  return goTo(
    {
      ids,
      before,
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
      return press({ ...state, notice: undefined }, happening.key);
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

function onGraded(state: WatchState, graded: Graded): Step {
  const { current } = state;
  const before = state.graded?.kind === "report" ? state.graded.report : undefined;
  if (graded.kind === "problems")
    return only({ ...state, graded, isRunning: false, waiting: undefined, change: undefined });
  const passes = graded.report.status === "passed";
  const passed = new Set(state.passed);
  if (passes) passed.add(current);
  else if (!isUndecided(graded.report)) passed.delete(current);
  const change = changeSince(before, graded.report);
  const isRecheckDue = isComplete(state.ids, passed) && (state.isRecheckDue || !isComplete(state.ids, state.passed));
  const after: WatchState = { ...state, graded, passed, change, isRecheckDue, isRunning: false };
  const marked = followed(only(after, { kind: "mark", id: current, passed: passed.has(current) }), onWaiting);
  // A key that waited may have begun another run: then that comes first.
  return marked.state.run === state.run && isRecheckDue ? followed(marked, startAll) : marked;
}

function onAllGraded(state: WatchState, all: AllGraded): Step {
  const { ids } = state;
  const decided = all.reports.filter((report) => !isUndecided(report));
  const statuses = new Map(decided.map(({ exercise, status }) => [exercise.id, status]));
  // What cannot be graded is left as it was.
  const graded = ids.filter((id) => statuses.has(id));
  const passed = new Set(ids.filter((id) => (statuses.has(id) ? statuses.get(id) === "passed" : state.passed.has(id))));
  const broken = graded.filter((id) => state.passed.has(id) && !passed.has(id));
  const after: WatchState = {
    ...state,
    ...currentOf(state, all),
    passed,
    together: { kind: "graded", broken, ungraded: [...all.unreadable, ...undecided(all.reports)] },
    isRecheckDue: false,
    isRunning: false,
  };
  const marks = graded.map((id): Effect => ({ kind: "mark", id, passed: passed.has(id) }));
  return followed(only(after, ...marks), onWaiting);
}

/** Those of which nobody knows whether they pass, and why. */
function undecided(reports: AllGraded["reports"]): AllGraded["unreadable"] {
  return reports.filter(isUndecided).map(({ exercise, cases }) => {
    const lines = cases.flatMap(({ case: { hidden }, verdict }) => {
      const fault = faultOf(verdict);
      if (fault === undefined) return [];
      // What the machine says has nothing of the case in it.
      return hidden && fault.owner === "course" ? "a hidden case cannot be judged" : fault.reason;
    });
    return { id: exercise.id, lines: [...new Set(lines)] };
  });
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
  return waiting === undefined ? only(state) : press({ ...state, waiting: undefined }, waiting);
}
