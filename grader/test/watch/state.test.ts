// The watch loop's rules, without a terminal: what each key and each verdict does in which state.

import { describe, expect, test } from "vitest";
import type { TypeCheck } from "../../domain/finding.ts";
import type { Prerequisites } from "../../domain/prerequisites.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { changeSince } from "../../watch/change.ts";
import { keysIn } from "../../watch/keys.ts";
import { type Effect, type Happening, isSolved, type Step, type WatchState } from "../../watch/state.ts";
import { begin, step } from "../../watch/step.ts";
import { caseReport, errored, exerciseReport, PASSED, STUB_OUTCOME } from "../reporters/build.ts";

const IDS = ["01-one", "02-two", "03-three"];
const FREE: Prerequisites = new Map();

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

const started = begin(IDS, FREE, new Set(), "01-one");
const passing = after(started, report("01-one", true, true));
const failing = after(started, report("01-one", true, false));

/** What is to be done beside the check of the types that follows every verdict, and has tests of its own. */
function doings({ effects }: Step): readonly Effect[] {
  return effects.filter(({ kind }) => kind !== "check");
}

function kinds(to: Step): readonly Effect["kind"][] {
  return doings(to).map(({ kind }) => kind);
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
      after(begin(IDS, FREE, new Set(done), "03-three"), report("03-three", true), "n");
    expect(last(["01-one"]).state.current).toBe("02-two");
    expect(last(["01-one", "02-two"]).state).toMatchObject({ panel: { kind: "all" }, together: { kind: "running" } });
  });
});

describe("n, where exercises come before others", () => {
  const before: Prerequisites = new Map([
    ["01-one", ["03-three"]],
    ["02-two", ["01-one", "03-three"]],
  ]);

  test("leaves out one that waits, and says so", () => {
    const next = after(begin(IDS, before, new Set(), "01-one"), report("01-one", true), "n");
    expect(next.state).toMatchObject({ current: "03-three", notice: "02-two comes after three." });
    expect(kinds(next)).toEqual(["work-on", "grade"]);
  });

  test("goes to one that is done as before", () => {
    const next = after(begin(IDS, before, new Set(["02-two"]), "01-one"), report("01-one", true), "n");
    expect(next.state).toMatchObject({ current: "02-two", notice: undefined });
  });

  test("after the last one, goes to the first that can be done", () => {
    const next = after(begin(IDS, before, new Set(), "03-three"), report("03-three", true), "n");
    expect(next.state).toMatchObject({ current: "01-one", notice: undefined });
    expect(after(next, report("01-one", true), "n").state.current).toBe("02-two");
  });

  test("is not lost where each waits for another", () => {
    const circle: Prerequisites = new Map([
      ["02-two", ["03-three"]],
      ["03-three", ["02-two"]],
    ]);
    const next = after(begin(IDS, circle, new Set(), "01-one"), report("01-one", true), "n");
    expect(next.state.current).toBe("02-two");
  });
});

test("p goes back, and stays at the first", () => {
  expect(after(passing, "n", "p").state.current).toBe("01-one");
  expect(after(passing, "p").state).toMatchObject({ current: "01-one", notice: "This is the first exercise." });
});

test("breaking a done exercise makes it pending again", () => {
  expect(doings(passing)).toEqual([{ kind: "mark", id: "01-one", passed: true }]);
  const broken = after(passing, "save", report("01-one", false, false));
  expect(doings(broken)).toEqual([{ kind: "mark", id: "01-one", passed: false }]);
  expect(broken.state.passed.has("01-one")).toBe(false);
});

/** Of an exercise with a case for which the system started no process. */
function notRun(id: string): ExerciseReport {
  return exerciseReport([caseReport({ kind: "skipped", reason: "no process", owner: "machine" })], {
    exercise: { id },
  });
}

test("what the machine did not run costs nothing that passed, and earns nothing", () => {
  const kept = after(passing, "save", notRun("01-one"));
  expect(doings(kept)).toEqual([{ kind: "mark", id: "01-one", passed: true }]);
  expect(isSolved(kept.state)).toBe(false);
  expect(doings(after(started, notRun("01-one")))).toEqual([{ kind: "mark", id: "01-one", passed: false }]);
});

