// What a wrong call says. Each row is something a learner might write; the messages are read here as they read them.

import { expect, test } from "vitest";
import * as np from "../../np/np.ts";

/** The functions without their types: what a learner's file calls once its types are erased. */
const untyped: Readonly<Record<string, unknown>> = { ...np, norm: np.linalg.norm };

function said(name: string, ...args: readonly unknown[]): string {
  const target = untyped[name];
  if (typeof target !== "function") return `np.${name} is not a function`;
  return saidBy(() => Reflect.apply(target, undefined, args));
}

function saidBy(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    return String(error);
  }
  return "nothing";
}

const z = np.array([
  [9, 2, 5, 0, 0],
  [7, 5, 0, 0, 0],
]);

const cyclic: unknown[] = [];
cyclic.push(cyclic);

test("operands that are not numbers", () => {
  expect(said("exp", "abc")).toMatchInlineSnapshot(`"TypeError: np.exp: got a string ("abc")"`);
  expect(said("exp")).toMatchInlineSnapshot(
    `"TypeError: np.exp: got undefined; was it never set, or does a function not return anything?"`,
  );
  expect(said("exp", null)).toMatchInlineSnapshot(`"TypeError: np.exp: got null"`);
  expect(said("exp", { z: 1 })).toMatchInlineSnapshot(`"TypeError: np.exp: got an object"`);
  expect(said("exp", 3n)).toMatchInlineSnapshot(`"TypeError: np.exp: got a bigint (3n); write 3"`);
  expect(said("exp", Math.exp)).toMatchInlineSnapshot(`"TypeError: np.exp: got a function; call it to get its value"`);
  expect(said("exp", Symbol("z"))).toMatchInlineSnapshot(`"TypeError: np.exp: got a symbol"`);
  expect(said("exp", Promise.resolve(1))).toMatchInlineSnapshot(`"TypeError: np.exp: got a promise; await it first"`);
  expect(said("add", z)).toMatchInlineSnapshot(
    `"TypeError: np.add: the second argument: got undefined; was it never set, or does a function not return anything?"`,
  );
  expect(said("divide", "1", z)).toMatchInlineSnapshot(
    `"TypeError: np.divide: the first argument: got a string ("1")"`,
  );
  expect(said("where", z, 1)).toMatchInlineSnapshot(
    `"TypeError: np.where: the third argument: got undefined; was it never set, or does a function not return anything?"`,
  );
  expect(said("array", [[1, 2], [3]])).toMatchInlineSnapshot(
    `"TypeError: np.array: the list is ragged: [1] is a list of 1, but [0] is a list of 2"`,
  );
  expect(said("array", [[1, 2], 3])).toMatchInlineSnapshot(
    `"TypeError: np.array: the list is ragged: [1] is a number, but [0] is a list of 2"`,
  );
  expect(said("array", [1, [2]])).toMatchInlineSnapshot(
    `"TypeError: np.array: the list is ragged: [1] is a list of 1, but [0] is a number"`,
  );
  expect(
    said("array", [
      [[1], [2]],
      [[3], [[4]]],
    ]),
  ).toMatchInlineSnapshot(
    `"TypeError: np.array: the list is ragged: [1][1][0] is a list of 1, but [0][0][0] is a number"`,
  );
  expect(said("array", [1, "2"])).toMatchInlineSnapshot(`"TypeError: np.array: [1] of the list: got a string ("2")"`);
  expect(
    said("array", [
      [1, 2],
      [3, undefined],
    ]),
  ).toMatchInlineSnapshot(
    `"TypeError: np.array: [1][1] of the list: got undefined; was it never set, or does a function not return anything?"`,
  );
  expect(said("array", 1, 2, 3)).toMatchInlineSnapshot(
    `"TypeError: np.array: got several numbers; pass one list of them: np.array([1, 2, 3])"`,
  );
  expect(said("array", cyclic)).toMatchInlineSnapshot(
    `"TypeError: np.array: a list more than 32 deep; does it hold itself?"`,
  );
});

