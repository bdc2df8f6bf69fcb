import { describe, expect, test } from "vitest";
import type { Failure } from "../../domain/compare.ts";
import type { ShapeHint } from "../../domain/shape-hint.ts";
import { array, boolean, number } from "../../domain/value.ts";
import type { Oddity, Value } from "../../domain/value.ts";
import { failed, list, matrix, mismatch, record, text, vector } from "./build.ts";
import { sheet, told } from "./told.ts";

const TABLE = matrix([
  [1, 2],
  [3, 4],
]);

/** One element out of a failure's `shown`. */
function elements(parts: Partial<Extract<Failure, { kind: "elements" }>>): Extract<Failure, { kind: "elements" }> {
  const worst = parts.worst ?? parts.shown?.[0] ?? mismatch([], 0, 1);
  return { kind: "elements", path: [], shape: [], wrong: 1, total: 1, shown: [worst], worst, float32: false, ...parts };
}

function tellType(actual: Value, expected: Value, path: (string | number)[] = []): string {
  return told(failed({ kind: "type", path, actual, expected }, actual, expected));
}

function tellShape(actual: readonly number[], expected: readonly number[], hint?: ShapeHint): string {
  const [yours, wanted] = [actual, expected].map((shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    return array(
      shape,
      Array.from({ length: size }, (_, at) => at + 1),
    );
  });
  if (yours === undefined || wanted === undefined) return "";
  return told(
    failed({ kind: "shape", path: [], actual: yours, expected: wanted, ...(hint && { hint }) }, yours, wanted),
  );
}

const nonFinite: Failure = {
  kind: "non-finite",
  path: [],
  shape: [2, 2],
  nans: 2,
  infinities: 0,
  total: 4,
  first: mismatch([0, 1], Number.NaN, 0.7310585786300049),
};

const WORST = mismatch([1, 1], 4.5, 4);
const twoElements = failed(
  elements({ shape: [2, 2], wrong: 2, total: 4, shown: [mismatch([0, 1], 1.0009, 1), WORST], worst: WORST }),
  matrix([
    [1, 1.0009],
    [1, 4.5],
  ]),
  matrix([
    [1, 1],
    [1, 4],
  ]),
);

// Every kind has to have an entry, so a new one cannot be forgotten here.
const kinds: Record<Failure["kind"], string> = {
  type: tellType(text("0.25"), number(0.25)),
  shape: tellShape([3], [2, 2]),
  "non-finite": told(failed(nonFinite), { args: [TABLE] }),
  elements: told(twoElements, { args: [TABLE] }),
  text: told(failed({ kind: "text", path: [], actual: "row 1", expected: "row 2" })),
  length: told(failed({ kind: "length", path: [], actual: 2, expected: 3 })),
  keys: told(failed({ kind: "keys", path: [], missing: ["db"], unexpected: ["dB"] })),
};

test("every kind of failure", () => {
  expect(sheet(kinds)).toMatchInlineSnapshot(`
    "--- type
      softmax returned a string, expected a number.

      yours     "0.25"
      expected  0.25

      → It looks like a number, but it is text: \`toFixed\` and template strings make
        text. Return the number as it is; nothing needs to be rounded.

    --- shape
      softmax returned an array of shape (3,), expected (2, 2).

      yours     [1, 2, 3]
      expected  [[1, 2], [3, 4]]

      → You returned a list of 3; the exercise wants 2 rows of 2 columns. A sum or
        norm along an axis takes that axis away, and \`keepdims: true\` keeps it.

    --- non-finite
      2 of 4 elements are NaN (not a number).

      The first is [0][1]: NaN, expected 0.731058579.

      input  softmax([[1, 2], [3, 4]])

      → NaN comes from \`0 / 0\`, from the square root or log of a negative number,
        and from calculating with undefined: reading past the end of a list gives
        undefined, and \`undefined + 1\` is NaN.
      → Print the values between the steps of your calculation with \`console.log\`,
        to see where the first one appears.

    --- elements
      2 of 4 elements differ.

              yours   expected  off by  allowed
      [0][1]  1.0009  1         9e-4    1e-9
      [1][1]  4.5     4         0.5     1e-9     worst

      All of it, rounded:
      yours     [[1, 1.001], [1, 4.5]]
      expected  [[1, 1], [1, 4]]

      input  softmax([[1, 2], [3, 4]])

      → Work out [0][1] by hand, and \`console.log\` the values between your steps:
        where do they part?

    --- text
      softmax returned a string that differs from the expected one.

      yours     "row 1"
      expected  "row 2"

      The first 4 characters are the same.

    --- length
      softmax returned a list of 2 items, expected 3.

      → One off: check where your loop begins and ends.

    --- keys
      The object that softmax returned lacks the key "db" and has the key "dB",
      which is not expected.

      → Is "dB" meant to be "db"?"
  `);
});

