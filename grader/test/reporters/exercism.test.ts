// What Exercism's site is handed. Its format: exercism.org/docs/building/tooling/test-runners/interface, version 3.

import { describe, expect, test } from "vitest";
import type { LoadProblem } from "../../domain/outcome.ts";
import { number } from "../../domain/value.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { exercismReporter } from "../../reporters/exercism.ts";
import { at, caseReport, errored, exerciseReport, failed, matrix, PASSED } from "./build.ts";
import { EXERCISM } from "./formats.ts";
import { hiddenFailing, loss, overflowing, passing, sigmoid, softmax, throwing, written } from "./course.ts";

function results(...reports: readonly ExerciseReport[]) {
  return EXERCISM.parse(JSON.parse(written(exercismReporter(), reports)));
}

const printed = (text: string, truncated = false) =>
  results(exerciseReport([caseReport(PASSED, { output: { text, truncated } })])).tests[0]?.output;

test("a submission of one exercise", () => {
  const report = exerciseReport([passing("equal scores"), throwing, hiddenFailing, overflowing]);
  expect(written(exercismReporter(), [report])).toMatchInlineSnapshot(`
    "{
      "version": 3,
      "status": "fail",
      "message": null,
      "tests": [
        {
          "name": "equal scores",
          "status": "pass",
          "message": null,
          "test_code": "softmax()"
        },
        {
          "name": "any matrix",
          "status": "error",
          "message": "✗ softmax, any matrix\\n  exercises/06-softmax/softmax.ts:12:21\\n\\n  softmax threw TypeError: Cannot read properties of undefined (reading '0')\\n\\n  12 | const first = z[i][0] / sum;\\n     |                 ^\\n\\n  input  softmax([[0]])\\n  This is the smallest input found that fails (run 3 of 20, seed 7). Grading again tries the same\\n  inputs.\\n\\n  → What stands in front of the dot or the [ ] is empty there. Reading past the end of a list gives\\n    undefined: check where your loop begins and ends.",
          "test_code": "// 20 random inputs, seed 7\\nsoftmax([[0]])"
        },
        {
          "name": "two rows of four",
          "status": "fail",
          "message": "✗ softmax, two rows of four\\n  exercises/06-softmax/softmax.ts\\n\\n  This case is hidden: it did not pass, and its input is not shown.\\n\\n  → Try softmax with other inputs than the ones you have seen: negative numbers, zeros, very large\\n    ones, a single row, an empty list."
        }
      ]
    }
    "
  `);
});

test("a whole course: each exercise is a task", () => {
  const { status, tests } = results(sigmoid, softmax, loss);
  expect(status).toBe("fail");
  expect(tests.map((each) => `${each.task_id} ${each.status} ${each.name}`)).toMatchInlineSnapshot(`
    [
      "1 pass 01-basic-sigmoid: zero",
      "1 pass 01-basic-sigmoid: three",
      "2 pass 06-softmax: equal scores",
      "2 fail 06-softmax: the notebook's example",
      "2 error 06-softmax: any matrix",
      "2 fail 06-softmax: two rows of four",
      "3 error 07-l1-loss: a square matrix",
      "3 error 07-l1-loss: a square matrix",
    ]
  `);
});

test("stretch cases do not count, as nobody has to pass them", () => {
  expect(results(exerciseReport([passing("zero"), overflowing]))).toMatchObject({
    status: "pass",
    tests: [{ name: "zero" }],
  });
});

test.each([
  ["value", { kind: "value", value: number(0.5), precision: "full" }, "softmax([[1, 2]])\n// gives 0.5"],
  ["throws", { kind: "throws", error: {} }, "softmax([[1, 2]])\n// throws an error"],
  ["oracle", { kind: "oracle" }, "softmax([[1, 2]])"],
  [
    "law",
    { kind: "law", law: { name: "sums", sentence: "Each row sums to 1." } },
    "softmax([[1, 2]])\n// keeps the law: Each row sums to 1.",
  ],
] as const)("the code of a case with an expectation of kind %s", (_, expectation, code) => {
  const inputs = { kind: "written", args: [matrix([[1, 2]])] } as const;
  const { tests } = results(exerciseReport([caseReport(PASSED, { case: { inputs, expectation } })]));
  expect(tests[0]?.test_code).toBe(code);
});

describe("a submission that cannot be loaded", () => {
  const problem: LoadProblem = { kind: "syntax", message: "Expected ')'", location: at(3, 9, "  return (1;") };
  const broken = caseReport(errored({ kind: "could-not-load", problem, output: { text: "", truncated: false } }));

  test("is an error, with what to do as the message", () => {
    expect(results(exerciseReport([broken, broken]))).toMatchInlineSnapshot(`
      {
        "message": "✗ softmax
        exercises/06-softmax/softmax.ts:3:9

        softmax.ts:3 is not valid TypeScript: Expected ')'

        3 | return (1;
          |       ^

        → Look at this line and the one above it for a missing or extra bracket, quote or comma.",
        "status": "error",
        "tests": [],
        "version": 3,
      }
    `);
  });

  test("is one only where nothing at all could run", () => {
    expect(results(exerciseReport([broken]), sigmoid)).toMatchObject({ status: "fail", message: null });
  });
});

describe("what a learner prints", () => {
  test("is kept as it is up to 500 characters", () => {
    expect(printed("a\n  b\n")).toBe("a\n  b");
    expect(printed("x".repeat(500))).toBe("x".repeat(500));
  });

  test.each(["x\n".repeat(400), "😀".repeat(300), "\u001b[31m\n".repeat(90)])("is shortened with a note", (text) => {
    const output = printed(text) ?? "";
    expect(output).toMatch(/\n… \(shortened\)$/);
    expect(output.isWellFormed()).toBe(true);
    expect(output).not.toContain("\u001b");
  });

  test("says so where the sandbox had shortened it", () => {
    expect(printed("x", true)).toBe("x\n… (shortened)");
  });
});

test("a message is never longer than the site keeps", () => {
  const keys = Array.from({ length: 80 }, (_, index) => `${"é".repeat(300)}${index}`);
  const report = caseReport(failed({ kind: "keys", path: keys, missing: [], unexpected: [] }));
  expect(results(exerciseReport([report])).tests[0]?.message).toMatch(/é\n…$/);
});
