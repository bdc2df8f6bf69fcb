import { describe, expect, test } from "vitest";

import { type Arguments, DEFAULTS } from "../../domain/exercise.ts";
import { array, boolean, number, type Value } from "../../domain/value.ts";
import { parseExercise } from "../../spec/parse.ts";
import { exerciseOf, problemsOf, specOf } from "./specs.ts";

const SOFTMAX = `# yaml-language-server: $schema=../../grader/spec/exercise.schema.json
title: Softmax
topics: [broadcasting, axis, keepdims]
summary: Turn each row of scores into probabilities.
prompt: |                       # Markdown, $math$ allowed
  Divide the exponentials of each row by their sum: $e^{z_{ij}} / \\sum_k e^{z_{ik}}$.
function:
  name: softmax
  params:
    z: { type: array, shape: [m, n], about: one row of scores per sample }
  returns: { type: array, shape: [m, n], about: each row sums to 1 }
tolerance: { rtol: 1e-9, atol: 1e-12 }        # the defaults; a case may override them
limits: { timeoutMs: 2000, memoryMiB: 512 }   # the defaults
hints:
  - Exponentiate first, then divide each row by its own sum.
  - "\`np.sum(e, { axis: 1, keepdims: true })\` has shape (m, 1), so it broadcasts over the columns."
cases:
  - name: the notebook's example
    args: { z: [[9, 2, 5, 0, 0], [7, 5, 0, 0, 0]] }
    expected:
      printed: |                # pasted as NumPy printed it, and compared at the printed precision
        [[9.80897665e-01 8.94462891e-04 1.79657674e-02 1.21052389e-04
          1.21052389e-04]
         [8.78679856e-01 1.18916387e-01 8.01252314e-04 8.01252314e-04
          8.01252314e-04]]
  - name: any matrix
    generate: { z: { shape: [1..4, 1..6], integers: [-9, 9] } }
    runs: 20
    seed: 7                     # the solution is the oracle; a failure is shrunk to the smallest input
  - name: a vector is not a matrix
    args: { z: [1, 2, 3] }
    throws: { message: /2-d/ }
  - name: large scores do not overflow
    args: { z: [[1000, 1001]] }
    expected: [[0.2689414213699951, 0.7310585786300049]]
    extra: true                 # a stretch case: shown apart, never needed to pass
mistakes:
  summedOverColumns: Your columns add up to 1, not your rows.
    Sum over axis 1.
equivalents:
  "return np.divide(e, [sums -> total]);": One is the other's name.
`;

test("a whole spec", () => {
  const options = {
    tolerance: { rtol: 1e-9, atol: 1e-12 },
    limits: { timeoutMs: 2000, memoryMiB: 512 },
    hidden: false,
    extra: false,
    points: 1,
  };
  const matrix = { types: ["array"], shape: ["m", "n"] };
  expect(exerciseOf(SOFTMAX)).toEqual({
    id: "06-softmax",
    title: "Softmax",
    topics: ["broadcasting", "axis", "keepdims"],
    requires: [],
    credit: "by-case",
    summary: "Turn each row of scores into probabilities.",
    mistakes: [{ name: "summedOverColumns", sentence: "Your columns add up to 1, not your rows. Sum over axis 1." }],
    laws: [],
    equivalents: [
      {
        mutant: "return np.divide(e, [sums -> total]);",
        reason: "One is the other's name.",
        line: 41,
        column: 3,
      },
    ],
    prompt: "Divide the exponentials of each row by their sum: $e^{z_{ij}} / \\sum_k e^{z_{ik}}$.",
    signature: {
      name: "softmax",
      params: [{ name: "z", ...matrix, about: "one row of scores per sample" }],
      returns: { ...matrix, about: "each row sums to 1" },
      pure: false,
    },
    hints: [
      "Exponentiate first, then divide each row by its own sum.",
      "`np.sum(e, { axis: 1, keepdims: true })` has shape (m, 1), so it broadcasts over the columns.",
    ],
    cases: [
      {
        ...options,
        name: "the notebook's example",
        inputs: { kind: "written", args: [array([2, 5], [9, 2, 5, 0, 0, 7, 5, 0, 0, 0])] },
        expectation: {
          kind: "value",
          precision: "scientific",
          value: array(
            [2, 5],
            [
              9.80897665e-1, 8.94462891e-4, 1.79657674e-2, 1.21052389e-4, 1.21052389e-4, 8.78679856e-1, 1.18916387e-1,
              8.01252314e-4, 8.01252314e-4, 8.01252314e-4,
            ],
          ),
        },
      },
      {
        ...options,
        name: "any matrix",
        inputs: {
          kind: "generated",
          generators: [
            {
              shape: {
                kind: "extents",
                extents: [
                  { min: 1, max: 4 },
                  { min: 1, max: 6 },
                ],
              },
              elements: { kind: "integers", min: -9, max: 9 },
            },
          ],
          runs: 20,
          seed: 7,
        },
        expectation: { kind: "oracle" },
      },
      {
        ...options,
        name: "a vector is not a matrix",
        inputs: { kind: "written", args: [array([3], [1, 2, 3])] },
        expectation: { kind: "throws", error: { message: { kind: "matches", source: "2-d", flags: "" } } },
      },
      {
        ...options,
        name: "large scores do not overflow",
        inputs: { kind: "written", args: [array([1, 2], [1000, 1001])] },
        expectation: {
          kind: "value",
          precision: "full",
          value: array([1, 2], [0.2689414213699951, 0.7310585786300049]),
        },
        extra: true,
      },
    ],
  });
});

