// The picture of the watch loop at several sizes.

import { describe, expect, test } from "vitest";
import type { Finding, TypeCheck } from "../../domain/finding.ts";
import { NO_OUTPUT } from "../../domain/outcome.ts";
import { watchScreen } from "../../reporters/watch-screen.ts";
import type { WatchView } from "../../reporters/watch-view.ts";
import { caseReport, errored, exerciseReport, FOLDER } from "./build.ts";
import { grad, loss, passing, sigmoid, softmax } from "./course.ts";

const VIEW: WatchView = {
  course: { title: "Python Basics with NumPy", folder: FOLDER },
  exercises: [sigmoid, grad, softmax, loss].map(({ exercise, status }) => ({
    id: exercise.id,
    passed: status === "passed",
    after: [],
  })),
  current: "06-softmax",
  file: softmax.file,
  graded: { kind: "report", report: softmax },
  checked: undefined,
  isRunning: false,
  change: { newlyPass: 2, newlyFail: 1 },
  together: { kind: "unknown" },
  hints: 0,
  panel: { kind: "exercise" },
  question: undefined,
  notice: undefined,
  isPolling: false,
  scroll: 0,
};

function screen(change: Partial<WatchView>, columns = 80, rows = 50): string {
  return watchScreen({ ...VIEW, ...change }, { color: false, width: columns, links: false }, rows).lines.join("\n");
}

test("80 columns", () => {
  expect(screen({})).toMatchInlineSnapshot(`
    "Softmax

    You printed:
      e is [[8103.08, 7.39], [1096.63, 148.41]]

      ✓ equal scores
      ✗ the notebook's example  (wrong values)
      ✗ any matrix  (an error)
      ✗ two rows of four  (hidden)
      ✗ large scores do not overflow  (stretch, NaN)

    ✗ softmax, the notebook's example
      exercises/06-softmax/softmax.ts

      6 of 10 elements differ.

              yours   expected        off by  allowed
      [0][0]  0.527   0.980897665     0.454   5e-10
      [0][1]  0.5     0.000894462891  0.499   5e-13    worst
      [1][4]  1.0009  1               9e-4    1e-9

      All of it, rounded:
      yours     [[0.527, 0.5, 0.01797, 0.0001211, 0.0001211],
                [0.8787, 0.1189, 0.0008013, 0.0008013, 1.001]]
      expected  [[0.9809, 0.0008945, 0.01797, 0.0001211, 0.0001211],
                [0.8787, 0.1189, 0.0008013, 0.0008013, 1]]

      input  softmax([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]])

      It changes its input z: whoever calls it may still need it. Work on a copy,
      for example \`np.array(z)\`.

      → Work out [0][0] by hand, and \`console.log\` the values between your steps:
        where do they part?

    Since the last run: 2 newly pass, 1 newly fails
    [███████████████░░░░░░░░░░░░░░░] 2/4 exercises · 1/4 cases
    exercises/06-softmax/softmax.ts
    p previous  h hint  l list  s solution  a all  r reset  q quit"
  `);
});

test("40 columns", () => {
  expect(screen({}, 40, 60)).toMatchInlineSnapshot(`
    "Softmax

    You printed:
      e is [[8103.08, 7.39], [1096.63,
      148.41]]

      ✓ equal scores
      ✗ the notebook's example
        (wrong values)
      ✗ any matrix  (an error)
      ✗ two rows of four  (hidden)
      ✗ large scores do not overflow
        (stretch, NaN)

    ✗ softmax, the notebook's example
      exercises/06-softmax/softmax.ts

      6 of 10 elements differ.

      [0][0]
        yours     0.527
        expected  0.980897665
        off by    0.454 (allowed 5e-10)
      [0][1]  worst
        yours     0.5
        expected  0.000894462891
        off by    0.499 (allowed 5e-13)
      [1][4]
        yours     1.0009
        expected  1
        off by    9e-4 (allowed 1e-9)

      All of it, rounded:
      yours     [[0.527, 0.5, 0.01797,
                0.0001211, 0.0001211],
                [0.8787, 0.1189, 0.0008013,
                0.0008013, 1.001]]
      expected  [[0.9809, 0.0008945,
                0.01797, 0.0001211,
                0.0001211], [0.8787, 0.1189,
                0.0008013, 0.0008013, 1]]

      input  softmax([[9, 2, 5, 0, 0],
             [7, 5, 0, 0, 0]])

      It changes its input z: whoever calls
      it may still need it. Work on a copy,
      for example \`np.array(z)\`.

      → Work out [0][0] by hand, and
        \`console.log\` the values between
        your steps: where do they part?

    Since the last run: 2 newly pass, 1
    newly fails
    [██████░░░░░░] 2/4 exercises · 1/4 cases
    exercises/06-softmax/softmax.ts
    p previous  h hint  l list  s solution
    a all  r reset  q quit"
  `);
});

