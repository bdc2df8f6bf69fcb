// The watch loop's rules, without a terminal: what each key and each verdict does in which state.

import { describe, expect, test } from "vitest";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { changeSince } from "../../watch/change.ts";
import { keysIn } from "../../watch/keys.ts";
import { begin, type Effect, type Happening, type Step, step, type WatchState } from "../../watch/state.ts";
import { caseReport, errored, exerciseReport, PASSED, STUB_OUTCOME } from "../reporters/build.ts";

const IDS = ["01-one", "02-two", "03-three"];

function report(id: string, ...passes: readonly boolean[]): ExerciseReport {
  const cases = passes.map((isPassed, index) =>
    caseReport(isPassed ? PASSED : errored(STUB_OUTCOME), { case: { name: `case ${index}` } }),
  );
  return exerciseReport(cases, { exercise: { id } });
}

/** Lets these things happen one after another; keys are written as they are typed. */
function after(start: Step, ...happenings: readonly (string | ExerciseReport)[]): Step {
  let { state, effects } = start;
  for (const each of happenings) {
    const happening: Happening =
      typeof each !== "string"
        ? { kind: "graded", run: state.run, graded: { kind: "report", report: each } }
        : each === "save"
          ? { kind: "saved" }
          : { kind: "key", key: each };
    ({ state, effects } = step(state, happening));
  }
  return { state, effects };
}

const started = begin(IDS, new Set(), "01-one");
const passing = after(started, report("01-one", true, true));
const failing = after(started, report("01-one", true, false));

function kinds({ effects }: Step): readonly Effect["kind"][] {
  return effects.map(({ kind }) => kind);
}

test("it begins with a run", () => {
  expect(started.effects).toEqual([
    { kind: "work-on", id: "01-one" },
    { kind: "grade", id: "01-one", run: 1 },
  ]);
});

describe("n", () => {
  test("goes on only when the exercise passes, and never by itself", () => {
    expect(passing.state.current).toBe("01-one");
    expect(after(failing, "n").state).toMatchObject({ current: "01-one", notice: expect.stringContaining("passes") });
    expect(after(passing, "n").state).toMatchObject({ current: "02-two", isRunning: true });
  });

  test("during a run it waits for the verdict, and twice is once", () => {
    const waiting = after(started, "n", "n");
    expect(waiting.effects).toEqual([]);
    expect(after(waiting, report("01-one", true)).state.current).toBe("02-two");
    expect(after(waiting, report("01-one", false)).state).toMatchObject({ current: "01-one", waiting: undefined });
  });

  test("after a save it no longer waits", () => {
    expect(after(started, "n", "save", report("01-one", true)).state.current).toBe("01-one");
  });

  test("after the last one it goes to the first that is pending, and when none is, everything is graded", () => {
    const last = (done: readonly string[]): Step =>
      after(begin(IDS, new Set(done), "03-three"), report("03-three", true), "n");
    expect(last(["01-one"]).state.current).toBe("02-two");
    expect(kinds(last(["01-one", "02-two"]))).toEqual(["grade-all"]);
  });
});

test("p goes back, and stays at the first", () => {
  expect(after(passing, "n", "p").state.current).toBe("01-one");
  expect(after(passing, "p").state).toMatchObject({ current: "01-one", notice: "This is the first exercise." });
});

test("breaking a done exercise makes it pending again", () => {
  expect(passing.effects).toEqual([{ kind: "mark", id: "01-one", passed: true }]);
  const broken = after(passing, "save", report("01-one", false, false));
  expect(broken.effects).toEqual([{ kind: "mark", id: "01-one", passed: false }]);
  expect(broken.state.passed.has("01-one")).toBe(false);
});

test("a result of an earlier run is not shown", () => {
  const { state } = after(failing, "save");
  const late = step(state, {
    kind: "graded",
    run: state.run - 1,
    graded: { kind: "report", report: report("01-one", true) },
  });
  expect(late).toEqual({ state, effects: [] });
});

describe("the solution", () => {
  test("after a pass it is shown at once, and s hides it again", () => {
    expect(after(passing, "s").state.panel.kind).toBe("solution");
    expect(after(passing, "s", "s").state.panel.kind).toBe("exercise");
  });

  test("before it is asked for twice", () => {
    expect(after(failing, "s").state.question).toBe("solution");
    expect(after(failing, "s", "y").state.question).toBe("solution-really");
    expect(after(failing, "s", "y", "y").state.panel.kind).toBe("solution");
    expect(after(failing, "s", "y", "n").state).toMatchObject({ panel: { kind: "exercise" }, question: undefined });
  });
});

test("a reset wants a yes", () => {
  expect(kinds(after(failing, "r"))).toEqual([]);
  expect(kinds(after(failing, "r", "n"))).toEqual([]);
  expect(kinds(after(failing, "r", "x"))).toEqual([]);
  expect(kinds(after(failing, "r", "x", "y"))).toEqual(["reset"]);
  expect(kinds(after(failing, "r", "save"))).toEqual(["grade"]);
});

test("the list chooses any exercise", () => {
  expect(after(failing, "l", "down", "down", "down", "enter").state.current).toBe("03-three");
  expect(after(failing, "l", "l").state.panel.kind).toBe("exercise");
});

test("h asks for a hint, each time for one", () => {
  expect(kinds(after(failing, "h"))).toEqual(["hint"]);
  expect(kinds(after(started, "h"))).toEqual(["hint"]);
});

test.for([
  ["q", 0],
  ["ctrl-c", 130],
] as const)("%s quits, during a run too", ([key, code]) => {
  expect(after(started, key).effects).toEqual([{ kind: "quit", code }]);
});

test("all together: what passes now is what passed then", () => {
  const running = after(passing, "a");
  expect(running.effects).toEqual([{ kind: "grade-all", run: 2 }]);
  const done = step(running.state, { kind: "all-graded", run: 2, passed: new Set(["02-two"]) });
  const shown: WatchState = done.state;
  expect(shown).toMatchObject({ isRunning: false, panel: { kind: "all" } });
  expect(after(done, "n").state.current).toBe("01-one");
});

test("what changed is counted by the names of the cases", () => {
  const [before, now] = [report("01-one", true, false, false), report("01-one", false, true, true)];
  expect(changeSince(before, now)).toEqual({ newlyPass: 2, newlyFail: 1 });
  expect(changeSince(undefined, now)).toBeUndefined();
  expect(changeSince(report("02-two", true), now)).toBeUndefined();
});

test("keys are read from raw bytes", () => {
  expect(keysIn("nH\u001B[A\u001BOB\r\u0003\u001B")).toEqual(["n", "h", "up", "down", "enter", "ctrl-c", "escape"]);
  expect(keysIn("\u001B[15~é\u0000q")).toEqual(["q"]);
});
