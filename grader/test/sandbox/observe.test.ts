import { runInNewContext } from "node:vm";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { array, boolean, number, type OddValue, type Value } from "../../domain/value.ts";
import * as np from "../../np/np.ts";
import { observe } from "../../sandbox/observe.ts";

function odd(what: OddValue["what"], detail = ""): Value {
  return { kind: "odd", what, detail };
}

const text = (content: string): Value => ({ kind: "text", text: content });
const list = (...items: Value[]): Value => ({ kind: "list", items });

class Point {
  readonly x = 1;
}
class Row extends Array<number> {}
const cyclic: unknown[] = [1];
cyclic.push(cyclic);
const holder: { self?: unknown } = {};
holder.self = [holder];
const shared = [1, 2];
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);
const sparse = Object.assign([1], { 2: 3 });

const VALUES: readonly (readonly [what: string, value: unknown, seen: Value])[] = [
  ["a number", 1.5, number(1.5)],
  ["NaN", NaN, number(NaN)],
  ["-0", -0, number(-0)],
  ["a boolean", true, boolean(true)],
  ["a string", "ab", text("ab")],
  ["null", null, { kind: "null" }],
  ["an empty list", [], array([0], [])],
  ["a list of numbers", [1, NaN], array([2], [1, NaN])],
  [
    "a matrix",
    [
      [1, 2],
      [3, 4],
    ],
    array([2, 2], [1, 2, 3, 4]),
  ],
  ["a list of empty lists", [[], []], array([2, 0], [])],
  ["a list of booleans", [true, false], array([2], [1, 0], "bool")],
  ["a list of arrays of np", [np.array([1, 2]), np.array([3, 4])], array([2, 2], [1, 2, 3, 4])],
  ["a list of typed arrays", [Float32Array.of(1, 2)], array([1, 2], [1, 2])],
  ["one list used twice", [shared, shared], array([2, 2], [1, 2, 1, 2])],
  ["an array of np", np.zeros([2, 3]), array([2, 3], [0, 0, 0, 0, 0, 0])],
  ["an array of booleans of np", np.greater([1, 2], 1), array([2], [0, 1], "bool")],
  ["an array of np without axes", np.array(3), array([], [3])],
  ["a typed array", Float64Array.of(1, 2), array([2], [1, 2])],
  ["a typed array of bytes", Uint8ClampedArray.of(1, 300), array([2], [1, 255])],
  ["a view into a buffer", new Float64Array(Float64Array.of(1, 2, 3).buffer, 8, 1), array([1], [2])],
  ["a list of strings", ["a", "b"], list(text("a"), text("b"))],
  ["numbers and strings", [1, "a"], list(number(1), text("a"))],
  ["numbers and booleans", [1, true], list(number(1), boolean(true))],
  ["a list with a hole", sparse, list(number(1), odd("undefined"), number(3))],
  ["a list with undefined in it", [1, undefined], list(number(1), odd("undefined"))],
  [
    "an object",
    { b: 1, a: [2] },
    {
      kind: "record",
      entries: [
        ["b", number(1)],
        ["a", array([1], [2])],
      ],
    },
  ],
  [
    "an object without a prototype",
    Object.assign(Object.create(null), { a: 1 }),
    { kind: "record", entries: [["a", number(1)]] },
  ],
  ["an empty object", {}, { kind: "record", entries: [] }],
  ["a foreign array", { tolist: () => [[1, 2]] }, array([1, 2], [1, 2])],
  ["a list that was subclassed", Row.from([1, 2]), array([2], [1, 2])],
  ["undefined", undefined, odd("undefined")],
  ["a bigint", 5n, odd("bigint")],
  ["a typed array of bigints", BigInt64Array.of(5n), odd("bigint", "in a typed array")],
  ["a function", Math.sqrt, odd("function", "sqrt")],
  ["a class", Point, odd("function", "Point")],
  ["a symbol", Symbol("x"), odd("symbol")],
  ["a Promise", Promise.resolve(1), odd("promise")],
  ["a thenable", withMethod("then"), odd("promise")],
  ["rows of different lengths", [[1, 2], [3]], { kind: "list", items: [array([2], [1, 2]), array([1], [3])] }],
  ["a row beside a number", [[1, 2], 3], { kind: "list", items: [array([2], [1, 2]), number(3)] }],
  ["a list in itself", cyclic, odd("cyclic")],
  ["an object in itself", holder, odd("cyclic")],
  ["lists too deep", nested(40), odd("too-deep")],
  ["a Map", new Map(), odd("not-data", "Map")],
  ["a Set", new Set(), odd("not-data", "Set")],
  ["a Date", new Date(0), odd("not-data", "Date")],
  ["an instance of a class", new Point(), odd("not-data", "Point")],
  ["an Error", new RangeError("x"), odd("not-data", "RangeError")],
  ["a Proxy", new Proxy([1], {}), odd("unreadable", "a Proxy")],
  ["a Proxy that was revoked", revoked(), odd("unreadable", "a Proxy")],
  ["a Proxy inside a list", [1, new Proxy({}, {})], odd("unreadable", "a Proxy")],
  ["an object with a Proxy above it", Object.create(new Proxy({}, {})), odd("unreadable", "")],
  ["a bigint inside an object", { a: [5n] }, odd("bigint")],
  [
    "a getter",
    {
      get a() {
        return 1;
      },
    },
    odd("unreadable"),
  ],
  ["a getter as then", withGetter({}, "then"), odd("unreadable")],
  ["a getter in a list", withGetter([1], "0"), odd("unreadable")],
  [
    "a tolist that throws",
    {
      tolist: () => {
        throw new Error("no");
      },
    },
    odd("unreadable"),
  ],
  [
    "a tolist that gives itself",
    {
      tolist() {
        return this;
      },
    },
    odd("cyclic"),
  ],
  ["a tolist without end", endlessTolist(), odd("too-deep")],
  [
    "an array whose shape does not fit",
    { shape: [3], data: Float64Array.of(1) },
    odd("unreadable", "an array whose shape and data do not fit"),
  ],
  [
    "a shape that would run code to be numbers",
    { data: Float64Array.of(1), shape: [{ valueOf: () => 1 }] },
    odd("function", "valueOf"),
  ],
  ["a shape behind a proxy", { data: Float64Array.of(1), shape: new Proxy([1], {}) }, odd("unreadable", "a Proxy")],
  ["a list of a hundred million", Object.assign([], { length: 1e8 }), odd("too-large")],
  ["an array of np with an endless empty axis", { shape: [2 ** 52, 0], data: new Float64Array() }, odd("too-large")],
];