test("what fails beside it costs what passed", () => {
  const skipped = caseReport({ kind: "skipped", reason: "no process", owner: "machine" });
  const mixed = exerciseReport([skipped, caseReport(errored(STUB_OUTCOME))], { exercise: { id: "01-one" } });
  expect(doings(after(passing, "save", mixed))).toEqual([{ kind: "mark", id: "01-one", passed: false }]);
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

/** All were graded: these pass, these cannot be read, and all others fail. */
function all(start: Step, passes: readonly string[], unreadable: readonly string[] = []): Step {
  const { state } = start;
  const reports = IDS.filter((id) => !unreadable.includes(id)).map((id) => report(id, passes.includes(id)));
  const graded = { reports, unreadable: unreadable.map((id) => ({ id, lines: [`${id}: no`] })) };
  return step(state, { kind: "all-graded", run: state.run, graded });
}

describe("a", () => {
  const running = after(passing, "a");

  test("what passes then is what passes", () => {
    expect(running.effects).toEqual([{ kind: "grade-all", run: 2 }]);
    const done = all(running, ["02-two"]);
    expect(done.state).toMatchObject({ panel: { kind: "all" }, together: { kind: "graded", broken: ["01-one"] } });
    expect(doings(done)).toEqual(IDS.map((id) => ({ kind: "mark", id, passed: id === "02-two" })));
    expect(after(done, "n").state.current).toBe("01-one");
  });

  test("the current exercise's picture is that of this run too", () => {
    const done = all(after(started, "a"), ["01-one"]);
    expect(after(done, "escape").state).toMatchObject({ isRunning: false, graded: { kind: "report" } });
  });

  test("n during it waits, and goes to the first that is pending", () => {
    const waiting = after(running, "n");
    expect(waiting.effects).toEqual([]);
    expect(all(waiting, ["01-one", "03-three"]).state.current).toBe("02-two");
  });

  test("twice is one run, and a save ends it", () => {
    expect(after(running, "a").effects).toEqual([]);
    expect(after(running, "save").state).toMatchObject({ panel: { kind: "exercise" }, together: { kind: "unknown" } });
    expect(kinds(after(running, "save"))).toEqual(["grade"]);
  });

  test("what cannot be read stays as it was, and is no failure", () => {
    const done = all(running, ["02-two"], ["01-one", "03-three"]);
    expect([...done.state.passed]).toEqual(["01-one", "02-two"]);
    expect(doings(done)).toEqual([{ kind: "mark", id: "02-two", passed: true }]);
    expect(done.state).toMatchObject({ graded: { kind: "problems", lines: ["01-one: no"] }, together: { broken: [] } });
  });

  test("nor is what the machine did not run", () => {
    const { state } = running;
    const graded = { reports: [notRun("01-one"), notRun("02-two")], unreadable: [] };
    const done = step(state, { kind: "all-graded", run: state.run, graded });
    expect([...done.state.passed]).toEqual(["01-one"]);
    expect(doings(done)).toEqual([]);
    const ungraded = ["01-one", "02-two"].map((id) => ({ id, lines: ["no process"] }));
    expect(done.state.together).toEqual({ kind: "graded", broken: [], ungraded });
  });
});

describe("after the last one", () => {
  const beforeLast = after(begin(IDS, FREE, new Set(["01-one", "02-two"]), "03-three"), report("03-three", false));
  const completed = after(beforeLast, "save", report("03-three", true));

  test("everything is graded again, in the same picture", () => {
    expect(kinds(completed)).toEqual(["mark", "grade-all"]);
    expect(completed.state).toMatchObject({
      panel: { kind: "exercise" },
      isRunning: false,
      graded: { kind: "report" },
    });
    const done = all(completed, IDS);
    expect(kinds(done)).toEqual(["mark", "mark", "mark"]);
    expect(done.state).toMatchObject({ panel: { kind: "exercise" }, together: { kind: "graded", broken: [] } });
  });

  test("it is done once, and not for what was complete before", () => {
    expect(kinds(after(all(completed, IDS), "save", report("03-three", true)))).toEqual(["mark"]);
    expect(kinds(after(begin(IDS, FREE, new Set(IDS), "03-three"), report("03-three", true)))).toEqual(["mark"]);
  });

  test("what no longer passes is pending again, and n goes to it", () => {
    const done = all(completed, ["02-two", "03-three"]);
    expect([...done.state.passed]).toEqual(["02-two", "03-three"]);
    expect(done.state.together).toMatchObject({ broken: ["01-one"] });
    expect(after(done, "n").state.current).toBe("01-one");
  });

  test("one that passes only sometimes is shown as it is now, and begins nothing by itself", () => {
    const done = all(completed, ["01-one", "02-two"]);
    expect(kinds(done)).toEqual(["mark", "mark", "mark"]);
    expect(after(done, "n").state).toMatchObject({ current: "03-three", change: { newlyFail: 1 } });
  });

  test("keys are free meanwhile, and a save comes first and is followed by it", () => {
    expect(after(completed, "s").state.panel.kind).toBe("solution");
    expect(after(completed, "p").state.current).toBe("02-two");
    expect(kinds(after(completed, "p", report("02-two", true)))).toEqual(["mark", "grade-all"]);
    expect(kinds(after(completed, "save"))).toEqual(["grade"]);
    expect(kinds(after(completed, "save", report("03-three", true)))).toEqual(["mark", "grade-all"]);
    expect(kinds(after(completed, "save", report("03-three", false)))).toEqual(["mark"]);
  });
});

describe("d", () => {
  test("compares once it passes", () => {
    expect(after(failing, "d")).toMatchObject({ effects: [], state: { notice: expect.stringContaining("passes") } });
    const asked = after(passing, "d");
    expect(asked.effects).toEqual([{ kind: "compare", id: "01-one" }]);
    const shown = step(asked.state, { kind: "compared", lines: [{ in: "both", text: "}" }] });
    expect(shown.state.panel).toEqual({ kind: "difference", lines: [{ in: "both", text: "}" }] });
    for (const key of ["d", "escape"]) expect(after(shown, key).state.panel.kind).toBe("exercise");
  });

  test("during a run it waits, and pressed twice at once it is gone again", () => {
    expect(kinds(after(started, "d", report("01-one", true)))).toEqual(["mark", "compare"]);
    const gone = after(passing, "d", "d");
    expect(step(gone.state, { kind: "compared", lines: [] })).toEqual({ state: gone.state, effects: [] });
  });

  test("without a solution it says so", () => {
    const none = step(after(passing, "d").state, { kind: "compared", lines: undefined });
    expect(none.state).toMatchObject({ panel: { kind: "exercise" }, notice: expect.stringContaining("solution") });
  });
});

describe("the type checker", () => {
  const checked: TypeCheck = { kind: "checked", findings: [] };

  /** Its answer to the last effect, in this state. */
  function answered(to: Step, { state }: Step): WatchState {
    const effect = to.effects.findLast(({ kind }) => kind === "check");
    if (effect?.kind !== "check") throw new Error("nothing was asked");
    return step(state, { kind: "checked", graded: effect.graded, checked }).state;
  }

  test("is asked after each verdict, last of all, and its answer stays until the next verdict", () => {
    expect(passing.effects.at(-1)).toEqual({ kind: "check", id: "01-one", graded: passing.state.graded });
    const told = { state: answered(passing, passing), effects: [] };
    expect(told.state.checked).toBe(checked);
    expect(after(told, "h", "l", "escape", "save").state.checked).toBe(checked);
    expect(after(told, "save", report("01-one", true)).state.checked).toBeUndefined();
    expect(after(told, "n").state.checked).toBeUndefined();
  });

  test("an answer to an earlier verdict is not heard", () => {
    expect(answered(passing, after(passing, "save", report("01-one", true))).checked).toBeUndefined();
    expect(answered(passing, after(passing, "n")).checked).toBeUndefined();
    expect(answered(passing, after(passing, "n", "p")).checked).toBeUndefined();
  });

  test("during the next run its answer is still that of the verdict on the screen", () => {
    expect(answered(passing, after(passing, "save")).checked).toBe(checked);
  });

  test("it has no say in what passes", () => {
    expect(isSolved(answered(passing, passing))).toBe(true);
    expect(answered(failing, failing)).toEqual({ ...failing.state, checked });
  });

  test("is not asked about a spec that cannot be read", () => {
    const { run } = started.state;
    const { effects } = step(started.state, { kind: "graded", run, graded: { kind: "problems", lines: [] } });
    expect(effects).toEqual([]);
  });
});

test("ctrl-z suspends, whatever is asked", () => {
  expect(kinds(after(started, "ctrl-z"))).toEqual(["suspend"]);
  expect(after(failing, "r", "ctrl-z").state.question).toBe("reset");
  expect(kinds(after(failing, "r", "ctrl-z"))).toEqual(["suspend"]);
});

test("too many keys down, and one up moves at once", () => {
  const { state } = after(failing, "down", "page-down", "down", "down");
  expect(state.scroll).toBe(13);
  const drawn = step(state, { kind: "drawn", scroll: 4 });
  expect(after(drawn, "up").state.scroll).toBe(3);
  expect(after(drawn, "page-up").state.scroll).toBe(0);
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