describe("values", () => {
  test.each<[string, string, Value]>([
    ["number", "1", number(1, "int64")],
    ["number", "-0x1F", words("-0x1F")],
    ["number", "0x1F", number(31, "int64")],
    ["number", "1.0", number(1)],
    ["number", "1e3", number(1000)],
    ["number", "-0.0", number(-0)],
    ["number", ".nan", number(NaN)],
    ["number", "-.inf", number(-Infinity)],
    ["boolean", "true", boolean(true)],
    ["string", '"1"', words("1")],
    ["string", "nan-sense", words("nan-sense")],
    ["string", '"nan"', words("nan")],
    ["null", "null", { kind: "null" }],
    ["null", "~", { kind: "null" }],
    ["array", "[]", array([0], [])],
    ["array", "[[], []]", array([2, 0], [])],
    ["array", "[[1, 2], [3, 4]]", array([2, 2], [1, 2, 3, 4], "int64")],
    ["array", "[[1, 2], [3, 4.0]]", array([2, 2], [1, 2, 3, 4])],
    ["array", "[true, false]", array([2], [1, 0], "bool")],
    ["array", "[.inf, 1]", array([2], [Infinity, 1])],
    ["array", "[{ printed: '[1. 2.]' }, [3, 4]]", array([2, 2], [1, 2, 3, 4])],
    ["array", "{ printed: '[1 2]' }", array([2], [1, 2], "int64")],
    ["number", "{ printed: 0.5 }", number(0.5)],
    ["boolean", "{ printed: True }", boolean(true)],
    ["list", "[1, a]", list(number(1, "int64"), words("a"))],
    ["list", "[[1, 2], 0.5]", list(array([2], [1, 2], "int64"), number(0.5))],
    ["list", "[1, true, null]", list(number(1, "int64"), boolean(true), { kind: "null" })],
    [
      "object",
      "{ W: [[1.0]], 2: b, __proto__: { x: 1 } }",
      {
        kind: "record",
        entries: [
          ["W", array([1, 1], [1])],
          ["2", words("b")],
          ["__proto__", { kind: "record", entries: [["x", number(1, "int64")]] }],
        ],
      },
    ],
  ])("%s %s", (type, yaml, value) => {
    const returned = value.kind === "text" && type === "number" ? "string" : type;
    const cases = `- { name: one, args: {}, expected: ${yaml} }`;
    const [only] = exerciseOf(specOf(`params: {}\nreturns: { type: ${returned}, about: r }`, cases)).cases;
    expect(only?.expectation).toEqual({ kind: "value", value, precision: expect.anything() });
  });

  test.each([
    ["{ printed: '[0.5 1. ]' }", "positional"],
    ["{ printed: '[5.12345678e-01 1.e+10]' }", "scientific"],
    ["{ a: 1, b: { printed: '[0.5 1. ]' } }", "positional"],
    ["[0.5, 1.0]", "full"],
    ["{ printed: '0.5' }", "full"],
  ])("the precision of %s is %s", (yaml, precision) => {
    const cases = `- { name: one, args: {}, expected: ${yaml} }`;
    const [only] = exerciseOf(specOf("params: {}\nreturns: { type: [number, array, object], about: r }", cases)).cases;
    expect(only?.expectation).toMatchObject({ precision });
  });

  test("an anchor stands for its value", () => {
    const cases = `
- name: one
  args: { a: &scores [1, 2] }
  expected: 1.5
- name: two
  args: { a: *scores }
  expected: 1.5`;
    const { cases: both } = exerciseOf(
      specOf("params: { a: { type: array, about: a } }\nreturns: { type: number, about: r }", cases),
    );
    expect(both[1]?.inputs).toEqual(both[0]?.inputs);
  });
});

