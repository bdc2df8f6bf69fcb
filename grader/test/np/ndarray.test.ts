// The array itself: access, views and copies, operators, and arrays from elsewhere.

import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as np from "../../np/np.ts";

const a = np.arange(12).reshape(3, 4);

test("knows its shape", () => {
  expect([a.ndim, a.size, a.dtype, a.shape]).toEqual([2, 12, "float64", [3, 4]]);
  expect(a.T.shape).toEqual([4, 3]);
  expect(Object.keys(a)).toEqual(["shape", "data", "dtype"]);
});

test("item gives a number", () => {
  expect([a.item(1, 2), a.item(-1, -1), a.item(5), a.item(-1), np.full([1, 1], 7).item()]).toEqual([6, 11, 5, 11, 7]);
  expect(np.greater(a, 5).item(6)).toBe(1);
});

test("at gives an array, down to the 0-d array of one element", () => {
  expect(String(a.at(1))).toBe("[4. 5. 6. 7.]");
  expect(String(a.at(-1))).toBe("[ 8.  9. 10. 11.]");
  expect(String(a.at(1, 2))).toBe("6.0");
  expect(a.at(1, 2).shape).toEqual([]);
});

test("reshape and ravel share their elements, the others copy them", () => {
  expect(a.reshape(-1, 2).data).toBe(a.data);
  expect(a.reshape([2, 6]).data).toBe(a.data);
  expect(a.ravel().data).toBe(a.data);
  expect(a.flatten().data).not.toBe(a.data);
  expect(a.copy()).toEqual(a);
  expect(a.at(0).data.buffer).not.toBe(a.data.buffer);
  const list = Float64Array.of(1, 2);
  expect(np.array(list).data).not.toBe(list);
});

test("tolist gives nested lists, booleans for bool", () => {
  expect(np.array([[1, 2]]).tolist()).toEqual([[1, 2]]);
  expect(np.greater([1, 2], 1).tolist()).toEqual([false, true]);
  expect(np.array(3).tolist()).toBe(3);
  expect(np.zeros([2, 0]).tolist()).toEqual([[], []]);
});

test("a 0-d array counts as a number, any other stops JavaScript's operators", () => {
  expect(Number(np.sum([1, 2], { axis: 0 })) + 1).toBe(4);
  // oxlint-disable-next-line typescript/no-unsafe-unary-minus -- TypeScript lets it pass, so learners will write it
  expect(() => -a).toThrow("np.negative(z) for -z");
  expect(() => Number(a)).toThrow("np.exp(z) for Math.exp(z)");
});

describe("operands", () => {
  test("are numbers, booleans, nested lists, typed arrays, arrays, and lists of arrays", () => {
    expect(np.add(true, 1)).toBe(2);
    expect(np.add([[1, 2]], [[1], [2]]).tolist()).toEqual([
      [2, 3],
      [3, 4],
    ]);
    expect(np.add(Float64Array.of(1, 2), 1).tolist()).toEqual([2, 3]);
    expect(np.array([a.at(0), [1, 2, 3, 4]]).tolist()).toEqual([
      [0, 1, 2, 3],
      [1, 2, 3, 4],
    ]);
    expect(np.array([true, false]).dtype).toBe("bool");
    expect(np.array([true, 2]).tolist()).toEqual([1, 2]);
  });

  test("may come from another world, as a learner's do", () => {
    const list: number[][] = runInNewContext("[[1, 2], [3, 4]]");
    const typed: Float64Array = runInNewContext("Float64Array.of(1, 2)");
    expect(np.sum(list, { axis: 0 }).tolist()).toEqual([4, 6]);
    expect(np.sum(typed)).toBe(3);
    const stranger = { shape: [2], data: typed, dtype: "float64" as const };
    expect(np.add(stranger, 1).tolist()).toEqual([2, 3]);
    expect(new np.NDArray(stranger.shape, typed).data).toBeInstanceOf(Float64Array);
  });

  test("are never changed", () => {
    const before = a.tolist();
    np.exp(a);
    np.divide(a, 2);
    np.sum(a, { axis: 1, keepdims: true });
    np.concatenate([a, a]);
    expect(a.tolist()).toEqual(before);
  });
});

describe("laws", () => {
  const shapes = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 4 });
  const arrays = shapes.chain((shape) => {
    const size = shape.reduce((product, length) => product * length, 1);
    const numbers = fc.array(fc.double(), { minLength: size, maxLength: size });
    return numbers.map((data) => new np.NDArray(shape, Float64Array.from(data)));
  });
  // [[], []] does not say how long the axes inside it would be.
  const full = arrays.filter((x) => x.size > 0);

  test("lists and arrays turn into each other", () => {
    fc.assert(
      fc.property(full, (x) => {
        expect(np.array(x.tolist())).toEqual(x);
      }),
    );
  });

  test("transposing twice changes nothing", () => {
    fc.assert(
      fc.property(arrays, (x) => {
        expect(x.T.T).toEqual(x);
      }),
    );
  });

  test("a stretched operand is the same as its copies written out", () => {
    fc.assert(
      fc.property(arrays, fc.nat(), (x, pick) => {
        const shape = x.shape.map((length, axis) => ((pick >> axis) % 2 === 0 ? length : 1));
        const y = np.arange(shape.reduce((product, length) => product * length, 1)).reshape(shape);
        const written = np.add(np.zeros(x.shape), y);
        expect(np.multiply(x, y)).toEqual(np.multiply(x, written));
      }),
    );
  });
});
