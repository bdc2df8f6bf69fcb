import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { array, boolean, number, sizeOf } from "../../domain/value.ts";
import type { Value } from "../../domain/value.ts";
import { jsonValue } from "../../reporters/json-value.ts";
import { callText, literal } from "../../reporters/literal.ts";
import { naming, pathText, shapeWords } from "../../reporters/naming.ts";
import { list, matrix, record, text, vector } from "./build.ts";

const TALL = array(
  [100, 50],
  Array.from({ length: 5000 }, (_, at) => at / 10),
);
const ODD: Value = { kind: "odd", what: "promise", detail: "" };

describe("literals", () => {
  test.each<[Value, string]>([
    [number(0.1), "0.1"],
    [number(-0), "-0"],
    [number(Number.NaN), "NaN"],
    [number(Number.NEGATIVE_INFINITY), "-Infinity"],
    [number(1e21), "1e21"],
    [boolean(true), "true"],
    [
      matrix([
        [9, 2],
        [7, 5],
      ]),
      "[[9, 2], [7, 5]]",
    ],
    [array([2], [1, 0], "bool"), "[true, false]"],
    [array([0], []), "[]"],
    [array([2, 0], []), "[[], []]"],
    [array([0, 3], []), "[] (0, 3)"],
    [text('say "hi"\n'), String.raw`"say \"hi\"\n"`],
    [text("\u001b[31m\u202e\u00a0"), String.raw`"\u001b[31m\u202e\xa0"`],
    [{ kind: "null" }, "null"],
    [list(number(1), text("a"), list()), '[1, "a", []]'],
    [record({ db: number(1), "a b": vector(1, 2) }), '{ db: 1, "a b": [1, 2] }'],
    [record({}), "{}"],
    [{ kind: "odd", what: "undefined", detail: "" }, "undefined"],
    [{ kind: "odd", what: "bigint", detail: "5" }, "5n"],
    [list(ODD, { kind: "odd", what: "not-data", detail: "Map" }), "[<a Promise>, <not data>]"],
  ])("%o", (value, expected) => {
    expect(literal(value, 200)).toBe(expected);
  });

  test.each<[Value, number, string]>([
    [TALL, 60, "[[0, 0.1, …], [5, 5.1, …], …] (100, 50)"],
    [TALL, 10, "[[0, …], …] (100, 50)"],
    [vector(...Array.from({ length: 30 }, (_, at) => at)), 40, "[0, 1, 2, 3, 4, 5, 6, 7, …] (30,)"],
    [text("abcdefghij".repeat(3000)), 40, '"abcdefghijabcdefghij"… (30,000 characters)'],
    [list(...Array.from({ length: 40 }, () => text("a"))), 40, '["a", "a", "a", "a", "a", …] (40 items)'],
    [
      record(Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`k${at}`, number(at)]))),
      40,
      "{ k0: 0, k1: 1, k2: 2, … } (40 keys)",
    ],
  ])("a long one is shortened and says its shape (%#)", (value, budget, expected) => {
    expect(literal(value, budget)).toBe(expected);
  });

  test("millions of elements are shortened without being written", () => {
    const huge = array([2000, 2000], new Float64Array(4_000_000));
    expect(literal(huge, 60)).toBe("[[0, 0, 0, …], [0, 0, 0, …], [0, 0, 0, …], …] (2000, 2000)");
  });

  test("endless rows of nothing are shortened too", () => {
    expect(literal(array([3, 0], []), 60)).toBe("[[], [], []]");
    expect(literal(array([8_000_000, 0], []), 60)).toBe("[[], [], [], [], [], [], [], [], …] (8000000, 0)");
    expect(jsonValue(array([8_000_000, 0], []))).toEqual({ $shape: "(8000000, 0)", first: [] });
  });

  test("a whole literal reads back as the same numbers", () => {
    const shapes = fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 });
    const arrays = shapes.chain((shape) =>
      fc
        .array(fc.double({ noNaN: true, noDefaultInfinity: true }), {
          minLength: sizeOf(shape),
          maxLength: sizeOf(shape),
        })
        .map((elements) => array(shape, elements)),
    );
    fc.assert(
      fc.property(arrays, (value) => {
        const parsed: unknown = JSON.parse(literal(value, Number.POSITIVE_INFINITY));
        expect([parsed].flat(4)).toStrictEqual([...value.data]);
      }),
    );
  });
});

test("a call reads as it would be typed", () => {
  expect(callText("l1Loss", [vector(1, 0), vector(0.9, 0.2)], 100)).toBe("l1Loss([1, 0], [0.9, 0.2])");
  expect(callText("f", [TALL, number(1)], 80)).toBe("f([[0, 0.1, …], [5, 5.1, …], …] (100, 50), 1)");
});

describe("naming", () => {
  test.each<[Value, string]>([
    [number(1), "a number"],
    [number(Number.NaN), "NaN"],
    [boolean(false), "a boolean"],
    [vector(1, 2), "an array of shape (2,)"],
    [array([2], [1, 0], "bool"), "a boolean array of shape (2,)"],
    [text(""), "a string"],
    [{ kind: "null" }, "null"],
    [list(number(1)), "a list of 1 item"],
    [record({}), "an object"],
    [ODD, "a Promise"],
    [{ kind: "odd", what: "not-data", detail: "" }, "something that is not plain data"],
    [{ kind: "odd", what: "not-data", detail: "a Map" }, "a Map"],
  ])("%o", (value, expected) => {
    expect(naming(value)).toBe(expected);
  });

  test("paths", () => {
    expect(pathText([])).toBe("result");
    expect(pathText([1, "db", "a b"])).toBe('result[1].db["a b"]');
  });

  test("shapes in words", () => {
    expect([[], [1], [3], [2, 5], [3, 1], [1, 3], [1, 1], [2, 4, 3]].map(shapeWords)).toStrictEqual([
      "a single number",
      "a list of one",
      "a list of 3",
      "2 rows of 5 columns",
      "a column: 3 rows of one",
      "one row of 3 columns",
      "a column: 1 row of one",
      undefined,
    ]);
  });
});
