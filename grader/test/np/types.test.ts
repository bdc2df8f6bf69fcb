// What a learner writes type-checks under the project's strict settings, without a cast. The type checker holds this
// file to it; running it holds the types to the values.

import { describe, expect, expectTypeOf, test } from "vitest";
import * as np from "../../np/np.ts";

// The functions of the course, written as one would naturally write them.

function sigmoid(z: number | np.NDArray): number | np.NDArray {
  return np.divide(1, np.add(1, np.exp(np.negative(z))));
}

function sigmoidGrad(z: number | np.NDArray): number | np.NDArray {
  const s = sigmoid(z);
  return np.multiply(s, np.subtract(1, s));
}

function image2vector(image: np.NDArray): np.NDArray {
  return image.reshape(image.shape[0] * image.shape[1] * image.shape[2], 1);
}

function image2vectorBySize(image: np.NDArray): np.NDArray {
  return np.reshape(image, [image.size, 1]);
}

function normalizeRows(x: np.NDArray): np.NDArray {
  return np.divide(x, np.linalg.norm(x, { axis: 1, keepdims: true }));
}

function softmax(z: np.NDArray): np.NDArray {
  const e = np.exp(np.subtract(z, np.max(z, { axis: 1, keepdims: true })));
  return np.divide(e, np.sum(e, { axis: 1, keepdims: true }));
}

function softmaxWithMethods(z: np.NDArray): np.NDArray {
  const e = np.exp(np.subtract(z, z.max({ axis: -1, keepdims: true })));
  return np.divide(e, e.sum({ axis: -1, keepdims: true }));
}

function l1Loss(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.abs(np.subtract(y, yhat)));
}

function l2Loss(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.square(np.subtract(y, yhat)));
}

function l2LossByPower(y: np.NDArray, yhat: np.NDArray): number {
  return np.power(np.subtract(y, yhat), 2).sum();
}

function l2LossByDot(y: np.NDArray, yhat: np.NDArray): number {
  const difference = np.subtract(y, yhat);
  return np.dot(difference, difference);
}

function centred(x: np.NDArray): np.NDArray {
  const [rows, columns] = x.shape;
  const mean = np.divide(np.matmul(np.ones([1, rows]), x), rows).reshape(columns);
  return np.subtract(x, mean);
}

function relu(z: number | np.NDArray): number | np.NDArray {
  return np.multiply(np.greater(z, 0), z);
}

function total(axis: number | undefined): number | np.NDArray {
  return np.sum(x, { axis });
}

const y = np.array([1, 0, 0, 1, 1]);
const yhat = np.array([0.9, 0.2, 0.1, 0.4, 0.9]);
const x = np.array([
  [0, 3, 4],
  [2, 6, 4],
]);

test("the course's functions", () => {
  expect(sigmoid(0)).toBe(0.5);
  expect(String(sigmoid(x.at(0)))).toBe("[0.5        0.95257413 0.98201379]");
  expect(sigmoidGrad(3)).toBe(0.045176659730912);
  expect(image2vector(np.zeros([2, 4, 3])).shape).toEqual([24, 1]);
  expect(image2vectorBySize(np.zeros([2, 4, 3])).shape).toEqual([24, 1]);
  expect(np.allclose(np.linalg.norm(normalizeRows(x), { axis: 1 }), [1, 1])).toBe(true);
  expect(np.allclose(softmax(x).sum({ axis: 1 }), 1)).toBe(true);
  expect(softmaxWithMethods(x)).toEqual(softmax(x));
  expect(l1Loss(y, yhat)).toBe(1.1);
  expect(l2Loss(y, yhat)).toBe(0.43);
  expect(l2LossByPower(y, yhat)).toBe(0.43);
  expect(l2LossByDot(y, yhat)).toBe(0.43);
  expect(String(centred(x))).toBe("[[-1.  -1.5  0. ]\n [ 1.   1.5  0. ]]");
  expect(relu(-2)).toBe(-0);
  expect(String(relu(np.array([-2, 3])))).toBe("[-0.  3.]");
});