const hints: Record<ShapeHint | "none", string> = {
  transposed: tellShape([3, 2], [2, 3], "transposed"),
  "column-needed": tellShape([3], [3, 1], "column-needed"),
  "row-needed": tellShape([3], [1, 3], "row-needed"),
  "axis-too-many": tellShape([3, 1], [3], "axis-too-many"),
  "number-in-array": tellShape([1, 1], [], "number-in-array"),
  "reduced-to-number": tellShape([], [2], "reduced-to-number"),
  "keepdims-needed": tellShape([2, 3], [2, 1, 3], "keepdims-needed"),
  "keepdims-unneeded": tellShape([2, 1, 3], [2, 3], "keepdims-unneeded"),
  "same-size": tellShape([2, 3], [6, 1], "same-size"),
  none: tellShape([2, 3], [2, 5]),
};
test("every hint about a shape", () => {
  expect(sheet(hints)).toMatchInlineSnapshot(`
    "--- transposed
      softmax returned an array of shape (3, 2), expected (2, 3).

      yours     [[1, 2], [3, 4], [5, 6]]
      expected  [[1, 2, 3], [4, 5, 6]]

      → Rows and columns are swapped. Use \`np.transpose(result)\`, or check which
        axis you worked along.

    --- column-needed
      softmax returned an array of shape (3,), expected (3, 1).

      yours     [1, 2, 3]
      expected  [[1], [2], [3]]

      → The numbers are in a flat list, but should stand in a column: 3 rows of one
        number each. From a sum or norm you get that with
        \`{ axis: 1, keepdims: true }\`, from a list with
        \`np.reshape(result, [3, 1])\`.

    --- row-needed
      softmax returned an array of shape (3,), expected (1, 3).

      yours     [1, 2, 3]
      expected  [[1, 2, 3]]

      → The numbers are in a flat list, but should be one row of a table: one more
        pair of brackets, \`[[...]]\`. From a sum or mean you get that with
        \`{ axis: 0, keepdims: true }\`, from a list with
        \`np.reshape(result, [1, 3])\`.

    --- axis-too-many
      softmax returned an array of shape (3, 1), expected (3,).

      yours     [[1], [2], [3]]
      expected  [1, 2, 3]

      → A flat list is wanted, without the extra pair of brackets. Use
        \`np.ravel(result)\`, or leave out \`keepdims: true\` in the last sum or norm.

    --- number-in-array
      softmax returned an array of shape (1, 1), expected a number.

      yours     [[1]]
      expected  1

      → The number is wrapped in lists. Return the number itself: \`result[0][0]\` of
        a list, or leave out axis and keepdims: \`np.sum(x)\` gives a number.

    --- reduced-to-number
      softmax returned a number, expected an array of shape (2,).

      yours     1
      expected  [1, 2]

      → Everything was put together into one number. Say along which axis to work:
        \`np.sum(x, { axis: 1 })\` gives one number for each row, \`{ axis: 0 }\` one
        for each column.

    --- keepdims-needed
      softmax returned an array of shape (2, 3), expected (2, 1, 3).

      yours     [[1, 2, 3], [4, 5, 6]]
      expected  [[[1, 2, 3]], [[4, 5, 6]]]

      → An axis of length 1 was dropped. Add \`keepdims: true\` to the sum, mean, max
        or norm that made it: \`np.sum(x, { axis: 1, keepdims: true })\`.

    --- keepdims-unneeded
      softmax returned an array of shape (2, 1, 3), expected (2, 3).

      yours     [[[1, 2, 3]], [[4, 5, 6]]]
      expected  [[1, 2, 3], [4, 5, 6]]

      → An axis of length 1 is left over. Leave out \`keepdims: true\` in the sum,
        mean, max or norm that made it, or remove it with
        \`np.reshape(result, [2, 3])\`.

    --- same-size
      softmax returned an array of shape (2, 3), expected (6, 1).

      yours     [[1, 2, 3], [4, 5, 6]]
      expected  [[1], [2], [3], [4], [5], [6]]

      → The number of elements is right, only their arrangement is not:
        \`np.reshape(result, [6, 1])\` arranges them row by row, first to last.

    --- none
      softmax returned an array of shape (2, 3), expected (2, 5).

      yours     [[1, 2, 3], [4, 5, 6]]
      expected  [[1, 2, 3, 4, 5], [6, 7, 8, 9, 10]]

      → The number of columns is 3 instead of 5. Check which axis you worked along,
        and where your loops end."
  `);
});

