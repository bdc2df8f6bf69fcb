import { describe, expect, test } from "vitest";
import { array, boolean, number } from "../../domain/value.ts";
import type { Value } from "../../domain/value.ts";
import type { JsonValue } from "../../reporters/json-value.ts";
import { jsonValue } from "../../reporters/json-value.ts";
import { jsonReporter } from "../../reporters/json.ts";
import { caseReport, exerciseReport, FOLDER, list, matrix, PASSED, record, text, vector } from "./build.ts";
import { grad, loss, softmax, throwing, written } from "./course.ts";

test("what is all or nothing, and comes after what", () => {
  const requires = [{ id: "05-normalize-rows", line: 4, column: 12 }];
  const report = exerciseReport(
    [caseReport(PASSED, { case: { points: 6.67 } }), caseReport(PASSED, { case: { extra: true } }), throwing],
    { exercise: { credit: "all-or-nothing", requires } },
  );
  expect(JSON.parse(written(jsonReporter(), [report]))).toMatchObject({
    points: { earned: 0, possible: 7.67, extra: 0 },
    exercises: [
      {
        points: { earned: 0, possible: 7.67, extra: 0 },
        credit: "all-or-nothing",
        requires: ["05-normalize-rows"],
        cases: [{ points: 6.67 }, { points: 1, extra: true }, { points: 1 }],
      },
    ],
  });
});

