// Prints against what real NumPy printed, to the character.

import { inspect } from "node:util";
import { expect, test } from "vitest";
import * as np from "../../np/np.ts";
import { printArray, printNumber } from "../../np/print.ts";
import { elements, readPrints } from "./golden/golden.ts";

test("arrays of every dtype, from 0 to 4 axes, with every kind of number", () => {
  for (const [array, text] of readPrints("prints.json").rows) {
    expect(printArray(array.shape, elements(array), array.dtype ?? "float64")).toBe(text);
  }
});

test("numbers", () => {
  for (const [number, text] of readPrints("scalars.json").rows) {
    expect(printNumber(elements(number)[0] ?? NaN)).toBe(text);
  }
});

test("text, template strings and console.log print alike", () => {
  const z = np.array([
    [1, 2.5],
    [-3, 4],
  ]);
  const text = "[[ 1.   2.5]\n [-3.   4. ]]";
  expect(String(z)).toBe(text);
  // oxlint-disable-next-line typescript/restrict-template-expressions -- it is what learners write
  expect(`${z}`).toBe(text);
  expect(inspect(z)).toBe(text);
});

test("arrays inside other values are indented as Node indents", () => {
  expect(inspect({ z: np.eye(2) })).toMatchInlineSnapshot(`
    "{
      z: [[1. 0.]
       [0. 1.]]
    }"
  `);
});