describe("shapes without a hint say what the sizes say", () => {
  test.each([
    { actual: [2], expected: [3], says: "The length is 2 instead of 3. One off" },
    { actual: [2, 9], expected: [3, 5], says: "The number of rows is 2 instead of 3 and the number of columns is 9" },
    { actual: [5], expected: [], says: "the exercise wants a single number. Put them together: `np.sum(x)` adds up" },
    { actual: [5], expected: [2, 4], says: "You returned a list of 5; the exercise wants 2 rows of 4 columns." },
    {
      actual: [2, 2, 2],
      expected: [9],
      says: "You returned lists nested 3 deep; the exercise wants a list of 9.",
    },
    { actual: [2, 2, 2], expected: [2, 2, 5], says: "The length of axis 2 is 2 instead of 5." },
  ])("$actual for $expected", ({ actual, expected, says }) => {
    expect(tellShape(actual, expected).replaceAll(/\s+/g, " ")).toContain(says);
  });
});

function tellOdd(what: Oddity, detail = ""): string {
  return tellType({ kind: "odd", what, detail }, matrix([[1, 2]]));
}

const oddities: Record<Oddity, string> = {
  undefined: tellOdd("undefined"),
  ragged: tellOdd("ragged", "row 0 has 3, row 2 has 2"),
  bigint: tellOdd("bigint"),
  function: tellOdd("function", "sum"),
  symbol: tellOdd("symbol"),
  promise: tellOdd("promise"),
  cyclic: tellOdd("cyclic"),
  "too-deep": tellOdd("too-deep"),
  "too-large": tellOdd("too-large"),
  unreadable: tellOdd("unreadable", "a Proxy"),
  "not-data": tellOdd("not-data", "Map"),
};
test("every odd value", () => {
  expect(sheet(oddities)).toMatchInlineSnapshot(`
    "--- undefined
      softmax returned undefined, expected an array of shape (1, 2).

      → Is the \`return\` missing? A function with braces gives back only what follows
        \`return\`; \`console.log\` shows a value but does not return it.

    --- ragged
      softmax returned a list whose rows have different lengths, expected an array
      of shape (1, 2).

      → Here: row 0 has 3, row 2 has 2. Every row needs the same number of columns.
        Look at where a row is started and where numbers are pushed into it.

    --- bigint
      softmax returned a bigint, expected an array of shape (1, 2).

      → Write numbers without the n behind them (\`5\`, not \`5n\`), or turn the result
        into one with \`Number(...)\`.

    --- function
      softmax returned a function, expected an array of shape (1, 2).

      → Did you mean to call sum? Put its arguments in parentheses behind the name:
        \`f(x)\`, not \`f\`.

    --- symbol
      softmax returned a symbol, expected an array of shape (1, 2).

      → Return a number, an array or another plain value instead.

    --- promise
      softmax returned a Promise, expected an array of shape (1, 2).

      → Remove \`async\` in front of the function (and \`await\` inside it) and return
        the value itself. Nothing in an exercise needs to wait.

    --- cyclic
      softmax returned a list or object that contains itself, expected an array of
      shape (1, 2).

      → A list was put into itself, perhaps by pushing the result instead of a row.
        Build each row as a new list.

    --- too-deep
      softmax returned lists inside lists, too deep to read, expected an array of
      shape (1, 2).

      → A matrix is a list of rows, two levels deep. Look for a list that is wrapped
        into another one in a loop.

    --- too-large
      softmax returned more than the grader can read, expected an array of shape
      (1, 2).

      → Look for a loop that adds to the result more often than it should.

    --- unreadable
      softmax returned something that cannot be read, expected an array of shape
      (1, 2).

      → It is a Proxy. Return plain numbers, lists and objects, without getters or
        proxies.

    --- not-data
      softmax returned an object of type Map, expected an array of shape (1, 2).

      → Return a number, a list of numbers, an array of np, or a plain object. A Set
        or Map turns into a list with \`[...x]\`."
  `);
});

