// What Gradescope is handed. Its format: gradescope-autograders.readthedocs.io, "Autograder Specifications".

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { gradescopeReporter } from "../../reporters/gradescope.ts";
import { caseReport, errored, exerciseReport, failed, PASSED, thrown } from "./build.ts";
import { GRADESCOPE } from "./formats.ts";
import { grad, hiddenFailing, loss, overflowing, passing, sigmoid, softmax, written } from "./course.ts";

function results(reports: readonly ExerciseReport[]) {
  return GRADESCOPE.parse(JSON.parse(written(gradescopeReporter(), reports)));
}

test("a submission as Gradescope shows it", () => {
  const throwing = caseReport(
    errored({ kind: "threw", error: thrown("Error", "oh"), output: { text: "", truncated: false } }),
  );
  const report = exerciseReport([passing("equal scores"), throwing, hiddenFailing, overflowing]);
  expect(written(gradescopeReporter(), [report])).toMatchInlineSnapshot(`
    "{
      "score": 1,
      "execution_time": 0.096,
      "output": "Python Basics with NumPy: 1 exercise, 4 cases. One is hidden until the grades are published.",
      "output_format": "text",
      "visibility": "visible",
      "stdout_visibility": "hidden",
      "tests": [
        {
          "score": 1,
          "max_score": 1,
          "status": "passed",
          "name": "06-softmax: equal scores",
          "number": "1.1",
          "output_format": "text",
          "tags": [
            "06-softmax"
          ],
          "visibility": "visible"
        },
        {
          "score": 0,
          "max_score": 1,
          "status": "failed",
          "name": "06-softmax: a square matrix",
          "number": "1.2",
          "output": "✗ softmax, a square matrix\\n  exercises/06-softmax/softmax.ts\\n\\n  softmax threw Error: oh",
          "output_format": "text",
          "tags": [
            "06-softmax"
          ],
          "visibility": "visible"
        },
        {
          "score": 0,
          "max_score": 1,
          "status": "failed",
          "name": "06-softmax: two rows of four",
          "number": "1.3",
          "output": "✗ softmax, two rows of four\\n  exercises/06-softmax/softmax.ts\\n\\n  This case is hidden: it did not pass, and its input is not shown.\\n\\n  → Try softmax with other inputs than the ones you have seen: negative numbers, zeros, very large\\n    ones, a single row, an empty list.",
          "output_format": "text",
          "tags": [
            "06-softmax",
            "hidden"
          ],
          "visibility": "after_published"
        },
        {
          "score": 0,
          "max_score": 0,
          "status": "failed",
          "name": "06-softmax: large scores do not overflow",
          "number": "1.4",
          "output": "✗ softmax, large scores do not overflow (stretch)\\n  exercises/06-softmax/softmax.ts\\n\\n  Both elements are NaN (not a number).\\n\\n  The first is [0][0]: NaN, expected 0.268941421.\\n\\n  input  softmax([[1000, 1001]])\\n\\n  → Likely cause: exp of a number above 709 is too large to store and becomes Infinity, and\\n    \`Infinity / Infinity\` is NaN. The inputs here reach 1001. Make the numbers smaller before exp,\\n    for example by subtracting the largest of them first.\\n  → Print the values between the steps of your calculation with \`console.log\`, to see where the\\n    first one appears.",
          "output_format": "text",
          "tags": [
            "06-softmax",
            "stretch"
          ],
          "visibility": "visible"
        }
      ],
      "extra_data": {
        "exercises": [
          {
            "id": "06-softmax",
            "status": "failed",
            "earned": 1,
            "possible": 3,
            "bonus": 0
          }
        ]
      }
    }
    "
  `);
});

test("a whole course fits the format", () => {
  const { score, tests, output, extra_data } = results([sigmoid, grad, softmax, loss]);
  expect(score).toBe(6);
  expect(tests.map(({ number }) => number)).toContain("3.4");
  expect(output).toBe("Python Basics with NumPy: 4 exercises, 13 cases. One is hidden until the grades are published.");
  expect(extra_data?.["exercises"]).toContainEqual({
    id: "06-softmax",
    status: "failed",
    earned: 1,
    possible: 4,
    bonus: 0,
  });
});

test("the points of the tests are the score, to the hundredth", () => {
  const point = fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100);
  const aCase = fc.record({ points: point, extra: fc.boolean(), hidden: fc.boolean(), passes: fc.boolean() });
  const exercise = fc.record({
    cases: fc.array(aCase, { minLength: 1, maxLength: 8 }),
    credit: fc.constantFrom("by-case", "all-or-nothing"),
  });
  fc.assert(
    fc.property(fc.array(exercise, { maxLength: 4 }), (exercises) => {
      const reports = exercises.map(({ cases, credit }) =>
        exerciseReport(
          cases.map(({ passes, ...spec }) => caseReport(passes ? PASSED : failed({ kind: "changed" }), { case: spec })),
          { exercise: { credit } },
        ),
      );
      const { score, tests } = results(reports);
      const hundredths = tests.reduce((sum, each) => sum + Math.round(each.score * 100), 0);
      expect(score).toBe(hundredths / 100);
      const possible = tests.reduce((sum, each) => sum + Math.round(each.max_score * 100), 0);
      expect(possible / 100).toBeCloseTo(
        reports.reduce((sum, each) => sum + each.points.possible, 0),
        9,
      );
    }),
    { numRuns: 200 },
  );
});

test("where only all of it counts, a case that passes says why it brings nothing", () => {
  const cases = [passing("equal scores"), caseReport(failed({ kind: "changed" }), { changed: ["z"] })];
  const { score, tests } = results([exerciseReport(cases, { exercise: { credit: "all-or-nothing" } })]);
  expect(score).toBe(0);
  expect(tests[0]).toMatchObject({
    status: "passed",
    score: 0,
    max_score: 1,
    output: "It passes, and brings its points when the whole exercise passes.",
  });
});

describe("hidden cases", () => {
  test("wait for the grades", () => {
    const { tests } = results([softmax]);
    const shown = tests.map((each) => [each.name, each.visibility]);
    expect(shown).toContainEqual(["06-softmax: two rows of four", "after_published"]);
    expect(shown).toContainEqual(["06-softmax: equal scores", "visible"]);
  });

  test("leave what is read before that as it is, whether they pass or not", () => {
    const around = (hidden: Parameters<typeof caseReport>[0]) =>
      results([exerciseReport([passing("seen"), caseReport(hidden, { case: { hidden: true } })])]);
    const [right, wrong] = [around(PASSED), around(failed({ kind: "changed" }))];
    expect(right.output).toBe(wrong.output);
    expect(right.tests.filter((each) => each.visibility === "visible")).toEqual(
      wrong.tests.filter((each) => each.visibility === "visible"),
    );
  });
});

test("nothing that a learner writes leaves its place", () => {
  const message = '"}],\n\u001b[2J\u202e\ud800</script>';
  const report = exerciseReport([
    caseReport(
      errored({ kind: "threw", error: thrown(message, message), output: { text: message, truncated: false } }),
      {
        output: { text: message, truncated: false },
      },
    ),
  ]);
  const text = written(gradescopeReporter(), [report]);
  expect(GRADESCOPE.safeParse(JSON.parse(text)).success).toBe(true);
  // oxlint-disable-next-line no-control-regex
  expect(JSON.stringify(results([report]))).not.toMatch(/[\u001b\u202e\ud800]|\\u001b\[|\\ud800"/u);
});
