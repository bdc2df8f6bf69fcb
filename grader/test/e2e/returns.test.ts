// What a learner's function can give back or throw instead of the right value: what is said of each, and exit code 1.

import { expect, test } from "vitest";
import { doubles } from "./numkata.ts";

function returning(expression: string): string {
  return `export function double(x: number): any {\n  return ${expression};\n}\n`;
}

function throwing(expression: string): string {
  return `export function double(x: number): number {\n  throw ${expression};\n}\n`;
}

test("what comes back instead of a number", async () => {
  const page = await doubles({
    "a wrong number": returning("x + 3"),
    NaN: returning("x * NaN"),
    Infinity: returning("x / 0"),
    "a string": returning("String(x * 2)"),
    nothing: returning("undefined"),
    null: returning("null"),
    "a boolean": returning("true"),
    "a bigint": returning("BigInt(Math.trunc(x)) * 2n"),
    "a function": returning("Math.sqrt"),
    "a symbol": returning('Symbol("four")'),
    "a Promise": returning("Promise.resolve(x * 2)"),
    "an async function": "export async function double(x: number): Promise<number> {\n  return x * 2;\n}\n",
    "a number in a list": returning("[x * 2]"),
    "ragged lists": returning("[[1, 2], [3]]"),
    "an object": returning("{ value: x * 2 }"),
    "a cyclic list": returning("((list) => list.push(list) && list)([1] as unknown[])"),
    "a cyclic object": returning("((object) => Object.assign(object, { object }))({})"),
    "a Map": returning('new Map([["x", 4]])'),
    "a Date": returning("new Date(0)"),
    "a Proxy": returning("new Proxy({}, {})"),
    "a getter": returning("{ get x() { return 4; } }"),
    "ten million numbers": returning("new Float64Array(10_000_000)"),
    "a text of ten million letters": returning('"x".repeat(10_000_000)'),
  });
  expect(page).toMatchInlineSnapshot(`
    "a wrong number: failed (failed, failed, failed)
      double returned 5, expected 4 (off by 1; it must match exactly). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
    NaN: failed (failed, failed, failed)
      double returned NaN, expected 4. NaN comes from \`0 / 0\`, from the square root or log of a negative number, and from calculating with undefined: reading past the end of a list gives undefined, and \`undefined + 1\` is NaN. Print the values between the steps of your calculation with \`console.log\`, to see where the first one appears.
    Infinity: failed (failed, failed, failed)
      double returned Infinity, expected 4. Infinity comes from dividing by 0, from log of 0, and from exp of a number above 709. Print the values between the steps of your calculation with \`console.log\`, to see where the first one appears.
    a string: failed (failed, failed, failed)
      double returned a string, expected a number. It looks like a number, but it is text: \`toFixed\` and template strings make text. Return the number as it is; nothing needs to be rounded.
    nothing: failed (failed, failed, failed)
      double returned undefined, expected a number. Is the \`return\` missing? A function with braces gives back only what follows \`return\`; \`console.log\` shows a value but does not return it.
    null: failed (failed, failed, failed)
      double returned null, expected a number. \`null\` means "nothing here". Return the value that you computed instead.
    a boolean: failed (failed, failed, failed)
      double returned a boolean, expected a number. A comparison such as \`a > b\` gives true or false. Where numbers are wanted, use \`Number(...)\` or \`np.where(condition, 1, 0)\`.
    a bigint: failed (failed, failed, failed)
      double returned a bigint, expected a number. Write numbers without the n behind them (\`5\`, not \`5n\`), or turn the result into one with \`Number(...)\`.
    a function: failed (failed, failed, failed)
      double returned a function, expected a number. Did you mean to call sqrt? Put its arguments in parentheses behind the name: \`f(x)\`, not \`f\`.
    a symbol: failed (failed, failed, failed)
      double returned a symbol, expected a number. Return a number, an array or another plain value instead.
    a Promise: failed (failed, failed, failed)
      double returned a Promise, expected a number. Remove \`async\` in front of the function (and \`await\` inside it) and return the value itself. Nothing in an exercise needs to wait.
    an async function: failed (failed, failed, failed)
      double returned a Promise, expected a number. Remove \`async\` in front of the function (and \`await\` inside it) and return the value itself. Nothing in an exercise needs to wait.
    a number in a list: failed (failed, failed, failed)
      double returned an array of shape (1,), expected a number. The number is wrapped in a list. Return the number itself: \`result[0]\` of a list, or leave out axis and keepdims: \`np.sum(x)\` gives a number.
    ragged lists: failed (failed, failed, failed)
      double returned a list whose rows have different lengths, expected a number. Here: row 0 has 2, row 1 has 1. Every row needs the same number of columns. Look at where a row is started and where numbers are pushed into it.
    an object: failed (failed, failed, failed)
      double returned an object, expected a number. It has the key "value". Return the value itself, without an object around it.
    a cyclic list: failed (failed, failed, failed)
      double returned a list or object that contains itself, expected a number. A list was put into itself, perhaps by pushing the result instead of a row. Build each row as a new list.
    a cyclic object: failed (failed, failed, failed)
      double returned a list or object that contains itself, expected a number. A list was put into itself, perhaps by pushing the result instead of a row. Build each row as a new list.
    a Map: failed (failed, failed, failed)
      double returned an object of type Map, expected a number. Return a number, a list of numbers, an array of np, or a plain object. A Set or Map turns into a list with \`[...x]\`.
    a Date: failed (failed, failed, failed)
      double returned an object of type Date, expected a number. Return a number, a list of numbers, an array of np, or a plain object. A Set or Map turns into a list with \`[...x]\`.
    a Proxy: failed (failed, failed, failed)
      double returned something that cannot be read, expected a number. It is a Proxy. Return plain numbers, lists and objects, without getters or proxies.
    a getter: failed (failed, failed, failed)
      double returned something that cannot be read, expected a number. Return plain numbers, lists and objects, without getters or proxies.
    ten million numbers: failed (failed, failed, failed)
      double returned more than the grader can read, expected a number. Look for a loop that adds to the result more often than it should.
    a text of ten million letters: failed (failed, failed, failed)
      double returned more than the grader can read, expected a number. Look for a loop that adds to the result more often than it should.
    [exit code 1]"
  `);
});

