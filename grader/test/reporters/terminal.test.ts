import { describe, expect, test } from "vitest";
import { NO_OUTPUT } from "../../domain/outcome.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { columnsOf } from "../../reporters/layout.ts";
import { terminalReporter } from "../../reporters/terminal.ts";
import { at, caseReport, errored, exerciseReport, failed, PASSED, text, thrown } from "./build.ts";
import {
  exercise,
  grad,
  hiddenFailing,
  loss,
  overflowing,
  passing,
  sigmoid,
  softmax,
  throwing,
  written,
} from "./course.ts";

function screen(reports: readonly ExerciseReport[], width = 80, options = {}): string {
  return written(terminalReporter({ color: false, links: false, width, ...options }), reports);
}

/** The case that is shown in full. */
function firstShown(cases: ExerciseReport["cases"]): string {
  return /^✗ softmax, (.*)$/m.exec(screen([exerciseReport(cases, { status: "failed" })]))?.[1] ?? "";
}

/** The line of code in a report and the caret under it. */
function excerpt(source: string, column: number, width: number): string {
  const error = thrown("Error", "oh", at(120, column, source));
  const report = exerciseReport([caseReport(errored({ kind: "threw", error, output: NO_OUTPUT }))]);
  const lines = screen([report], width).split("\n");
  const first = lines.findIndex((line) => line.includes("120 |"));
  return lines
    .slice(first, first + 2)
    .map((line) => line.slice(2))
    .join("\n");
}

/** Escape sequences made visible. */
function visible(output: string): string {
  return output.replaceAll("\u001b", "␛");
}

