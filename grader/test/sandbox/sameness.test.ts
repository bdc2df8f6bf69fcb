// Whether what a function was given is still what it was, as the child sees both.

import { expect, test } from "vitest";
import { array, type ArrayValue, number, type Value } from "../../domain/value.ts";
import { NDArray } from "../../np/np.ts";
import { isUntouched, observe } from "../../sandbox/observe.ts";
import { isSame } from "../../sandbox/sameness.ts";

const list = (...items: Value[]): Value => ({ kind: "list", items });

test.each<[given: string, argument: unknown, before: Value, isKept: boolean]>([
  ["an empty list", [], list(), true],
  ["a list of numbers", [1, 2], list(number(1), number(2)), true],
  ["a list of numbers, written to", [1, 3], list(number(1), number(2)), false],
  ["a list of numbers, longer", [1, 2, 3], list(number(1), number(2)), false],
  ["a list of rows", [[1], [2]], list(list(number(1)), list(number(2))), true],
  ["a list of rows, one of them written to", [[1], [3]], list(list(number(1)), list(number(2))), false],
  ["a ragged list", [[1], 2], list(list(number(1)), number(2)), true],
  ["a ragged list, written to", [[1], 3], list(list(number(1)), number(2)), false],
  ["a list of texts", ["a"], list({ kind: "text", text: "a" }), true],
  ["an array", [1, 2], array([2], [1, 2]), true],
  ["an array, written to", [1, 3], array([2], [1, 2]), false],
])("%s", (_, argument, before, isKept) => {
  expect(isSame(observe(argument), before)).toBe(isKept);
});

const matrix = array([2, 1], [0, NaN]);
const asGiven = (): NDArray => new NDArray([2, 1], Float64Array.of(0, NaN));
const spying = (): object => {
  throw new Error("it ran");
};

test.each<[what: string, argument: object, before: ArrayValue, isKept: boolean]>([
  ["an array as it was given", asGiven(), matrix, true],
  ["an array of whole numbers", new NDArray([1], Float64Array.of(2)), array([1], [2], "int64"), true],
  ["a list of as many numbers", [0, NaN], array([2], [0, NaN]), false],
  ["another element", Object.assign(asGiven(), { data: Float64Array.of(0, 1) }), matrix, false],
  ["0 with another sign", Object.assign(asGiven(), { data: Float64Array.of(-0, NaN) }), matrix, false],
  ["fewer elements", Object.assign(asGiven(), { data: Float64Array.of(0) }), matrix, false],
  ["more elements", Object.assign(asGiven(), { data: Float64Array.of(0, NaN, 0) }), matrix, false],
  ["a list as data", Object.assign(asGiven(), { data: [0, NaN] }), matrix, false],
  ["another shape", Object.assign(asGiven(), { shape: [1, 2] }), matrix, false],
  ["another axis", Object.assign(asGiven(), { shape: [2, 1, 1] }), matrix, false],
  ["data by a getter", Object.defineProperty(asGiven(), "data", { get: spying }), matrix, false],
  [
    "a length by a getter",
    Object.assign(asGiven(), { shape: Object.defineProperty([2], 1, { get: spying }) }),
    matrix,
    false,
  ],
  [
    "a proxy as shape",
    Object.assign(asGiven(), { shape: new Proxy([2, 1], { getOwnPropertyDescriptor: spying }) }),
    matrix,
    false,
  ],
  [
    "data that lies about its length",
    Object.assign(asGiven(), { data: lying(Float64Array.of(0, NaN, 0)) }),
    matrix,
    false,
  ],
])("%s", (_, argument, before, isKept) => {
  expect(isUntouched(argument, before)).toBe(isKept);
});

function lying(data: Float64Array): Float64Array {
  return Object.defineProperty(data, "length", { value: 2 });
}