test("shapes", () => {
  expect(said("divide", z, np.sum(z, { axis: 1 }))).toMatchInlineSnapshot(
    `"RangeError: np.divide: shapes (2,5) and (2,) do not broadcast; did you mean keepdims: true in the sum?"`,
  );
  expect(said("add", z, z.T)).toMatchInlineSnapshot(
    `"RangeError: np.add: shapes (2,5) and (5,2) do not broadcast; 2 meets 5, and neither is 1"`,
  );
  expect(said("add", [1, 2], [1, 2, 3])).toMatchInlineSnapshot(
    `"RangeError: np.add: shapes (2,) and (3,) do not broadcast; 2 meets 3, and neither is 1"`,
  );
  expect(said("matmul", z, z)).toMatchInlineSnapshot(
    `"RangeError: np.matmul: shapes (2,5) and (2,5) do not fit: 5 columns on the left, 2 rows on the right"`,
  );
  expect(said("matmul", z, 3)).toMatchInlineSnapshot(
    `"TypeError: np.matmul: shapes (2,5) and (): a number is not a matrix; write np.multiply(a, b)"`,
  );
  expect(said("dot", z, z.T)).toMatchInlineSnapshot(
    `"RangeError: np.dot: takes two vectors, got shapes (2,5) and (5,2); for matrices write np.matmul(a, b)"`,
  );
  expect(said("dot", [1, 2], [1, 2, 3])).toMatchInlineSnapshot(
    `"RangeError: np.dot: shapes (2,) and (3,) are not of one length"`,
  );
  expect(said("zeros", 2, 3)).toMatchInlineSnapshot(
    `"TypeError: np.zeros: pass the shape as a list: np.zeros([2, 3])"`,
  );
  expect(said("zeros", [2, -1])).toMatchInlineSnapshot(
    `"RangeError: np.zeros: a length in (2,-1) is -1, not a whole number"`,
  );
  expect(said("zeros", "2")).toMatchInlineSnapshot(
    `"TypeError: np.zeros: a shape is a list of whole numbers; got a string ("2")"`,
  );
  expect(said("full", 3)).toMatchInlineSnapshot(
    `"TypeError: np.full: the value must be a number; got undefined; was it never set, or does a function not return anything?"`,
  );
  expect(said("reshape", z, 5, 2)).toMatchInlineSnapshot(
    `"TypeError: np.reshape: pass the shape as a list: np.reshape(x, [5, 2])"`,
  );
  expect(said("reshape", z, [3, 4])).toMatchInlineSnapshot(
    `"RangeError: np.reshape: shape (2,5) has 10 elements, (3,4) holds 12"`,
  );
  expect(said("reshape", z, [3, -1])).toMatchInlineSnapshot(
    `"RangeError: np.reshape: shape (2,5) has 10 elements, (3,-1) holds a multiple of 3"`,
  );
  expect(said("reshape", z, [-1, -1])).toMatchInlineSnapshot(`"RangeError: np.reshape: only one length may be -1"`);
  expect(saidBy(() => z.reshape(z.shape[0] * z.shape[1] * z.shape[2], 1))).toMatchInlineSnapshot(
    `"RangeError: np.reshape: a length in (NaN,1) is NaN, not a whole number; is there an axis of that index in the shape you took it from?"`,
  );
  expect(said("transpose", z, [0])).toMatchInlineSnapshot(
    `"RangeError: np.transpose: axes [0] must name each axis of (2,5) once"`,
  );
  expect(said("squeeze", z, { axis: 0 })).toMatchInlineSnapshot(
    `"RangeError: np.squeeze: axis 0 of shape (2,5) is not of length 1"`,
  );
  expect(said("expandDims", z)).toMatchInlineSnapshot(
    `"TypeError: np.expandDims: the axis is missing: np.expandDims(x, 0)"`,
  );
  expect(said("expandDims", z, 3)).toMatchInlineSnapshot(
    `"RangeError: np.expandDims: axis 3 is out of range; a new axis of (2,5) is 0 to 2"`,
  );
  expect(said("concatenate", z, z)).toMatchInlineSnapshot(
    `"TypeError: np.concatenate: pass a list of arrays: np.concatenate([a, b]); got an array of shape (2,5)"`,
  );
  expect(said("concatenate", [])).toMatchInlineSnapshot(`"RangeError: np.concatenate: the list of arrays is empty"`);
  expect(said("concatenate", [z, z.T])).toMatchInlineSnapshot(
    `"RangeError: np.concatenate: shapes (2,5) and (5,2) differ in more than axis 0, along which they are joined"`,
  );
  expect(said("stack", [[1, 2], [3]])).toMatchInlineSnapshot(
    `"RangeError: np.stack: shapes (2,) and (1,) are not the same"`,
  );
  expect(said("arange", 0, 3, 0)).toMatchInlineSnapshot(
    `"RangeError: np.arange: there is no way from 0 to 3 in steps of 0"`,
  );
  expect(said("linspace", 0, 1, 2.5)).toMatchInlineSnapshot(
    `"RangeError: np.linspace: a length in (2.5,) is 2.5, not a whole number"`,
  );
  expect(saidBy(() => new np.NDArray([2, 2], Float64Array.of(1)))).toMatchInlineSnapshot(
    `"RangeError: NDArray: shape (2,2) does not hold 1 elements"`,
  );
});

