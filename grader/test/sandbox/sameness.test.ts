// Whether what a function was given is still what it was, as the child sees both.

import { expect, test } from "vitest";
import { array, number, type Value } from "../../domain/value.ts";
import { observe } from "../../sandbox/observe.ts";
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