describe("a course", () => {
  const course = [sigmoid, grad, softmax, loss];

  test("in a window of 80 columns", () => {
    expect(screen(course)).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✓ 01-basic-sigmoid     2/2 cases    2/2 points  +1 bonus
      ✓ 03-sigmoid-grad      2/2 cases    2/2 points  0 of 1 stretch
      ✗ 06-softmax           1/4 cases    1/4 points  wrong values
      · 07-l1-loss           0/2 cases    0/2 points  not started

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

        You printed:
          e is [[8103.08, 7.39], [1096.63, 148.41]]

        → Work out [0][0] by hand, and \`console.log\` the values between your steps:
          where do they part?

        2 other cases of 06-softmax do not pass either.

      2 of 4 exercises pass · 5 of 10 points + 1 bonus · 96 ms
      Next: Softmax
        exercises/06-softmax/softmax.ts
        npx numkata grade softmax

      "
    `);
  });

  test("in a narrow window", () => {
    expect(screen(course, 40)).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✓ 01-basic-sigmoid    2/2   2/2 points
          +1 bonus
      ✓ 03-sigmoid-grad     2/2   2/2 points
          0 of 1 stretch
      ✗ 06-softmax          1/4   1/4 points
          wrong values
      · 07-l1-loss          0/2   0/2 points
          not started

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

        You printed:
          e is [[8103.08, 7.39], [1096.63,
          148.41]]

        → Work out [0][0] by hand, and
          \`console.log\` the values between
          your steps: where do they part?

        2 other cases of 06-softmax do not
        pass either.

      2 of 4 exercises pass ·
      5 of 10 points + 1 bonus · 96 ms
      Next: Softmax
        exercises/06-softmax/softmax.ts
        npx numkata grade softmax

      "
    `);
  });

  test("in a wide window", () => {
    expect(screen(course, 120)).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✓ 01-basic-sigmoid     2/2 cases    2/2 points  +1 bonus
      ✓ 03-sigmoid-grad      2/2 cases    2/2 points  0 of 1 stretch
      ✗ 06-softmax           1/4 cases    1/4 points  wrong values
      · 07-l1-loss           0/2 cases    0/2 points  not started

      ✗ softmax, the notebook's example
        exercises/06-softmax/softmax.ts

        6 of 10 elements differ.

                yours   expected        off by  allowed
        [0][0]  0.527   0.980897665     0.454   5e-10
        [0][1]  0.5     0.000894462891  0.499   5e-13    worst
        [1][4]  1.0009  1               9e-4    1e-9

        All of it, rounded:
        yours     [[0.527, 0.5, 0.01797, 0.0001211, 0.0001211], [0.8787, 0.1189, 0.0008013, 0.0008013, 1.001]]
        expected  [[0.9809, 0.0008945, 0.01797, 0.0001211, 0.0001211], [0.8787, 0.1189, 0.0008013, 0.0008013, 1]]

        input  softmax([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]])

        It changes its input z: whoever calls it may still need it. Work on a copy, for example
        \`np.array(z)\`.

        You printed:
          e is [[8103.08, 7.39], [1096.63, 148.41]]

        → Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part?

        2 other cases of 06-softmax do not pass either.

      2 of 4 exercises pass · 5 of 10 points + 1 bonus · 96 ms
      Next: Softmax
        exercises/06-softmax/softmax.ts
        npx numkata grade softmax

      "
    `);
  });

  test("fits every window but for paths and commands, which are there to be copied", () => {
    for (let width = 24; width <= 130; width++) {
      const tooWide = screen(course, width)
        .split("\n")
        .filter((line) => columnsOf(line) > width && !/\/|^ {2}npx/.test(line));
      expect(tooWide, `at ${width} columns`).toStrictEqual([]);
    }
  });

  test("in colour, with links", () => {
    const lines = visible(screen([sigmoid, softmax], 80, { color: true, links: true })).split("\n");
    expect([...lines.slice(0, 12), "...", ...lines.slice(-8)].join("\n")).toMatchInlineSnapshot(`
      "
      ␛[1mPython Basics with NumPy␛[22m

      ␛[32m✓ 01-basic-sigmoid ␛[39m    2/2 cases    2/2 points  ␛[32m+1 bonus␛[39m
      ␛[31m✗ 06-softmax       ␛[39m    1/4 cases    1/4 points  ␛[31mwrong values␛[39m

      ␛[31m␛[1m✗ softmax, the notebook's example␛[22m␛[39m
        ␛]8;;file:///home/ada/course/exercises/06-softmax/softmax.ts␛\\␛[36mexercises/06-softmax/softmax.ts␛[39m␛]8;;␛\\

        ␛[1m6 of 10 elements differ.␛[22m

                ␛[2myours␛[22m   ␛[2mexpected␛[22m        ␛[2moff by␛[22m  ␛[2mallowed␛[22m
      ...
        2 other cases of 06-softmax do not pass either.

      ␛[1m1 of 2 exercises pass · 3 of 6 points + 1 bonus · 96 ms␛[22m
      Next: ␛[1mSoftmax␛[22m
        ␛]8;;file:///home/ada/course/exercises/06-softmax/softmax.ts␛\\␛[36mexercises/06-softmax/softmax.ts␛[39m␛]8;;␛\\
        ␛[36mnpx numkata grade softmax␛[39m

      "
    `);
  });

  test("without colour, no escape sequence is written", () => {
    expect(screen(course)).not.toContain("\u001b");
  });

  test("all passed", () => {
    expect(screen([sigmoid, sigmoid])).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✓ 01-basic-sigmoid     2/2 cases    2/2 points  +1 bonus
      ✓ 01-basic-sigmoid     2/2 cases    2/2 points  +1 bonus

      2 of 2 exercises pass · 4 of 4 points + 2 bonus · 96 ms
      Well done! Every case passes, the stretch cases too.

      "
    `);
    expect(screen([sigmoid, grad]).split("\n").at(-3)).toMatchInlineSnapshot(`"03-sigmoid-grad."`);
  });

  test("nothing graded", () => {
    expect(screen([])).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      Nothing was graded.
      "
    `);
  });
});