test("a low window keeps what is below, and names the cases that do not pass", () => {
  expect(screen({}, 80, 20)).toMatchInlineSnapshot(`
    "Softmax

    You printed:
      e is [[8103.08, 7.39], [1096.63, 148.41]]

      ✗ the notebook's example  (wrong values)
      ✗ any matrix  (an error)
      ✗ two rows of four  (hidden)
      and 2 other cases

    ✗ softmax, the notebook's example
      exercises/06-softmax/softmax.ts

      6 of 10 elements differ.
    … 19 more lines (arrow down)

    Since the last run: 2 newly pass, 1 newly fails
    [███████████████░░░░░░░░░░░░░░░] 2/4 exercises · 1/4 cases
    exercises/06-softmax/softmax.ts
    p previous  h hint  l list  s solution  a all  r reset  q quit  ↑↓ scroll"
  `);
});

test("scrolled to its end", () => {
  expect(screen({ scroll: 100 }, 80, 20)).toMatchInlineSnapshot(`
    "
      All of it, rounded:
      yours     [[0.527, 0.5, 0.01797, 0.0001211, 0.0001211],
                [0.8787, 0.1189, 0.0008013, 0.0008013, 1.001]]
      expected  [[0.9809, 0.0008945, 0.01797, 0.0001211, 0.0001211],
                [0.8787, 0.1189, 0.0008013, 0.0008013, 1]]

      input  softmax([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]])

      It changes its input z: whoever calls it may still need it. Work on a copy,
      for example \`np.array(z)\`.

      → Work out [0][0] by hand, and \`console.log\` the values between your steps:
        where do they part?
    (arrow up goes back)

    Since the last run: 2 newly pass, 1 newly fails
    [███████████████░░░░░░░░░░░░░░░] 2/4 exercises · 1/4 cases
    exercises/06-softmax/softmax.ts
    p previous  h hint  l list  s solution  a all  r reset  q quit  ↑↓ scroll"
  `);
});

test("the list", () => {
  expect(screen({ panel: { kind: "list", chosen: "07-l1-loss" } })).toMatchInlineSnapshot(`
    "Python Basics with NumPy

      ✓ 01-basic-sigmoid
      ✓ 03-sigmoid-grad
      · 06-softmax  here
    > · 07-l1-loss

    [███████████████░░░░░░░░░░░░░░░] 2/4 exercises · 1/4 cases
    exercises/06-softmax/softmax.ts
    ↑↓ choose  enter go  l back  q quit"
  `);
});

test("the solution", () => {
  expect(screen({ panel: { kind: "solution", text: "const a = 1;\u001B[2J\n" } })).toMatchInlineSnapshot(`
    "A solution of 06-softmax

      const a = 1;\\x1b[2J

    [███████████████░░░░░░░░░░░░░░░] 2/4 exercises · 1/4 cases
    exercises/06-softmax/softmax.ts
    p previous  h hint  l list  s back  a all  r reset  q quit"
  `);
});

test("a spec that cannot be read, while polling", () => {
  const lines = ["exercises/06-softmax/exercise.yaml:14:7 unknown key"];
  expect(screen({ graded: { kind: "problems", lines }, isPolling: true })).toMatchInlineSnapshot(`
    "06-softmax

      exercises/06-softmax/exercise.yaml:14:7 unknown key

      The exercise's own files have a problem, so it cannot be graded. It goes on
      when they are saved.

    [███████████████░░░░░░░░░░░░░░░] 2/4 exercises
    exercises/06-softmax/softmax.ts
    File events do not arrive here: looking four times a second.
    p previous  h hint  l list  s solution  a all  r reset  q quit"
  `);
});