function withGetter(value: object, key: string): object {
  return Object.defineProperty(value, key, { get: () => 1 });
}

function withMethod(key: string): object {
  return { [key]: () => 1 };
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function endlessTolist(): object {
  return { tolist: () => endlessTolist() };
}

describe("observe", () => {
  test.each(VALUES)("%s", (_, value, seen) => {
    expect(observe(value)).toEqual(seen);
  });

  test.each([
    ["a matrix", "[[1, 2], [3, 4]]", array([2, 2], [1, 2, 3, 4])],
    ["an object", "({ a: 1 })", { kind: "record", entries: [["a", number(1)]] }],
    ["a typed array", "Float64Array.of(1)", array([1], [1])],
    ["a Map", "new Map()", odd("not-data", "Map")],
    ["a Promise", "Promise.resolve()", odd("promise")],
  ] as const)("%s of another world", (_, code, seen) => {
    expect(observe(runInNewContext(code))).toEqual(seen);
  });

  test("says of more items than can cross that they are too many", () => {
    expect(observe(Array.from({ length: 1e6 }, () => "x"))).toEqual(odd("too-large"));
    expect(observe(Object.fromEntries(Array.from({ length: 1e6 }, (_, key) => [key, 1])))).toEqual(odd("too-large"));
  });

  test("says of a text that no answer needs only that it is too large", () => {
    expect(observe("x".repeat(1e7)).kind).toBe("odd");
  });

  test("takes a copy", () => {
    const mine = np.array([1, 2]);
    const seen = observe(mine);
    mine.data[0] = 5;
    expect(seen).toEqual(array([2], [1, 2]));
  });

  test("never throws", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(observe(value)).toHaveProperty("kind");
      }),
    );
  });

  test("runs no code of the learner's on the way, whatever they patched", () => {
    const value: unknown = runInNewContext(`
      const value = {
        list: [1, 2],
        typed: Float64Array.of(3),
        array: { shape: [1, 2], data: Float64Array.of(4, 5) },
        text: "a",
      };
      const trap = () => { throw new Error("learner code ran"); };
      const protos = [Array.prototype, Object.getPrototypeOf(Float64Array.prototype), String.prototype];
      const patches = protos.flatMap((proto) => Reflect.ownKeys(proto).map((key) => [proto, key]));
      const { defineProperty } = Object;
      for (let i = 0; i < patches.length; i += 1) {
        const proto = patches[i][0], key = patches[i][1];
        if (key !== "constructor" && key !== "length") defineProperty(proto, key, { get: trap });
      }
      defineProperty(protos[1], "length", { get: trap });
      Object.keys = Object.getOwnPropertyDescriptor = Object.getPrototypeOf = Array.isArray = trap;
      value;
    `);
    expect(observe(value)).toEqual({
      kind: "record",
      entries: [
        ["list", array([2], [1, 2])],
        ["typed", array([1], [3])],
        ["array", array([1, 2], [4, 5])],
        ["text", text("a")],
      ],
    });
  });
});