test("axis, keepdims and other options", () => {
  expect(said("sum", z, { axis: 2 })).toMatchInlineSnapshot(
    `"RangeError: np.sum: axis 2 is out of range for shape (2,5); it needs a 3-d array"`,
  );
  expect(said("sum", [1, 2, 3], { axis: 1 })).toMatchInlineSnapshot(
    `"RangeError: np.sum: axis 1 is out of range for shape (3,); it needs a 2-d array"`,
  );
  expect(said("sum", z, { axis: -3 })).toMatchInlineSnapshot(
    `"RangeError: np.sum: axis -3 is out of range for shape (2,5); it needs a 3-d array"`,
  );
  expect(said("sum", 5, { axis: 0 })).toMatchInlineSnapshot(
    `"RangeError: np.sum: axis 0 is out of range for shape (); a number has no axes"`,
  );
  expect(said("sum", z, 1)).toMatchInlineSnapshot(
    `"TypeError: np.sum: pass the axis as an option: np.sum(z, { axis: 1 })"`,
  );
  expect(said("sum", z, null, true)).toMatchInlineSnapshot(
    `"TypeError: np.sum: options are an object such as { axis: 1 }; got null"`,
  );
  expect(said("sum", z, { axis: null })).toMatchInlineSnapshot(
    `"TypeError: np.sum: axis is null; leave it out to take the whole array"`,
  );
  expect(said("sum", z, { axis: [0, 1] })).toMatchInlineSnapshot(
    `"TypeError: np.sum: axis is a list; take one axis at a time"`,
  );
  expect(said("sum", z, { axis: "1" })).toMatchInlineSnapshot(
    `"TypeError: np.sum: axis must be a whole number; got a string ("1")"`,
  );
  expect(said("sum", z, { axis: 0.5 })).toMatchInlineSnapshot(
    `"TypeError: np.sum: axis must be a whole number; got the number 0.5"`,
  );
  expect(said("sum", z, { axis: 1, keepDims: true })).toMatchInlineSnapshot(
    `"TypeError: np.sum: unknown option "keepDims"; did you mean keepdims?"`,
  );
  expect(said("sum", z, { axis: 1, keep_dims: true })).toMatchInlineSnapshot(
    `"TypeError: np.sum: unknown option "keep_dims"; did you mean keepdims?"`,
  );
  expect(said("sum", z, { axes: 1 })).toMatchInlineSnapshot(
    `"TypeError: np.sum: unknown option "axes"; did you mean axis?"`,
  );
  expect(said("sum", z, { dim: 1 })).toMatchInlineSnapshot(
    `"TypeError: np.sum: unknown option "dim"; it takes axis, keepdims"`,
  );
  expect(said("sum", z, { axis: 1, keepdims: 1 })).toMatchInlineSnapshot(
    `"TypeError: np.sum: keepdims must be true or false; got the number 1"`,
  );
  expect(said("sum", z, z)).toMatchInlineSnapshot(
    `"TypeError: np.sum: options are an object such as { axis: 1 }; got an array of shape (2,5)"`,
  );
  expect(said("max", 1, [2])).toMatchInlineSnapshot(
    `"TypeError: np.max: options are an object such as { axis: 1 }; got a list; the larger or smaller of two is np.maximum(a, b)"`,
  );
  expect(said("max", [])).toMatchInlineSnapshot(
    `"RangeError: np.max: an array of shape (0,) has no elements to take it of"`,
  );
  expect(said("mean", [])).toMatchInlineSnapshot(
    `"RangeError: np.mean: an array of shape (0,) has no elements to take it of"`,
  );
  expect(said("argmin", np.zeros([2, 0]), { axis: 1 })).toMatchInlineSnapshot(
    `"RangeError: np.argmin: an array of shape (2,0) has no elements to take it of"`,
  );
  expect(said("norm", z, 1)).toMatchInlineSnapshot(
    `"TypeError: np.linalg.norm: pass the axis as an option: np.linalg.norm(z, { axis: 1 })"`,
  );
  expect(said("norm", z, { ord: 2 })).toMatchInlineSnapshot(
    `"RangeError: np.linalg.norm: ord 2 of an array of shape (2,5) needs an axis; for the root of the sum of all squares leave ord out"`,
  );
  expect(said("norm", z, { axis: 1, ord: 3 })).toMatchInlineSnapshot(
    `"RangeError: np.linalg.norm: ord must be 1, 2 or Infinity; got the number 3"`,
  );
  expect(said("allclose", z, z, { rtoll: 1 })).toMatchInlineSnapshot(
    `"TypeError: np.allclose: unknown option "rtoll"; did you mean rtol?"`,
  );
  expect(said("allclose", z, z, { rtol: "1" })).toMatchInlineSnapshot(
    `"TypeError: np.allclose: rtol must be a number; got a string ("1")"`,
  );
});