describe("wrong types", () => {
  test("a hole in a list is found where it is", () => {
    const holey = list(vector(1, 2), list(number(3), { kind: "odd", what: "undefined", detail: "" }));
    expect(tellType(holey, TABLE)).toMatchInlineSnapshot(`
      "  result[1][1] is undefined, expected a number.

        yours     [[1, 2], [3, undefined]]
        expected  [[1, 2], [3, 4]]

        → Nothing was stored at result[1][1]. Is an index off by one, or a key
          misspelt?"
    `);
  });

  test("a text among the numbers", () => {
    expect(tellType(list(number(1), text("2")), vector(1, 2))).toMatchInlineSnapshot(`
      "  result[1] is a string, expected a number.

        yours     [1, "2"]
        expected  [1, 2]

        → It looks like a number, but it is text: \`toFixed\` and template strings make
          text. Return the number as it is; nothing needs to be rounded."
    `);
  });

  test("true among the numbers", () => {
    expect(tellType(list(number(1), boolean(true)), vector(1, 2))).toMatchInlineSnapshot(`
      "  softmax returned a list that mixes numbers with true and false, expected an
        array of shape (2,).

        yours     [1, true]
        expected  [1, 2]

        → Every item should be of one kind. A comparison such as \`a > b\` gives true or
          false; \`Number(...)\` makes it 1 or 0."
    `);
  });

  test("an object around the result", () => {
    expect(tellType(record({ loss: number(1.1) }), number(1.1))).toMatchInlineSnapshot(`
      "  softmax returned an object, expected a number.

        yours     { loss: 1.1 }
        expected  1.1

        → It has the key "loss". Return the value itself, without an object around it."
    `);
  });

  test("no object around the results", () => {
    expect(tellType(number(1), record({ dw: number(1), db: number(2) }))).toMatchInlineSnapshot(`
      "  softmax returned a number, expected an object.

        yours     1
        expected  { dw: 1, db: 2 }

        → Put the results into one object with the keys "dw" and "db"."
    `);
  });

  test("null, a comparison, and 1 for true", () => {
    expect(tellType({ kind: "null" }, number(1))).toMatchInlineSnapshot(`
      "  softmax returned null, expected a number.

        yours     null
        expected  1

        → \`null\` means "nothing here". Return the value that you computed instead."
    `);
    expect(tellType(boolean(true), number(1))).toMatchInlineSnapshot(`
      "  softmax returned a boolean, expected a number.

        yours     true
        expected  1

        → A comparison such as \`a > b\` gives true or false. Where numbers are wanted,
          use \`Number(...)\` or \`np.where(condition, 1, 0)\`."
    `);
    expect(tellType(number(1), boolean(true))).toMatchInlineSnapshot(`
      "  softmax returned a number, expected a boolean.

        yours     1
        expected  true

        → A comparison such as \`a > b\` gives the true or false that is wanted; 1 and 0
          are numbers."
    `);
  });

  test("what JavaScript's operators make of a list", () => {
    const nan = number(Number.NaN);
    expect(
      told(failed({ kind: "shape", path: [], actual: nan, expected: TABLE, hint: "reduced-to-number" }, nan, TABLE)),
    ).toMatchInlineSnapshot(`
      "  softmax returned NaN, expected an array of shape (2, 2).

        yours     NaN
        expected  [[1, 2], [3, 4]]

        → NaN is what JavaScript's operators give for a list: they know only single
          numbers. Use \`np.add\`, \`np.subtract\`, \`np.multiply\`, \`np.divide\` and
          \`np.negative\`, or work number by number in a loop."
    `);
    expect(tellType(text("[[1 2]]1"), TABLE)).toMatchInlineSnapshot(`
      "  softmax returned a string, expected an array of shape (2, 2).

        yours     "[[1 2]]1"
        expected  [[1, 2], [3, 4]]

        → Return the numbers themselves, not a text that shows them. A \`+\` between a
          list and anything else makes text too; \`np.add(a, b)\` adds."
    `);
  });

  test("inside a result, the path says where", () => {
    expect(tellType({ kind: "odd", what: "undefined", detail: "" }, number(1), [1, "db"])).toMatchInlineSnapshot(`
      "  result[1].db is undefined, expected a number.

        → Nothing was stored at result[1].db. Is an index off by one, or a key
          misspelt?"
    `);
  });
});