describe("one exercise", () => {
  test("fails", () => {
    expect(screen([exercise("06-softmax", "Softmax", "softmax", [[passing("equal scores"), hiddenFailing, throwing]])]))
      .toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✗ 06-softmax           1/3 cases    1/3 points  an error

        ✓ equal scores
        ✗ two rows of four  (hidden)
        ✗ any matrix  (an error)

      ✗ softmax, any matrix
        exercises/06-softmax/softmax.ts:12:21

        softmax threw TypeError: Cannot read properties of undefined (reading '0')

        12 | const first = z[i][0] / sum;
           |                 ^

        input  softmax([[0]])
        This is the smallest input found that fails (run 3 of 20, seed 7). Grading
        again tries the same inputs.

        → What stands in front of the dot or the [ ] is empty there. Reading past the
          end of a list gives undefined: check where your loop begins and ends.

        1 other case of 06-softmax does not pass either.

      06-softmax does not pass yet · 1 of 3 points · 96 ms
      Next: npx numkata grade softmax

      "
    `);
  });

  test("passes", () => {
    expect(screen([sigmoid])).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✓ 01-basic-sigmoid     2/2 cases    2/2 points  +1 bonus

        ✓ zero
        ✓ three
        ✓ very negative  (stretch)

      01-basic-sigmoid passes · 2 of 2 points + 1 bonus · 96 ms
      Well done! Every case passes, the stretch cases too.
      Next: npx numkata next

      "
    `);
  });

  test("passes, but for a stretch case", () => {
    expect(screen([grad])).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✓ 03-sigmoid-grad      2/2 cases    2/2 points  0 of 1 stretch

        ✓ zero
        ✓ three
        ✗ large scores do not overflow  (stretch, NaN)

      ✗ sigmoidGrad, large scores do not overflow (stretch)
        exercises/03-sigmoid-grad/sigmoidGrad.ts

        Both elements are NaN (not a number).

        The first is [0][0]: NaN, expected 0.268941421.

        input  sigmoidGrad([[1000, 1001]])

        → Likely cause: exp of a number above 709 is too large to store and becomes
          Infinity, and \`Infinity / Infinity\` is NaN. The inputs here reach 1001. Make
          the numbers smaller before exp, for example by subtracting the largest of
          them first.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears.

      03-sigmoid-grad passes · 2 of 2 points · 96 ms
      Well done! If you like a challenge: there are stretch cases left in
      03-sigmoid-grad.
      Next: npx numkata next

      "
    `);
  });

  test("is not started", () => {
    expect(screen([loss])).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      · 07-l1-loss           0/2 cases    0/2 points  not started

      · l1Loss
        exercises/07-l1-loss/softmax.ts:5:9

        Not started: the line \`throw new Error("not implemented")\` is still there.

        5 | throw new Error("not implemented");
          |       ^

        Turn each row of scores into probabilities.

        → Replace that line by your own code.

      07-l1-loss is not started yet · 0 of 2 points · 96 ms
      Next: npx numkata show l1-loss

      "
    `);
  });

  test("fails in a hidden case only", () => {
    expect(screen([exercise("06-softmax", "Softmax", "softmax", [[passing("equal scores"), hiddenFailing]])]))
      .toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✗ 06-softmax           1/2 cases    1/2 points  a hidden case fails

        ✓ equal scores
        ✗ two rows of four  (hidden)

      ✗ softmax, two rows of four
        exercises/06-softmax/softmax.ts

        This case is hidden: it did not pass, and its input is not shown.

        → Try softmax with other inputs than the ones you have seen: negative numbers,
          zeros, very large ones, a single row, an empty list.

      06-softmax does not pass yet · 1 of 2 points · 96 ms
      Next: npx numkata grade softmax

      "
    `);
  });

  test("does not load", () => {
    const problem = {
      kind: "no-export",
      file: "softmax.ts",
      wanted: "softmax",
      exports: ["softMax"],
      isFunction: true,
    } as const;
    const unloadable = () => caseReport(errored({ kind: "could-not-load", problem, output: NO_OUTPUT }));
    expect(screen([exerciseReport([unloadable(), unloadable(), unloadable()])])).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✗ 06-softmax           0/3 cases    0/3 points  does not load

      ✗ softmax
        exercises/06-softmax/softmax.ts

        softmax.ts exports "softMax"; the spec calls "softmax".

        → Rename it, then run: npx numkata grade softmax

        None of the 3 cases can run before this is fixed.

      06-softmax does not pass yet · 0 of 3 points · 96 ms
      Next: npx numkata grade softmax

      "
    `);
  });

  test("could not be judged", () => {
    const skipped = caseReport({ kind: "skipped", reason: "the solution gave no answer" });
    expect(screen([exerciseReport([skipped, passing("zero")], { status: "failed" })])).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✗ 06-softmax           1/2 cases    1/2 points  not run

        - a square matrix  (not run)
        ✓ zero

      · softmax, a square matrix
        exercises/06-softmax/softmax.ts

        Not run: the solution gave no answer

        → This is not about your code. Tell the people who made this course.

      06-softmax does not pass yet · 1 of 2 points · 96 ms
      Next: npx numkata grade softmax

      "
    `);
  });

  test("passes, but changes its input", () => {
    expect(screen([exerciseReport([caseReport(PASSED, { changed: ["z"] })])])).toMatchInlineSnapshot(`
      "
      Python Basics with NumPy

      ✓ 06-softmax           1/1 cases    1/1 points

        ✓ a square matrix
          It changes its input z: whoever calls it may still need it. Work on a copy,
          for example \`np.array(z)\`.

      06-softmax passes · 1 of 1 point · 96 ms
      Well done! Every case passes.
      Next: npx numkata next

      "
    `);
  });

  test("says what to look at first: what counts before stretch, what can be shown before what is hidden", () => {
    expect(firstShown([overflowing, hiddenFailing, throwing])).toBe("any matrix");
    expect(firstShown([overflowing, hiddenFailing])).toBe("two rows of four");
    expect(firstShown([overflowing])).toBe("large scores do not overflow (stretch)");
  });
});

