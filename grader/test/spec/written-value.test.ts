import * as fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "../../domain/compare.ts";
import { array, boolean, number, type Value } from "../../domain/value.ts";
import { ProblemList } from "../../spec/problem.ts";
import { readSource } from "../../spec/source.ts";
import { child } from "../../spec/node.ts";
import { readValue } from "../../spec/values.ts";
import { keyLines, throwsText, valueText } from "../../spec/written-value.ts";
import { fuzz, FUZZ_TIMEOUT_MS } from "../fuzz.ts";

/** What a spec with these lines says of `key`. */
function readBack(lines: readonly string[]): Value | string[] {
  const text = `${lines.join("\n")}\n`;
  const problems = new ProblemList("e.yaml", text);
  const node = child(readSource(text, problems), "key");
  const read = node && readValue(node, true, { text, problems });
  return read === undefined ? [text, ...problems.sorted().map(({ message }) => message)] : read.value;
}

const numbers = fc.oneof(fc.double(), fc.integer(), fc.constantFrom(1e21, 1e-7, 2 ** 53, 5e-324, -0));
const leaves: fc.Arbitrary<Value> = fc.oneof(
  numbers.map((element) => number(element)),
  fc.boolean().map(boolean),
  fc.string({ unit: "binary" }).map((text): Value => ({ kind: "text", text })),
  fc
    .constantFrom("nan", "Infinity", "yes", "null", "1", "- a", "a: b", "# c", " x", "")
    .map((text): Value => ({ kind: "text", text })),
  fc.constant<Value>({ kind: "null" }),
);
const arrays = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }).chain((shape) => {
  const size = shape.reduce((product, length) => product * length, 1);
  return fc.array(numbers, { minLength: size, maxLength: size }).map((data): Value => array(shape, data));
});
const keys = fc.string({ minLength: 1 }).filter((key) => key !== "printed" && key !== "__proto__");
const values: fc.Arbitrary<Value> = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaves,
    arrays,
    fc
      .array(tie("value"), { maxLength: 4 })
      // Numbers alone are an array.
      .map((items): Value => ({ kind: "list", items: [{ kind: "text", text: "first" }, ...items] })),
    fc
      .uniqueArray(fc.tuple(keys, tie("value")), { maxLength: 4, selector: ([key]) => key })
      .map((entries): Value => ({ kind: "record", entries })),
  ),
})).value;

test(
  "what is written reads back as the same",
  () => {
    fc.assert(
      fc.property(values, fc.boolean(), (value, isExact) => {
        const read = readBack(keyLines("key", value, isExact));
        expect(read).not.toBeInstanceOf(Array);
        if (!Array.isArray(read)) expect(compare(read, value, "full", { rtol: 0, atol: 0 })).toBeUndefined();
        expect(readBack([`key: ${valueText(value, isExact)}`])).toEqual(read);
      }),
      fuzz(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test("layout", () => {
  const long = Array.from({ length: 12 }, (_, at) => at / 7);
  const written: readonly (readonly [what: string, value: Value, isExact: boolean])[] = [
    ["a whole number that is compared with tolerance", number(3), false],
    ["an exact one", number(3), true],
    ["not a number, and infinity", array([3], [Number.NaN, Infinity, -Infinity]), false],
    ["a large and a small one", array([2], [1e200, 2.5e-9]), true],
    ["more than can be exact", number(2 ** 60), true],
    ["text", { kind: "text", text: "seven apples" }, false],
    ["text that could be something else", { kind: "text", text: "nan" }, false],
    ["a long vector", array([12], long), false],
    ["long rows", array([3, 4], long), false],
    [
      "a long column",
      array(
        [24, 1],
        Array.from({ length: 24 }, (_, at) => at),
      ),
      true,
    ],
    ["rows longer than a line", array([2, 6], long), false],
    [
      "an object with much in it",
      {
        kind: "record",
        entries: [
          ["mean", number(1 / 3)],
          ["values", array([12], long)],
          ["two words: here", { kind: "null" }],
        ],
      },
      false,
    ],
  ];
  const lines = written.flatMap(([what, value, isExact]) => [`# ${what}`, ...keyLines("expected", value, isExact)]);
  expect(lines.join("\n")).toMatchInlineSnapshot(`
    "# a whole number that is compared with tolerance
    expected: 3.0
    # an exact one
    expected: 3
    # not a number, and infinity
    expected: [.nan, .inf, -.inf]
    # a large and a small one
    expected: [1.0e+200, 2.5e-9]
    # more than can be exact
    expected: 1152921504606847000.0
    # text
    expected: seven apples
    # text that could be something else
    expected: "nan"
    # a long vector
    expected:
      [0.0, 0.14285714285714285, 0.2857142857142857, 0.42857142857142855, 0.5714285714285714, 0.7142857142857143,
       0.8571428571428571, 1.0, 1.1428571428571428, 1.2857142857142858, 1.4285714285714286, 1.5714285714285714]
    # long rows
    expected:
      - [0.0, 0.14285714285714285, 0.2857142857142857, 0.42857142857142855]
      - [0.5714285714285714, 0.7142857142857143, 0.8571428571428571, 1.0]
      - [1.1428571428571428, 1.2857142857142858, 1.4285714285714286, 1.5714285714285714]
    # a long column
    expected:
      [[0], [1], [2], [3], [4], [5], [6], [7], [8], [9], [10], [11], [12], [13], [14], [15], [16], [17], [18],
       [19], [20], [21], [22], [23]]
    # rows longer than a line
    expected:
      - [0.0, 0.14285714285714285, 0.2857142857142857, 0.42857142857142855, 0.5714285714285714,
         0.7142857142857143]
      - [0.8571428571428571, 1.0, 1.1428571428571428, 1.2857142857142858, 1.4285714285714286, 1.5714285714285714]
    # an object with much in it
    expected:
      mean: 0.3333333333333333
      values:
        [0.0, 0.14285714285714285, 0.2857142857142857, 0.42857142857142855, 0.5714285714285714, 0.7142857142857143,
         0.8571428571428571, 1.0, 1.1428571428571428, 1.2857142857142858, 1.4285714285714286, 1.5714285714285714]
      "two words: here": null"
  `);
});

test.each([
  [{ name: "RangeError", message: "n must be positive" }, "throws: { name: RangeError, message: n must be positive }"],
  [{ name: "", message: "no: colon" }, 'throws: { message: "no: colon" }'],
  [{ message: "/2-d/" }, String.raw`throws: { message: "/\\/2\\-d\\//" }`],
  [{ message: "two\nlines" }, String.raw`throws: { message: "/two\\s+lines/" }`],
  [{}, "throws: {}"],
])("an error as a spec expects it: %j", (error, expected) => {
  expect(throwsText(error)).toBe(expected);
});
