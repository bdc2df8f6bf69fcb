// The picture of the watch loop at several sizes.

import { expect, test } from "vitest";
import { watchScreen, type WatchView } from "../../reporters/watch-screen.ts";
import { FOLDER } from "./build.ts";
import { grad, loss, sigmoid, softmax } from "./course.ts";

const VIEW: WatchView = {
  course: { title: "Python Basics with NumPy", folder: FOLDER },
  exercises: [sigmoid, grad, softmax, loss].map(({ exercise, status }) => ({
    id: exercise.id,
    passed: status === "passed",
  })),
  current: "06-softmax",
  file: softmax.file,
  graded: { kind: "report", report: softmax },
  isRunning: false,
  change: { newlyPass: 2, newlyFail: 1 },
  hints: 0,
  panel: { kind: "exercise" },
  question: undefined,
  notice: undefined,
  isPolling: false,
  scroll: 0,
};

function screen(change: Partial<WatchView>, columns = 80, rows = 50): string {
  return watchScreen({ ...VIEW, ...change }, { color: false, width: columns, links: false }, rows).join("\n");
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
    p previous  h hint  l list  s solution  a all  r reset  q quit"
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
    p previous  h hint  l list  s solution  a all  r reset  q quit"
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
    p previous  h hint  l list  s solution  a all  r reset  q quit"
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

test("no picture is higher than its window", () => {
  for (let rows = 1; rows <= 60; rows++) expect(screen({}, 40, rows).split("\n").length).toBeLessThanOrEqual(rows);
});