describe("points", () => {
  /** The lines of exercises, and the sums. */
  const lines = (...reports: readonly ExerciseReport[]): string =>
    screen(reports, 100)
      .split("\n")
      .filter((line) => / points/.test(line))
      .join("\n");
  const worth = (points: number, passes: boolean, extra = false) =>
    caseReport(passes ? PASSED : overflowing.verdict, { case: { points, extra } });
  const third = [worth(3.34, true), worth(3.33, false), worth(3.33, false)];
  const stretch = [worth(0.5, true, true), worth(2, false, true)];

  test("are exact to the hundredth, and bonus stands apart", () => {
    const some = exerciseReport([...third, ...stretch], { exercise: { id: "01-some" } });
    const all = exerciseReport([worth(0.1, true), worth(0.2, true), worth(2, true, true)], {
      exercise: { id: "02-all" },
    });
    const none = exerciseReport([worth(20, true), ...stretch.slice(1)], { exercise: { id: "03-none" } });
    expect(lines(some, all, none)).toMatchInlineSnapshot(`
      "✗ 01-some              1/3 cases  3.34/10 points  NaN, +0.5 bonus, 1 of 2 stretch
      ✓ 02-all               2/2 cases  0.3/0.3 points  +2 bonus
      ✓ 03-none              1/1 cases  20/20 points  0 of 1 stretch
      2 of 3 exercises pass · 23.64 of 30.3 points + 2.5 bonus · 96 ms"
    `);
  });

  test("where it is all or nothing, say so where cases pass in vain", () => {
    const strict = { credit: "all-or-nothing" } as const;
    const some = exerciseReport([...third, ...stretch], { exercise: { ...strict, id: "01-some" } });
    const all = exerciseReport([...third.slice(0, 1), ...stretch], { exercise: { ...strict, id: "02-all" } });
    const none = exerciseReport(third.slice(1), { exercise: { ...strict, id: "03-none" } });
    expect(lines(some, all, none)).toMatchInlineSnapshot(`
      "✗ 01-some              1/3 cases   0/10 points  NaN, all or nothing, 1 of 2 stretch
      ✓ 02-all               1/1 cases  3.34/3.34 points  +0.5 bonus, 1 of 2 stretch
      ✗ 03-none              0/2 cases  0/6.66 points  NaN
      1 of 3 exercises pass · 3.34 of 20 points + 0.5 bonus · 96 ms"
    `);
  });
});

describe("an exercise that builds on others", () => {
  const requires = ["02-sigmoid", "05-norm"].map((id) => ({ id, line: 1, column: 1 }));
  const built = (id: string, parts: Parameters<typeof exerciseReport>[1] = {}): ExerciseReport =>
    exerciseReport([overflowing, hiddenFailing], { ...parts, exercise: { id, requires, title: id } });
  const end = (reports: readonly ExerciseReport[], done: readonly string[]): string =>
    screen(reports, 80, { isDone: (id: string) => done.includes(id) })
      .split("\n\n")
      .slice(-2)
      .join("\n\n");

  test("alone, names those that do not pass", () => {
    expect([end([built("06-softmax")], []), end([built("06-softmax")], ["05-norm"])].join("---"))
      .toMatchInlineSnapshot(`
      "06-softmax does not pass yet · 0 of 1 point · 96 ms
      It builds on 02-sigmoid and 05-norm, which do not pass yet.
      Next: npx numkata grade softmax

      ---06-softmax does not pass yet · 0 of 1 point · 96 ms
      It builds on 02-sigmoid, which does not pass yet.
      Next: npx numkata grade softmax

      "
    `);
    expect(end([built("06-softmax")], ["02-sigmoid", "05-norm"])).not.toContain("builds on");
    expect(end([built("06-softmax", { status: "passed" })], [])).not.toContain("builds on");
    expect(screen([built("06-softmax")])).not.toContain("builds on");
  });

  test("comes after them in a course", () => {
    const free = (id: string): ExerciseReport => exerciseReport([hiddenFailing], { exercise: { id, title: id } });
    const next = (...reports: readonly ExerciseReport[]): string | undefined => /Next: (.*)/.exec(screen(reports))?.[1];
    expect(next(built("01-first"), free("02-sigmoid"), free("05-norm"))).toBe("02-sigmoid");
    const done = exerciseReport([caseReport(PASSED)], { exercise: { id: "02-sigmoid" } });
    expect(next(built("01-first"), done)).toBe("01-first");
  });
});