test("JavaScript's ways with arrays", () => {
  expect(saidBy(() => Number(z))).toMatchInlineSnapshot(
    `"TypeError: JavaScript's operators and Math functions work on numbers, and this is an array of shape (2,5). Write np.negative(z) for -z, np.add(z, 1) for z + 1, np.multiply(z, 2) for z * 2, np.divide(1, z) for 1 / z, np.exp(z) for Math.exp(z); and \`\${z}\` to put it into text."`,
  );
  expect(saidBy(() => Reflect.get(z, "length"))).toMatchInlineSnapshot(
    `"TypeError: an NDArray has no "length"; write a.shape[0] for the rows or a.size for all elements"`,
  );
  expect(saidBy(() => Reflect.get(z, "0"))).toMatchInlineSnapshot(
    `"TypeError: an NDArray has no "0"; write a.at(0) for a row, a.item(0) for a number"`,
  );
  expect(saidBy(() => z.item(2, 0))).toMatchInlineSnapshot(
    `"RangeError: item: index 2 is out of range for axis 0 of shape (2,5)"`,
  );
  expect(saidBy(() => z.item(0, 0, 0))).toMatchInlineSnapshot(
    `"RangeError: item: 3 indices for shape (2,5); it takes 2"`,
  );
  expect(saidBy(() => z.at(2))).toMatchInlineSnapshot(
    `"RangeError: at: index 2 is out of range for axis 0 of shape (2,5)"`,
  );
  expect(saidBy(() => z.at())).toMatchInlineSnapshot(`"RangeError: at: 0 indices for shape (2,5)"`);
});