test("what is thrown", async () => {
  const page = await doubles({
    "an Error": throwing('new Error("my own words")'),
    "an Error without a message": throwing("new RangeError()"),
    "an Error with a strange name": throwing('Object.assign(new Error("x"), { name: "\\u001b[31mRed" })'),
    "a string": throwing('"my own words"'),
    undefined: throwing("undefined"),
    null: throwing("null"),
    "a number": throwing("42"),
    "an object": throwing("{ code: 42 }"),
    "a symbol": throwing('Symbol("x")'),
    "a trap": throwing("new Proxy({}, { get() { throw new Error('again'); } })"),
    "an Error with a trap": throwing(
      "Object.defineProperty(new Error('x'), 'message', { get() { throw new Error(); } })",
    ),
    "a mistake": "export function double(x: any): number {\n  return x.times(2);\n}\n",
    "an unknown name": "export function double(x: number): number {\n  return numpy.multiply(x, 2);\n}\n",
    "a mistake two calls deep":
      "const twice = (x: any) => x.times.two;\n\nexport function double(x: number): number {\n  return twice(x);\n}\n",
    "a wrong call of np":
      'import * as np from "numkata/np";\n\nexport function double(x: number): number {\n  return np.sum([x, x], { axis: 1 });\n}\n',
  });
  expect(page).toMatchInlineSnapshot(`
    "an Error: failed (errored, errored, failed)
      double threw Error: my own words. It happened at double.ts:2. (2:9)
    an Error without a message: failed (errored, errored, failed)
      double threw RangeError: (without a message). It happened at double.ts:2. (2:9)
    an Error with a strange name: failed (errored, errored, failed)
      double threw \\x1b[31mRed: x. It happened at double.ts:2. (2:23)
    a string: failed (errored, errored, failed)
      double threw a string: my own words. Throw an Error, so that it carries a message and its place: \`throw new Error("what is wrong")\`.
    undefined: failed (errored, errored, failed)
      double threw undefined. Throw an Error, so that it carries a message and its place: \`throw new Error("what is wrong")\`.
    null: failed (errored, errored, failed)
      double threw null. Throw an Error, so that it carries a message and its place: \`throw new Error("what is wrong")\`.
    a number: failed (errored, errored, failed)
      double threw a number: 42. Throw an Error, so that it carries a message and its place: \`throw new Error("what is wrong")\`.
    an object: failed (errored, errored, failed)
      double threw an object: {"code":42}. Throw an Error, so that it carries a message and its place: \`throw new Error("what is wrong")\`.
    a symbol: failed (errored, errored, failed)
      double threw a symbol: Symbol(x). Throw an Error, so that it carries a message and its place: \`throw new Error("what is wrong")\`.
    a trap: failed (errored, errored, failed)
      double threw an object. Throw an Error, so that it carries a message and its place: \`throw new Error("what is wrong")\`.
    an Error with a trap: failed (errored, errored, failed)
      double threw Error: (without a message).
    a mistake: failed (errored, errored, failed)
      double threw TypeError: x.times is not a function. It happened at double.ts:2. What stands in front of the parentheses cannot be called. Check its spelling, and that it is not a number or a list. (2:12)
    an unknown name: failed (errored, errored, failed)
      double threw ReferenceError: numpy is not defined. It happened at double.ts:2. In TypeScript it is \`np\`. (2:3)
    a mistake two calls deep: failed (errored, errored, failed)
      double threw TypeError: Cannot read properties of undefined (reading 'two'). It happened at double.ts:1. It was called from double.ts:4. What stands in front of the dot or the [ ] is empty there. Reading past the end of a list gives undefined: check where your loop begins and ends. (1:35)
    a wrong call of np: failed (errored, errored, failed)
      double threw RangeError: np.sum: axis 1 is out of range for shape (2,); it needs a 2-d array. It happened at double.ts:4. (4:13)
    [exit code 1]"
  `);
});