describe("everything graded again after the last pass", () => {
  const exercises = VIEW.exercises.map(({ id }) => ({ id, passed: true, after: [] }));
  const unreadable = [{ id: "07-l1-loss", lines: ["exercises/07-l1-loss/exercise.yaml:14:7 unknown key", "another"] }];
  const graded: WatchView["graded"] = { kind: "report", report: { ...softmax, status: "passed", cases: [] } };
  const praise = (change: Partial<WatchView>): string =>
    /It passes[^]*?(?=\n\n(?:\[|Since))/.exec(screen({ graded, exercises, ...change }))?.[0] ?? "";

  test("what is said of it", () => {
    const broken = ["02-sigmoid", "03-sigmoid-grad"];
    expect(
      [
        praise({ exercises: VIEW.exercises }),
        praise({}),
        praise({ together: { kind: "running" } }),
        praise({ together: { kind: "graded", broken: [], ungraded: [] } }),
        praise({ together: { kind: "graded", broken: broken.slice(1), ungraded: [] } }),
        praise({ together: { kind: "graded", broken, ungraded: [] } }),
        praise({ together: { kind: "graded", broken: [], ungraded: unreadable } }),
      ].join("\n---\n"),
    ).toMatchInlineSnapshot(`
      "It passes. n goes on to the next.
      ---
      It passes, and so do all the others. a grades everything again.
      ---
      It passes, and so do all the others. Everything is graded again ...
      ---
      It passes, and so do all the others: everything was graded again, 4 of 4 pass.
      ---
      It passes. Everything was graded again, and 03-sigmoid-grad no longer passes. n
      goes to it.
      ---
      It passes. Everything was graded again, and 02-sigmoid and 03-sigmoid-grad no
      longer pass. n goes to the first.
      ---
      It passes. Everything was graded again.

      07-l1-loss cannot be graded: exercises/07-l1-loss/exercise.yaml:14:7 unknown key
        (and 1 more problem)"
    `);
  });

  test("asked for with a", () => {
    const together = { kind: "graded", broken: ["03-sigmoid-grad"], ungraded: unreadable } as const;
    expect(screen({ panel: { kind: "all" }, together })).toMatchInlineSnapshot(`
      "Python Basics with NumPy

        ✓ 01-basic-sigmoid
        ✓ 03-sigmoid-grad
        · 06-softmax  here
        · 07-l1-loss

      Everything was graded again, and 03-sigmoid-grad no longer passes.

      07-l1-loss cannot be graded: exercises/07-l1-loss/exercise.yaml:14:7 unknown key
        (and 1 more problem)

      2 exercises to go. n goes to the first of them.

      [███████████████░░░░░░░░░░░░░░░] 2/4 exercises · 1/4 cases
      exercises/06-softmax/softmax.ts
      n next  p previous  h hint  l list  s solution  esc back  r reset  q quit"
    `);
  });
});

test("the difference from the solution", () => {
  const lines = [
    { in: "both", text: "const a = 1;" },
    { in: "actual", text: "\treturn a;" },
    { in: "expected", text: "\treturn 2 * a;" },
  ] as const;
  expect(screen({ panel: { kind: "difference", lines } })).toMatchInlineSnapshot(`
    "Your 06-softmax and the solution

      - yours  + the solution

        const a = 1;
      -     return a;
      +     return 2 * a;

    [███████████████░░░░░░░░░░░░░░░] 2/4 exercises · 1/4 cases
    exercises/06-softmax/softmax.ts
    p previous  h hint  l list  s solution  a all  r reset  q quit"
  `);
});

test("the list says what to do first", () => {
  const exercises = VIEW.exercises.map((each) =>
    each.id === "07-l1-loss" ? { ...each, after: ["03-sigmoid-grad", "06-softmax"] } : each,
  );
  const list = (columns: number): string =>
    screen({ exercises, panel: { kind: "list", chosen: "03-sigmoid-grad" } }, columns).split("\n\n")[1] ?? "";
  expect(`${list(80)}\n\n${list(30)}`).toMatchInlineSnapshot(`
    "  ✓ 01-basic-sigmoid
    > ✓ 03-sigmoid-grad
      · 06-softmax  here
      · 07-l1-loss  after sigmoid-grad and softmax

      ✓ 01-basic-sigmoid
    > ✓ 03-sigmoid-grad
      · 06-softmax  here
      · 07-l1-loss  after sigmoid…"
  `);
});

test("a list that is higher than the window follows what is chosen", () => {
  const exercises = Array.from({ length: 40 }, (_, at) => ({ id: `exercise-${at}`, passed: false, after: [] }));
  for (const { id } of exercises)
    expect(screen({ exercises, panel: { kind: "list", chosen: id } }, 80, 12)).toContain(`> · ${id}`);
});

test("what can be pressed is what is shown", () => {
  const keys = (change: Partial<WatchView>): string => screen(change, 200).split("\n").at(-1) ?? "";
  const passed: WatchView["graded"] = { kind: "report", report: { ...softmax, status: "passed" } };
  expect(
    [
      keys({ current: "01-basic-sigmoid" }),
      keys({ graded: passed }),
      keys({ graded: passed, isRunning: true }),
      keys({ graded: passed, panel: { kind: "difference", lines: [] } }),
      keys({ question: "reset" }),
      keys({ panel: { kind: "all" } }),
    ].join("\n"),
  ).toMatchInlineSnapshot(`
    "h hint  l list  s solution  a all  r reset  q quit
    n next  p previous  h hint  l list  s solution  d diff  a all  r reset  q quit
    n next  p previous  h hint  l list  s solution  d diff  a all  r reset  q quit
    n next  p previous  h hint  l list  s solution  d back  a all  r reset  q quit
    y yes  n no
    n next  p previous  h hint  l list  s solution  esc back  r reset  q quit"
  `);
});

test("scrolled too far it says how far it is", () => {
  const options = { color: false, width: 80, links: false };
  expect(watchScreen({ ...VIEW, scroll: 100 }, options, 20).scroll).toBe(19);
  expect(watchScreen({ ...VIEW, scroll: 100 }, options, 80).scroll).toBe(0);
});

test("no picture is higher than its window", () => {
  for (let rows = 1; rows <= 60; rows++)
    for (const checked of [undefined, finds(5)])
      expect(screen({ checked }, 40, rows).split("\n").length).toBeLessThanOrEqual(rows);
});

/** So many findings of softmax.ts. */
function finds(count: number): TypeCheck {
  const findings = [
    finding(4, 9, "Type 'number' is not assignable to type 'string'."),
    finding(12, 21, "Cannot find name 'zz'."),
    finding(2, 5, `Type 'A' is\u001B[2J not ${"B".repeat(300)}.`, "06-softmax/helper.ts"),
    finding(3, 5, "more"),
    finding(4, 5, "more"),
  ];
  return { kind: "checked", findings: findings.slice(0, count) };
}

function finding(line: number, column: number, message: string, file = "06-softmax/softmax.ts"): Finding {
  return { location: { file, line, column }, message };
}

describe("the type checker", () => {
  const below = (text: string): string => text.slice(text.indexOf("The type checker"), text.indexOf("Since"));

  test("adds to a failure, at its end", () => {
    const [before, after] = [screen({}), screen({ checked: finds(2) }, 80, 60)];
    expect(after).toContain(before.slice(0, before.indexOf("Since")).trimEnd());
    expect(below(after)).toMatchInlineSnapshot(`
      "The type checker adds:
        exercises/06-softmax/softmax.ts:4:9
        4:9  Type 'number' is not assignable to type 'string'.
        12:21  Cannot find name 'zz'.

      "
    `);
  });

  test("adds to a pass, which stays one", () => {
    const report = exerciseReport([passing("two rows")], { file: softmax.file });
    expect(screen({ graded: { kind: "report", report }, checked: finds(1) })).toMatchInlineSnapshot(`
      "Softmax

        ✓ two rows

      It passes. n goes on to the next.

      The type checker adds:
        exercises/06-softmax/softmax.ts:4:9
        4:9  Type 'number' is not assignable to type 'string'.

      Since the last run: 2 newly pass, 1 newly fails
      [███████████████░░░░░░░░░░░░░░░] 2/4 exercises · 1/1 cases
      exercises/06-softmax/softmax.ts
      n next  p previous  h hint  l list  s solution  d diff  a all  r reset  q quit"
    `);
  });

  test("has three at most, in text that is safe to show, each with its file where it is another", () => {
    expect(below(screen({ checked: finds(5) }, 60, 80))).toMatchInlineSnapshot(`
      "The type checker adds:
        exercises/06-softmax/softmax.ts:4:9
        4:9  Type 'number' is not assignable to type 'string'.
        12:21  Cannot find name 'zz'.
        helper.ts:2:5  Type 'A' is\\x1b[2J not
          BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
          BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
          BBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBBB
          BBBBBBBB…
        and 2 more

      "
    `);
  });

  test("links to the file", () => {
    const options = { color: false, width: 80, links: true };
    const { lines } = watchScreen({ ...VIEW, checked: finds(1) }, options, 60);
    expect(lines.join("\n")).toContain(
      "]8;;file:///home/ada/course/exercises/06-softmax/softmax.ts\u001B\\exercises/06-softmax/softmax.ts:4:9",
    );
  });

  test("finds nothing or gives up", () => {
    expect(screen({ checked: finds(0) })).toBe(screen({}));
    expect(below(screen({ checked: { kind: "gave-up" } }, 80, 60))).toMatchInlineSnapshot(`
      "The type checker gave up: these types are too much for it.

      "
    `);
  });

  test("does not say again where a file could not be read as a program", () => {
    const location = { file: "06-softmax/softmax.ts", line: 4, column: 11 };
    const problem = { kind: "syntax", message: "Expected ';'", location } as const;
    const report = exerciseReport([caseReport(errored({ kind: "could-not-load", problem, output: NO_OUTPUT }))], {
      file: softmax.file,
    });
    const graded = { kind: "report", report } as const;
    expect(screen({ graded, checked: finds(1) })).toBe(screen({ graded }));
    expect(screen({ graded, checked: finds(2) })).toContain("12:21  Cannot find name 'zz'.");
  });
});
