// The moves of the watch loop that keys and verdicts have in common: to an exercise, into a run, back to the picture.

import type { Effect, Step, Together, WatchState } from "./state.ts";

export function only(state: WatchState, ...effects: readonly Effect[]): Step {
  return { state, effects };
}

/** One step after another. */
export function followed({ state, effects }: Step, next: (state: WatchState) => Step): Step {
  const after = next(state);
  return { state: after.state, effects: [...effects, ...after.effects] };
}

export function goTo(state: WatchState, id: string): Step {
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

export function rerun(state: WatchState): Step {
  const run = state.run + 1;
  const together: Together = { kind: "unknown" };
  const after: WatchState = { ...state, run, together, isRunning: true, waiting: undefined, scroll: 0 };
  return only(after, { kind: "grade", id: state.current, run });
}

/** Grades all without another picture. */
export function startAll(state: WatchState): Step {
  const run = state.run + 1;
  return only({ ...state, run, together: { kind: "running" } }, { kind: "grade-all", run });
}

/** The exercise again, from wherever; a run of all exercises that is under way goes on unseen. */
export function back(state: WatchState): WatchState {
  return { ...state, panel: { kind: "exercise" }, scroll: 0 };
}