test("the document of a run", () => {
  expect(written(jsonReporter(), [softmax, loss])).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "course": {
        "title": "Python Basics with NumPy",
        "folder": "/home/ada/course"
      },
      "exercises": [
        {
          "id": "06-softmax",
          "title": "Softmax",
          "status": "failed",
          "points": {
            "earned": 1,
            "possible": 4,
            "extra": 0
          },
          "credit": "by-case",
          "requires": [],
          "file": "exercises/06-softmax/softmax.ts",
          "cases": [
            {
              "name": "equal scores",
              "status": "passed",
              "hidden": false,
              "extra": false,
              "points": 1,
              "message": ""
            },
            {
              "name": "the notebook's example",
              "status": "failed",
              "hidden": false,
              "extra": false,
              "points": 1,
              "message": "6 of 10 elements differ. [0][0] is 0.527, expected 0.980897665 (off by 0.454, allowed 5e-10). Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part? It changes its input z: whoever calls it may still need it. Work on a copy, for example \`np.array(z)\`.",
              "args": {
                "z": [
                  [9, 2, 5, 0, 0],
                  [7, 5, 0, 0, 0]
                ]
              },
              "actual": [
                [0.527, 0.5, 0.0179657674, 0.000121052389, 0.000121052389],
                [0.878679856, 0.118916387, 0.000801252314, 0.000801252314, 1.0009]
              ],
              "expected": [
                [0.980897665, 0.000894462891, 0.0179657674, 0.000121052389, 0.000121052389],
                [0.878679856, 0.118916387, 0.000801252314, 0.000801252314, 1]
              ],
              "changed": [
                "z"
              ],
              "output": "e is [[8103.08, 7.39], [1096.63, 148.41]]\\n"
            },
            {
              "name": "any matrix",
              "status": "errored",
              "hidden": false,
              "extra": false,
              "points": 1,
              "message": "softmax threw TypeError: Cannot read properties of undefined (reading '0'). It happened at softmax.ts:12. What stands in front of the dot or the [ ] is empty there. Reading past the end of a list gives undefined: check where your loop begins and ends.",
              "args": {
                "z": [
                  [0]
                ]
              },
              "replay": {
                "run": 3,
                "runs": 20,
                "seed": 7
              },
              "location": {
                "file": "exercises/06-softmax/softmax.ts",
                "line": 12,
                "column": 21
              }
            },
            {
              "name": "two rows of four",
              "status": "failed",
              "hidden": true,
              "extra": false,
              "points": 1,
              "message": "This case is hidden: it did not pass, and its input is not shown. Try softmax with other inputs than the ones you have seen: negative numbers, zeros, very large ones, a single row, an empty list."
            },
            {
              "name": "large scores do not overflow",
              "status": "failed",
              "hidden": false,
              "extra": true,
              "points": 1,
              "message": "Both elements are NaN (not a number). The first is [0][0]: NaN, expected 0.268941421. Likely cause: exp of a number above 709 is too large to store and becomes Infinity, and \`Infinity / Infinity\` is NaN. The inputs here reach 1001. Make the numbers smaller before exp, for example by subtracting the largest of them first. Print the values between the steps of your calculation with \`console.log\`, to see where the first one appears.",
              "args": {
                "z": [
                  [1000, 1001]
                ]
              },
              "actual": 0,
              "expected": 1
            }
          ]
        },
        {
          "id": "07-l1-loss",
          "title": "The L1 loss",
          "status": "not-started",
          "points": {
            "earned": 0,
            "possible": 2,
            "extra": 0
          },
          "credit": "by-case",
          "requires": [],
          "file": "exercises/07-l1-loss/l1Loss.ts",
          "cases": [
            {
              "name": "a square matrix",
              "status": "errored",
              "hidden": false,
              "extra": false,
              "points": 1,
              "message": "Not started: the line \`throw new Error(\\"not implemented\\")\` is still there. It happened at softmax.ts:5. Turn each row of scores into probabilities. Replace that line by your own code.",
              "location": {
                "file": "exercises/07-l1-loss/softmax.ts",
                "line": 5,
                "column": 9
              }
            },
            {
              "name": "a square matrix",
              "status": "errored",
              "hidden": false,
              "extra": false,
              "points": 1,
              "message": "Not started: the line \`throw new Error(\\"not implemented\\")\` is still there. It happened at softmax.ts:5. Turn each row of scores into probabilities. Replace that line by your own code.",
              "location": {
                "file": "exercises/07-l1-loss/softmax.ts",
                "line": 5,
                "column": 9
              }
            }
          ]
        }
      ],
      "points": {
        "earned": 1,
        "possible": 6,
        "extra": 0
      },
      "durationMs": 96.4
    }
    "
  `);
});

test("nothing is written before the run has finished", () => {
  const reporter = jsonReporter();
  expect(reporter.event({ kind: "started", course: { title: "", folder: FOLDER }, exercises: 1 })).toBe("");
  expect(reporter.event({ kind: "exercise-graded", report: grad, outcomes: new Map() })).toBe("");
});

describe("values", () => {
  test.each<[Value, JsonValue]>([
    [number(0.1), 0.1],
    [number(Number.NaN), "NaN"],
    [vector(Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1), ["Infinity", "-Infinity", 1]],
    [boolean(true), true],
    [array([2], [1, 0], "bool"), [true, false]],
    [matrix([[1, 2]]), [[1, 2]]],
    [array([2, 0], []), [[], []]],
    [text("a"), "a"],
    [{ kind: "null" }, null],
    [list(number(1), text("a")), [1, "a"]],
    [record({ db: vector(1) }), { db: [1] }],
    [{ kind: "odd", what: "promise", detail: "" }, { $odd: "promise" }],
  ])("%o", (value, expected) => {
    expect(jsonValue(value)).toStrictEqual(expected);
  });

  test("what is long is shortened and says how long it was", () => {
    const large = array([2000, 2], new Float64Array(4000));
    expect(jsonValue(large)).toStrictEqual({ $shape: "(2000, 2)", first: Array.from({ length: 1000 }, () => 0) });
    const items = list(...Array.from({ length: 1001 }, () => text("a")));
    expect(jsonValue(items)).toStrictEqual({ $items: 1001, first: Array.from({ length: 1000 }, () => "a") });
    expect(jsonValue(text("a".repeat(10_001)))).toBe(`${"a".repeat(10_000)}…`);
  });

  test("a key of any name is a key of its own", () => {
    const value: Value = { kind: "record", entries: [["__proto__", number(1)]] };
    expect(JSON.stringify(jsonValue(value))).toBe('{"__proto__":1}');
  });
});

test("the document can be printed on a terminal, and still says what was there", () => {
  const evil = "\u001b[2J\u009b31m\u202e\u200b\u2028";
  const document = written(jsonReporter(), [
    exerciseReport([caseReport(PASSED, { output: { text: evil, truncated: false }, args: [text("[\n  1,\n  2\n]")] })]),
  ]);
  expect(document.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\u2028]/u);
  expect(JSON.parse(document)).toHaveProperty("exercises[0].cases[0].output", evil);
  expect(JSON.parse(document)).toHaveProperty("exercises[0].cases[0].args.z", "[\n  1,\n  2\n]");
});