describe("arguments", () => {
  test("are in the parameters' order, and never int64", () => {
    const params = "{ b: { type: number, about: b }, a: { type: array, about: a }, c: { type: boolean, about: c } }";
    expect(argsOf(params, "{ c: true, a: [1, 2], b: 3 }")).toEqual([number(3), array([2], [1, 2]), boolean(true)]);
  });

  test("are plain lists where the function takes a list and no array", () => {
    const rows = list(list(number(1), number(2)), list(number(3), number(4)));
    expect(argsOf("{ a: { type: list, about: a } }", "{ a: [[1, 2], [3, 4]] }")).toEqual([rows]);
    expect(argsOf("{ a: { type: [list, array], about: a } }", "{ a: [[1, 2]] }")).toEqual([array([1, 2], [1, 2])]);
  });

  test("may be a number where a shape is only that of the array beside it", () => {
    const params = "{ a: { type: [number, array], shape: [n], about: a } }";
    expect(argsOf(params, "{ a: 1 }")).toEqual([number(1)]);
  });

  test("may be anything where an error is expected", () => {
    const signature = "params: { a: { type: array, shape: [m, n], about: a } }\nreturns: { type: number, about: r }";
    const cases = `
- { name: any error, args: { a: [[1, 2], [3]] }, throws: {} }
- { name: its name, args: { a: text }, throws: { name: TypeError } }
- { name: its words, args: { a: null }, throws: { message: not an array } }
- { name: a pattern, args: { a: [1, b] }, throws: { message: /an? \\/array/iu } }`;
    expect(exerciseOf(specOf(signature, cases)).cases.map(({ expectation }) => expectation)).toEqual(
      [
        {},
        { name: "TypeError" },
        { message: { kind: "contains", text: "not an array" } },
        { message: { kind: "matches", source: "an? \\/array", flags: "iu" } },
      ].map((error) => ({ kind: "throws", error })),
    );
  });
});

describe("generate", () => {
  test("fills in runs and seed, and takes lengths and ranges", () => {
    const signature = `
params:
  y: { type: array, shape: [m], about: y }
  yhat: { type: array, shape: [m], about: y }
  scale: { type: number, about: s }
returns: { type: number, about: r }`;
    const cases = `
- name: one
  generate:
    y: { shape: [0..5], integers: [-2, 2] }
    scale: { shape: [], numbers: [0.5, 1] }
    yhat: { like: y, numbers: [0, 1] }`;
    expect(exerciseOf(specOf(signature, cases)).cases[0]?.inputs).toEqual({
      kind: "generated",
      runs: 20,
      seed: 1,
      generators: [
        { shape: { kind: "extents", extents: [{ min: 0, max: 5 }] }, elements: { kind: "integers", min: -2, max: 2 } },
        { shape: { kind: "like", param: 0 }, elements: { kind: "numbers", min: 0, max: 1 } },
        { shape: { kind: "extents", extents: [] }, elements: { kind: "numbers", min: 0.5, max: 1 } },
      ],
    });
  });

  test("a matrix product is drawn with the length that both share", () => {
    const signature = `
params:
  a: { type: array, shape: [m, k], about: a }
  b: { type: array, shape: [k, n], about: b }
returns: { type: array, shape: [m, n], about: r }`;
    const cases = `
- name: one
  generate: { a: { shape: [1..4, 3], integers: [0, 9] }, b: { shape: [3, 1..4], integers: [0, 9] } }`;
    expect(exerciseOf(specOf(signature, cases)).cases).toHaveLength(1);
  });
});

