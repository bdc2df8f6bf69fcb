import { runInNewContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { describeThrown, framesOf } from "../../sandbox/thrown.ts";

const anyFile = (): boolean => true;

function trapped(key: string): unknown {
  return Object.defineProperty(new Error("x"), key, {
    get: () => {
      throw new Error("trap");
    },
  });
}

describe("what was thrown", () => {
  test.each([
    ["an Error", new RangeError("too far"), { name: "RangeError", message: "too far" }],
    ["an Error of another world", runInNewContext('new TypeError("x")'), { name: "TypeError", message: "x" }],
    [
      "an Error with a name of its own",
      Object.assign(new Error("x"), { name: "Mine" }),
      { name: "Mine", message: "x" },
    ],
    ["an Error whose name is no text", Object.assign(new Error("x"), { name: 5 }), { name: "", message: "x" }],
    ["an Error with a trap for a name", trapped("name"), { name: "", message: "x" }],
    ["an Error with a trap for a message", trapped("message"), { name: "Error", message: "" }],
    ["an Error with a trap for a stack", trapped("stack"), { name: "Error", message: "x", frames: [] }],
    ["a long message", new Error("x".repeat(1e6)), { message: "x".repeat(4000) }],
    ["a string", "oops", { name: "", message: "oops", frames: [], thrownType: "string" }],
    ["a number", 5, { message: "5", thrownType: "number" }],
    ["a bigint", 5n, { message: "5", thrownType: "bigint" }],
    ["a symbol", Symbol("x"), { message: "Symbol(x)", thrownType: "symbol" }],
    ["undefined", undefined, { message: "undefined", thrownType: "undefined" }],
    ["null", null, { message: "null", thrownType: "null" }],
    ["an object", { code: 5 }, { message: '{"code":5}', thrownType: "object" }],
    ["an object that JSON cannot say", { a: 5n }, { message: "", thrownType: "object" }],
    ["a function", Math.sqrt, { thrownType: "function" }],
  ])("is described: %s", (_, thrown, described) => {
    expect(describeThrown(thrown, anyFile)).toMatchObject(described);
  });

  test("has at most five places, and only in the learner's files", () => {
    const error = new Error("x");
    error.stack = [
      "Error: x",
      ...Array.from({ length: 20 }, (_, at) => `    at f (${at % 2 ? "own" : "np"}.ts:${at}:1)`),
    ].join("\n");
    const { frames } = describeThrown(error, (file) => file === "own.ts");
    expect(frames.map(({ line }) => line)).toEqual([1, 3, 5, 7, 9]);
  });
});

test("places in a stack", () => {
  const stack = `Error: at (not.ts:1:1)
    at f (06-softmax/softmax.ts:3:9)
    at 06-softmax/softmax.ts:12:34
    at async Promise.all (index 0)
    at Object.<anonymous> (a (copy)/b.ts:1:2)
    at new Thing (file with spaces.ts:5:6)
    at eval (eval at f (x.ts:1:1), <anonymous>:1:1)
    at native`;
  expect(framesOf(stack)).toEqual([
    { file: "06-softmax/softmax.ts", line: 3, column: 9 },
    { file: "06-softmax/softmax.ts", line: 12, column: 34 },
    { file: "file with spaces.ts", line: 5, column: 6 },
  ]);
});