describe("source lines", () => {
  test.each([
    { source: "\treturn x;", column: 2, shown: "120 | return x;\n    | ^" },
    { source: "    return 1 + x;", column: 16, shown: "120 | return 1 + x;\n    |            ^" },
    { source: "  const 日本 = boom();", column: 14, shown: "120 | const 日本 = boom();\n    |              ^" },
    { source: "return 1", column: 400, shown: "120 | return 1\n    |         ^" },
  ])("$source, column $column: the caret stands under the column", ({ source, column, shown }) => {
    expect(excerpt(source, column, 80)).toBe(shown);
  });

  test("a long line is shown around the column", () => {
    const line = `  const total = ${"first + ".repeat(20)}boom() + ${"last + ".repeat(20)}0;`;
    expect(excerpt(line, line.indexOf("boom") + 1, 60)).toMatchInlineSnapshot(`
      "120 | … first + first + first + boom() + last + last + la…
          |                           ^"
    `);
    expect(excerpt(line, 3, 60)).toMatchInlineSnapshot(`
      "120 | const total = first + first + first + first + first…
          | ^"
    `);
  });
});

test("nothing that learner code says can move the cursor, colour or reorder text", () => {
  const evil = "\u001b[2J\u009b31m\u202e\u0007\r\u0000";
  const error = { name: evil, message: evil, frames: [at(1, 1, evil, evil), at(2, 2, evil, evil)] };
  const output = { text: evil.repeat(3), truncated: true };
  const verdicts = [
    errored({ kind: "threw", error, output }),
    errored({ kind: "threw", error: { ...error, thrownType: evil }, output }),
    errored({ kind: "crashed", signal: evil, output }),
    errored({ kind: "broke-protocol", detail: evil, output }),
    errored({ kind: "timed-out", timeoutMs: 1, location: at(1, 1, evil, evil), output }),
    errored({ kind: "could-not-load", problem: { kind: "threw", error }, output }),
    errored({
      kind: "could-not-load",
      problem: { kind: "syntax", message: evil, location: at(1, 1, evil, evil) },
      output,
    }),
    errored({
      kind: "could-not-load",
      problem: { kind: "unsupported", message: evil, location: at(1, 1, evil, evil) },
      output,
    }),
    errored({
      kind: "could-not-load",
      problem: { kind: "import", file: evil, specifier: evil, why: "foreign" },
      output,
    }),
    errored({
      kind: "could-not-load",
      problem: { kind: "unreadable", file: evil, why: "refused", detail: evil },
      output,
    }),
    errored({ kind: "could-not-load", problem: { kind: "never-finished", file: evil }, output }),
    errored({
      kind: "could-not-load",
      problem: { kind: "no-export", file: evil, wanted: "softmax", exports: [evil], isFunction: true },
      output,
    }),
    failed({
      kind: "type",
      path: [evil],
      actual: { kind: "odd", what: "not-data", detail: evil },
      expected: text(evil),
    }),
    failed({ kind: "text", path: [evil], actual: evil, expected: `${evil}x` }),
    failed({ kind: "keys", path: [evil], missing: [evil], unexpected: [`${evil}x`] }),
    { kind: "failed-to-throw", got: { kind: "threw", error } } as const,
    { kind: "failed-to-throw", got: { kind: "returned", value: text(evil) } } as const,
    { kind: "skipped", reason: evil } as const,
  ];
  for (const verdict of verdicts) {
    const report = caseReport(verdict, { case: { name: evil }, args: [text(evil)], changed: [evil], output });
    const plain = screen([exerciseReport([report], { status: "failed", exercise: { title: evil, summary: evil } })]);
    expect(plain.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  }
});