test("a case's tolerance and limits are its own, then the exercise's, then the course's", () => {
  const text = `${specOf(
    "params: {}\nreturns: { type: number, about: r }",
    "- { name: one, args: {}, expected: 1, tolerance: { rtol: 0.5 }, limits: { memoryMiB: 64 } }\n- { name: two, args: {}, expected: 1, points: 2.5, hidden: true }",
  )}tolerance: { atol: 0.25 }\nlimits: { timeoutMs: 5 }\n`;
  const defaults = { ...DEFAULTS, tolerance: { rtol: 0.125, atol: 0.125 }, limits: { timeoutMs: 7, memoryMiB: 128 } };
  const parsed = parseExercise(text, { id: "x", file: "x", defaults });
  expect(parsed.ok && parsed.value.cases).toMatchObject([
    { tolerance: { rtol: 0.5, atol: 0.25 }, limits: { timeoutMs: 5, memoryMiB: 64 }, points: 1, hidden: false },
    { tolerance: { rtol: 0.125, atol: 0.25 }, limits: { timeoutMs: 5, memoryMiB: 128 }, points: 2.5, hidden: true },
  ]);
});

describe("points", () => {
  const cases = (...points: string[]): string =>
    specOf(
      "params: {}\nreturns: { type: number, about: r }",
      points.map((each, at) => `- { name: "${at}", args: {}, expected: 1, ${each} }`).join("\n"),
    );
  const worth = (text: string): number[] => exerciseOf(text).cases.map(({ points }) => points);

  test("are the cases' own", () => {
    expect(worth(cases("", "points: 2.5", "points: 3, extra: true"))).toEqual([1, 2.5, 3]);
  });

  test("are shares where the exercise has points; a stretch case's are points all the same", () => {
    expect(worth(`${cases("", "points: 3, extra: true", "points: 2", "")}points: 20\n`)).toEqual([5, 3, 10, 5]);
    expect(worth(`${cases("", "", "", "extra: true")}points: 10\n`)).toEqual([3.34, 3.33, 3.33, 1]);
  });
});

test("credit and the runs of a generated case are the spec's, then the course's", () => {
  const text = specOf(
    "params: { a: { type: number, about: a } }\nreturns: { type: number, about: r }",
    ["", "runs: 3, "]
      .map((runs, at) => `- { name: "${at}", ${runs}generate: { a: { shape: [], integers: [0, 9] } } }`)
      .join("\n"),
  );
  const read = (spec: string): unknown => {
    const defaults = { ...DEFAULTS, runs: 7, credit: "all-or-nothing" } as const;
    const parsed = parseExercise(spec, { id: "x", file: "x", defaults });
    return parsed.ok && [parsed.value.credit, ...parsed.value.cases.map(({ inputs }) => inputs)];
  };
  expect(read(text)).toMatchObject(["all-or-nothing", { runs: 7 }, { runs: 3 }]);
  expect(read(`${text}credit: by-case\n`)).toMatchObject(["by-case", { runs: 7 }, { runs: 3 }]);
});

test("prerequisites know where they are written", () => {
  const text = `${specOf("params: {}\nreturns: { type: number, about: r }", "- { name: one, args: {}, expected: 1 }")}requires:\n  - 01-one\n  - 02-two\n`;
  expect(exerciseOf(text).requires).toEqual([
    { id: "01-one", line: 11, column: 5 },
    { id: "02-two", line: 12, column: 5 },
  ]);
});

test("text is one line where it is shown as one", () => {
  const text = specOf(
    "params: {}\nreturns: { type: number, about: r }",
    "- name: >\n    one\n    case\n  args: {}\n  expected: 1",
  );
  const exercise = exerciseOf(text.replace("summary: S.", "summary: |\n  One\n  sentence."));
  expect([exercise.summary, exercise.cases[0]?.name]).toEqual(["One sentence.", "one case"]);
});

function words(text: string): Value {
  return { kind: "text", text };
}

function list(...items: Value[]): Value {
  return { kind: "list", items };
}

/** The arguments of one case of a function with these parameters. */
function argsOf(params: string, args: string): Arguments | undefined {
  const signature = `params: ${params}\nreturns: { type: number, about: r }`;
  const inputs = exerciseOf(specOf(signature, `- { name: one, args: ${args}, expected: 1 }`)).cases[0]?.inputs;
  return inputs?.kind === "written" ? inputs.args : undefined;
}

test("a function that has to leave its arguments as they are", () => {
  const specWith = (type: string): string =>
    specOf(
      `params:\n  a: { type: ${type}, about: a }\nreturns: { type: number, about: r }\npure: true`,
      "- { name: one, args: { a: 1 }, expected: 1 }",
    );
  expect(exerciseOf(specWith("[number, array]")).signature.pure).toBe(true);
  expect(problemsOf(specWith("number"))).toEqual([
    "e.yaml:9:3 only an array, a list or an object can be changed, and no parameter is one. Remove pure.",
  ]);
});
