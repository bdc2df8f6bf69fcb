// What each key does in which state of the watch loop.

import { firstToDo } from "../domain/prerequisites.ts";
import { afterText } from "../reporters/next-command.ts";
import type { Key } from "./keys.ts";
import { back, goTo, only, startAll } from "./move.ts";
import { isSolved, type Panel, type Question, type Step, waitsFor, type WatchState } from "./state.ts";

/** How many lines of a picture the page keys scroll. */
const PAGE = 10;

export function press(state: WatchState, key: Key): Step {
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
  const pending = firstToDo(state.ids, state.before, (id) => state.passed.has(id));
  if (panel.kind === "all") return pending === undefined ? only(state) : goTo(state, pending);
  const broken = together.kind === "graded" ? together.broken.find((id) => id !== state.current) : undefined;
  if (!isSolved(state)) return only({ ...state, notice: "n goes on when this exercise passes. l shows them all." });
  if (broken !== undefined) return goTo(state, broken);
  const following = state.ids.slice(state.ids.indexOf(state.current) + 1);
  const next = following.find((id) => waitsFor(state, id).length === 0) ?? pending;
  if (next === undefined) return gradeAll(state);
  const { state: there, effects } = goTo(state, next);
  const [skipped] = following;
  const missing = skipped === undefined ? [] : waitsFor(state, skipped);
  const isSkipped = skipped !== next && missing.length > 0;
  return only(isSkipped ? { ...there, notice: `${skipped} comes ${afterText(missing)}.` } : there, ...effects);
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