function tellNonFinite(nans: number, infinities: number, actual: number, args: Value[], shape = [2, 2]): string {
  const total = shape.reduce((product, length) => product * length, 1);
  const first = mismatch(
    shape.map(() => 0),
    actual,
    0.5,
  );
  return told(failed({ kind: "non-finite", path: [], shape, nans, infinities, total, first }), { args });
}

describe("numbers that are not finite", () => {
  test("exp of a large number", () => {
    expect(tellNonFinite(2, 0, Number.NaN, [matrix([[1000, 1001]])], [1, 2])).toMatchInlineSnapshot(`
      "  Both elements are NaN (not a number).

        The first is [0][0]: NaN, expected 0.5.

        input  softmax([[1000, 1001]])

        → Likely cause: exp of a number above 709 is too large to store and becomes
          Infinity, and \`Infinity / Infinity\` is NaN. The inputs here reach 1001. Make
          the numbers smaller before exp, for example by subtracting the largest of
          them first.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });

  test("squares of huge numbers", () => {
    expect(tellNonFinite(0, 1, Number.POSITIVE_INFINITY, [vector(1e200, 1)], [])).toMatchInlineSnapshot(`
      "  softmax returned Infinity, expected 0.5.

        input  softmax([1e200, 1])

        → Likely cause: the inputs here reach 1e200, and a sum or product of such
          numbers can be too large to store: it becomes Infinity.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });

  test("a row of zeros", () => {
    const zeros = matrix([
      [3, 4],
      [0, 0],
    ]);
    expect(tellNonFinite(2, 0, Number.NaN, [zeros])).toMatchInlineSnapshot(`
      "  2 of 4 elements are NaN (not a number).

        The first is [0][0]: NaN, expected 0.5.

        input  softmax([[3, 4], [0, 0]])

        → Likely cause: the norm or sum of a row of zeros is 0, and \`0 / 0\` is NaN.
          Treat such a row separately.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });

  test("Infinity where there is a row of zeros: 0 / 0 would be NaN", () => {
    expect(tellNonFinite(0, 1, Number.POSITIVE_INFINITY, [matrix([[2], [0]])], [2, 1])).toMatchInlineSnapshot(`
      "  1 of 2 elements is infinite.

        The first is [0][0]: Infinity, expected 0.5.

        input  softmax([[2], [0]])

        → Infinity comes from dividing by 0, from log of 0, and from exp of a number
          above 709.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });

  test("the only element", () => {
    expect(tellNonFinite(0, 1, Number.POSITIVE_INFINITY, [vector(0)], [1])).toMatchInlineSnapshot(`
      "  The only element is infinite.

        The first is [0]: Infinity, expected 0.5.

        input  softmax([0])

        → Infinity comes from dividing by 0, from log of 0, and from exp of a number
          above 709.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
    expect(tellNonFinite(1, 0, Number.NaN, [vector(0)], [1, 1])).toMatchInlineSnapshot(`
      "  The only element is NaN (not a number).

        The first is [0][0]: NaN, expected 0.5.

        input  softmax([0])

        → Likely cause: the norm or sum of a row of zeros is 0, and \`0 / 0\` is NaN.
          Treat such a row separately.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });

  test("the number 0", () => {
    expect(tellNonFinite(0, 1, Number.NEGATIVE_INFINITY, [number(0)], [])).toMatchInlineSnapshot(`
      "  softmax returned -Infinity, expected 0.5.

        input  softmax(0)

        → Likely cause: the input is 0. \`0 / 0\` is NaN, \`1 / 0\` is Infinity, and log
          of 0 is -Infinity.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });

  test("an empty input", () => {
    expect(tellNonFinite(1, 0, Number.NaN, [array([0], [])], [])).toMatchInlineSnapshot(`
      "  softmax returned NaN, expected 0.5.

        input  softmax([])

        → Likely cause: an input is empty. The mean of nothing is \`0 / 0\`, which is
          NaN.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });

  test("both kinds, from plain inputs", () => {
    expect(tellNonFinite(1, 2, Number.NaN, [TABLE])).toMatchInlineSnapshot(`
      "  3 of 4 elements are not ordinary numbers: 1 NaN and 2 Infinity.

        The first is [0][0]: NaN, expected 0.5.

        input  softmax([[1, 2], [3, 4]])

        → NaN comes from \`0 / 0\`, from the square root or log of a negative number,
          and from calculating with undefined: reading past the end of a list gives
          undefined, and \`undefined + 1\` is NaN.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });

  test("Infinity from plain inputs", () => {
    expect(tellNonFinite(0, 1, Number.POSITIVE_INFINITY, [TABLE])).toMatchInlineSnapshot(`
      "  1 of 4 elements is infinite.

        The first is [0][0]: Infinity, expected 0.5.

        input  softmax([[1, 2], [3, 4]])

        → Infinity comes from dividing by 0, from log of 0, and from exp of a number
          above 709.
        → Print the values between the steps of your calculation with \`console.log\`,
          to see where the first one appears."
    `);
  });
});

describe("elements", () => {
  test("a single number is said in one sentence", () => {
    expect(told(failed(elements({ shown: [mismatch([], 0.9525, 0.9525741268224334, 9.5e-10)] }))))
      .toMatchInlineSnapshot(`
        "  softmax returned 0.9525, expected 0.952574127 (off by 7.4e-5, allowed
          9.5e-10).

          → Work out the result by hand, and \`console.log\` the values between your
            steps: where do they part?"
      `);
  });

  test("an integer must match exactly", () => {
    expect(told(failed(elements({ shown: [mismatch([], 3, 4, 0)] })))).toMatchInlineSnapshot(
      `
      "  softmax returned 3, expected 4 (off by 1; it must match exactly).

        → Work out the result by hand, and \`console.log\` the values between your
          steps: where do they part?"
    `,
    );
  });

  test("numbers that look alike get the digits in which they differ", () => {
    expect(told(failed(elements({ shown: [mismatch([], 0.1 + 0.2, 0.3, 0)] })))).toMatchInlineSnapshot(`
      "  softmax returned 0.30000000000000004, expected 0.3 (off by 5.6e-17; it must
        match exactly).

        → Work out the result by hand, and \`console.log\` the values between your
          steps: where do they part?"
    `);
    expect(told(failed(elements({ shown: [mismatch([], 1.00000000102, 1, 1.01e-9)] })))).toMatchInlineSnapshot(
      `
      "  softmax returned 1.000000001, expected 1 (off by 1.02e-9, allowed 1.01e-9).

        → Work out the result by hand, and \`console.log\` the values between your
          steps: where do they part?"
    `,
    );
  });

  test("an expected NaN has no distance", () => {
    expect(told(failed(elements({ shown: [mismatch([], 3, Number.NaN)] })))).toMatchInlineSnapshot(
      `
      "  softmax returned 3, expected NaN.

        → Work out the result by hand, and \`console.log\` the values between your
          steps: where do they part?"
    `,
    );
  });

  test("float32", () => {
    const shown = [mismatch([0], Math.fround(0.1), 0.1), mismatch([1], Math.fround(0.7), 0.7)];
    const failure = elements({ shape: [3], wrong: 2, total: 3, shown, float32: true });
    expect(told(failed(failure, vector(Math.fround(0.1), Math.fround(0.7), 1), vector(0.1, 0.7, 1))))
      .toMatchInlineSnapshot(`
        "  2 of 3 elements differ.

               yours        expected  off by  allowed
          [0]  0.100000001  0.1       1.5e-9  1e-9     worst
          [1]  0.699999988  0.7       1.2e-8  1e-9

          Every element is right to about 7 digits and no further.

          → Something takes the other digits away: look for rounding, for a
            Float32Array, and for a small number that is added to be safe."
      `);
  });

  test("booleans", () => {
    const shown = [mismatch([1], 1, 0)];
    const verdict = failed(
      elements({ shape: [2], wrong: 1, total: 2, shown }),
      array([2], [1, 1], "bool"),
      array([2], [1, 0], "bool"),
    );
    expect(told(verdict)).toMatchInlineSnapshot(`
      "  1 of 2 elements differs.

             yours  expected
        [1]  true   false

        All of it:
        yours     [true, true]
        expected  [true, false]

        → Work out [1] by hand, and \`console.log\` the values between your steps: where
          do they part?"
    `);
  });

  test("deep inside a result", () => {
    const shown = [mismatch([0], 1, 2)];
    const verdict = failed(elements({ path: [1, "d b"], shape: [13], wrong: 13, total: 13, shown }), list(), list());
    expect(told(verdict)).toMatchInlineSnapshot(`
      "  All 13 elements of result[1]["d b"] differ.

             yours  expected  off by  allowed
        [0]  1      2         1       1e-9

        → Work out result[1]["d b"][0] by hand, and \`console.log\` the values between
          your steps: where do they part?"
    `);
  });
});

describe("texts, lengths and keys", () => {
  test.each([
    { actual: "sum ", expected: "sum", says: "only in the spaces at the beginning or the end" },
    { actual: "a  b", expected: "a b", says: "only in their spaces" },
    { actual: "Sum", expected: "sum", says: "only in capital and small letters" },
    { actual: "", expected: "sum", says: "Yours is empty" },
    { actual: "xyz", expected: "sum", says: "from the first character on" },
    { actual: "s", expected: "sum", says: "Yours ends after the first character" },
  ])("$actual for $expected", ({ actual, expected, says }) => {
    expect(told(failed({ kind: "text", path: [], actual, expected }))).toContain(says);
  });

  test("a length inside the result", () => {
    expect(told(failed({ kind: "length", path: [0, "rows"], actual: 1, expected: 4 }))).toMatchInlineSnapshot(
      `"  result[0].rows has 1 item, expected 4."`,
    );
  });

  test("keys without a resemblance", () => {
    expect(told(failed({ kind: "keys", path: ["grads"], missing: ["dw", "db"], unexpected: ["weights"] })))
      .toMatchInlineSnapshot(`
      "  result.grads lacks the keys "dw" and "db" and has the key "weights", which is
        not expected."
    `);
  });
});
