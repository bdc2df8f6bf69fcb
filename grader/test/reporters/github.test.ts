// What GitHub Actions is told of a run. How it reads the log: docs.github.com, "Workflow commands for GitHub Actions".

import { describe, expect, test } from "vitest";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { githubProblem, githubReporter, githubSummary } from "../../reporters/github.ts";
import { at, caseReport, errored, exerciseReport, FOLDER, thrown } from "./build.ts";
import { workflowCommands } from "./formats.ts";
import { grad, loss, sigmoid, softmax, written } from "./course.ts";
import { NO_OUTPUT } from "../../domain/outcome.ts";

const COURSE = { title: "Python Basics with NumPy", folder: FOLDER };

function log(reports: readonly ExerciseReport[], root?: string): string {
  return written(githubReporter({ root }), reports);
}

function summary(reports: readonly ExerciseReport[], title = COURSE.title): string {
  return githubSummary({ kind: "finished", reports, durationMs: 252 }, { ...COURSE, title });
}

/** A report whose learner throws this message, in a file of this name. */
function throws(message: string, file = "softmax.ts", name = "a square matrix"): ExerciseReport {
  const error = thrown("Error", message, at(7, 13, "  throw oops;", file));
  return exerciseReport([caseReport(errored({ kind: "threw", error, output: NO_OUTPUT }), { case: { name } })]);
}

test("the log has a line for each exercise, and an annotation for what does not pass", () => {
  expect(log([sigmoid, grad, softmax, loss])).toMatchInlineSnapshot(`
    "Python Basics with NumPy
    ✓  01-basic-sigmoid  2/2  2/2  +1 bonus
    ✓  03-sigmoid-grad  2/2  2/2  0 of 1 stretch
    ✗  06-softmax  1/4  1/4  wrong values
    ::error file=exercises/06-softmax/softmax.ts,title=softmax%2C the notebook's example::6 of 10 elements differ. [0][0] is 0.527, expected 0.980897665 (off by 0.454, allowed 5e-10). Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part?%0ACalled as softmax([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]]).
    ·  07-l1-loss  0/2  0/2  not started
    ::notice file=exercises/07-l1-loss/softmax.ts,line=5,col=9,title=l1Loss::Not started: the line \`throw new Error("not implemented")\` is still there. It happened at softmax.ts:5. Turn each row of scores into probabilities. Replace that line by your own code.
    2 of 4 exercises pass · 5 of 10 points + 1 bonus · 96 ms
    "
  `);
});

test("the summary has a table, and the first case to fix of each exercise in full", () => {
  expect(summary([sigmoid, grad, softmax, loss])).toMatchInlineSnapshot(`
    "## Python Basics with NumPy

    **2 of 4 exercises pass · 5 of 10 points + 1 bonus · 252 ms**

    | | exercise | cases | points | |
    | --- | --- | ---: | ---: | --- |
    | ✓ | 01-basic-sigmoid | 2/2 | 2/2 | +1 bonus |
    | ✓ | 03-sigmoid-grad | 2/2 | 2/2 | 0 of 1 stretch |
    | ✗ | 06-softmax | 1/4 | 1/4 | wrong values |
    | · | 07-l1-loss | 0/2 | 0/2 | not started |

    ### ✗ softmax, the notebook's example

    \`\`\`text
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

      It changes its input z: whoever calls it may still need it. Work on a copy, for example
      \`np.array(z)\`.

      You printed:
        e is [[8103.08, 7.39], [1096.63, 148.41]]

      → Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part?
    \`\`\`
    "
  `);
});

test("files are named from the repository's folder", () => {
  expect(log([throws("oh")], "/home/ada")).toContain(
    "::error file=course/exercises/06-softmax/softmax.ts,line=7,col=13,",
  );
  expect(log([throws("oh")])).toContain("::error file=exercises/06-softmax/softmax.ts,line=7,col=13,");
});

test("a problem of a spec is an annotation on its line", () => {
  const problem = { file: "exercises/06-softmax/exercise.yaml", line: 14, column: 7, message: 'unknown key "rtoll".' };
  expect(githubProblem(problem, FOLDER, "/home/ada")).toBe(
    '::error file=course/exercises/06-softmax/exercise.yaml,line=14,col=7,title=A problem in the course::unknown key "rtoll".',
  );
});

describe("whatever a learner writes", () => {
  test("is read by the runner as it was meant", () => {
    expect(workflowCommands(log([throws("100% sure:\r\nyes, really %0A", "softmax.ts", "a: b, c\n::d")]))).toEqual([
      {
        name: "error",
        properties: {
          file: "exercises/06-softmax/softmax.ts",
          line: "7",
          col: "13",
          title: "softmax, a: b, c ::d",
        },
        message: "softmax threw Error: 100% sure: yes, really %0A. It happened at softmax.ts:7.",
      },
    ]);
  });

  test("keeps the lines of a message", () => {
    const [error] = workflowCommands(log([softmax]));
    expect(error?.message.split("\n").at(-1)).toBe("Called as softmax([[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]]).");
  });

  test.each(["::error::x", "\n::add-mask::softmax", "\r::stop-commands::x", "a ##[error]b", "\u2028::error::x"])(
    "%j is no command",
    (message) => {
      expect(workflowCommands(log([throws(message, "softmax.ts", message)]))).toHaveLength(1);
    },
  );

  test("stays behind its fence in the summary", () => {
    const text = summary([throws("oh\n````\n# Not a heading\n```", "softmax.ts", "`a` | *b* <img> [c](d)")], "A | B");
    expect(text).toMatchInlineSnapshot(`
      "## A \\| B

      **06-softmax does not pass yet · 0 of 1 point · 252 ms**

      | | exercise | cases | points | |
      | --- | --- | ---: | ---: | --- |
      | ✗ | 06-softmax | 0/1 | 0/1 | an error |

      ### ✗ softmax, \\\`a\\\` \\| \\*b\\* \\<img\\> \\[c\\](d)

      \`\`\`\`\`text
      ✗ softmax, \`a\` | *b* <img> [c](d)
        exercises/06-softmax/softmax.ts:7:13

        softmax threw Error: oh \`\`\`\` # Not a heading \`\`\`

        7 | throw oops;
          |           ^
      \`\`\`\`\`
      "
    `);
  });
});

test("a summary is never more than GitHub takes", () => {
  const long = Array.from({ length: 3000 }, (_, index) => throws(`${index} ${"é".repeat(400)}`));
  const text = summary(long);
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  expect(text.match(/^\| ✗/gm)).toHaveLength(3000);
});