describe("what comes back", () => {
  const either = Math.random() < 2 ? 1 : x;
  expectTypeOf(either).toEqualTypeOf<number | np.NDArray>();

  test("element by element: a number for numbers, an array as soon as there is one", () => {
    expectTypeOf(np.exp(1)).toEqualTypeOf<number>();
    expectTypeOf(np.exp([1, 2])).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.exp(x)).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.exp(either)).toEqualTypeOf<number | np.NDArray>();
    expectTypeOf(np.add(1, 2)).toEqualTypeOf<number>();
    expectTypeOf(np.add(1, x)).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.add([[1], [2]], 1)).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.add(either, x)).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.add(1, either)).toEqualTypeOf<number | np.NDArray>();
    expectTypeOf(np.less(1, 2)).toEqualTypeOf<boolean>();
    expectTypeOf(np.less(x, 2)).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.isnan(1)).toEqualTypeOf<boolean>();
    expectTypeOf(np.where(true, 1, 2)).toEqualTypeOf<number>();
    expectTypeOf(np.where(np.less(x, 1), 1, 2)).toEqualTypeOf<np.NDArray>();
    expect([np.exp(0), np.add(1, 2), np.less(1, 2), np.isnan(1), np.where(true, 1, 2)]).toEqual([1, 3, true, false, 1]);
  });

  test("reductions: a number of everything, an array along an axis or with keepdims", () => {
    expectTypeOf(np.sum(x)).toEqualTypeOf<number>();
    expectTypeOf(np.sum([1, 2])).toEqualTypeOf<number>();
    expectTypeOf(np.sum(either)).toEqualTypeOf<number>();
    expectTypeOf(np.sum(x, {})).toEqualTypeOf<number>();
    expectTypeOf(np.sum(x, { axis: 0 })).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.sum(x, { axis: 1, keepdims: true })).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.sum(x, { keepdims: true })).toEqualTypeOf<np.NDArray>();
    expectTypeOf(x.mean()).toEqualTypeOf<number>();
    expectTypeOf(x.mean({ axis: 0 })).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.any(x)).toEqualTypeOf<boolean>();
    expectTypeOf(np.all(x, { axis: 0 })).toEqualTypeOf<np.NDArray>();
    expectTypeOf(np.linalg.norm(x)).toEqualTypeOf<number>();
    expectTypeOf(np.linalg.norm(x, { ord: 1 })).toEqualTypeOf<number>();
    expectTypeOf(np.linalg.norm(x, { axis: 1 })).toEqualTypeOf<np.NDArray>();
    expect([np.sum(x, {}), x.mean(), np.any(x), np.linalg.norm([3, 4])]).toEqual([19, 19 / 6, true, 5]);
  });

  test("an axis that may be absent gives a union, which every function takes", () => {
    expectTypeOf(np.sqrt(total(1))).toEqualTypeOf<number | np.NDArray>();
    expect([total(undefined), String(total(1))]).toEqual([19, "[ 7. 12.]"]);
  });

  test("shapes destructure into numbers", () => {
    const [rows, columns] = x.shape;
    expectTypeOf(rows).toEqualTypeOf<number>();
    expectTypeOf(x.shape[1]).toEqualTypeOf<number>();
    expect([rows, columns]).toEqual([2, 3]);
  });
});

describe("what the type checker refuses", () => {
  test("and np too", () => {
    // @ts-expect-error an array is not a number
    expect(() => z * 2).toThrow("np.multiply(z, 2)");
    // @ts-expect-error NumPy's positional axis
    expect(() => np.sum(x, 1)).toThrow("{ axis: 1 }");
    // @ts-expect-error misspelt
    expect(() => np.sum(x, { axis: 1, keepDims: true })).toThrow("keepdims");
    // @ts-expect-error text
    expect(() => np.exp("1")).toThrow("a string");
    // @ts-expect-error a shape is one argument
    expect(() => np.zeros(2, 3)).toThrow("np.zeros([2, 3])");
    // @ts-expect-error JavaScript's arrays have this, NumPy's have not
    expect(() => x.length).toThrow("a.size");
  });

  const z = x;
});
