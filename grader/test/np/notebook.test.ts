// The course notebook, line by line: what its NumPy printed, np prints, to the character.

import { expect, test } from "vitest";
import * as np from "../../np/np.ts";
import { printNumber } from "../../np/print.ts";

const sigmoid = (z: np.NDArray): np.NDArray => np.divide(1, np.add(1, np.exp(np.negative(z))));

test("sigmoid of a number", () => {
  expect(printNumber(1 / (1 + Math.exp(-4)))).toBe("0.9820137900379085");
  expect(printNumber(np.divide(1, np.add(1, np.exp(-3))))).toBe("0.9525741268224334");
  expect(printNumber(np.divide(1, np.add(1, np.exp(-2))))).toBe("0.8807970779778823");
});

test("sigmoid of a matrix", () => {
  const z = np.array([
    [2, 7],
    [2, 8],
  ]);
  expect(String(sigmoid(z))).toBe("[[0.88079708 0.99908895]\n [0.88079708 0.99966465]]");
});

test("the gradient of the sigmoid", () => {
  const s = sigmoid(np.array([1, 2, 3]));
  expect(String(np.multiply(s, np.subtract(1, s)))).toBe("[0.19661193 0.10499359 0.04517666]");
});

test("an image as a column", () => {
  const image = np.array([
    [
      [4, 7, 1],
      [8, 2, 7],
      [4, 2, 1],
    ],
    [
      [7, 3, 8],
      [5, 4, 1],
      [1, 6, 1],
    ],
    [
      [4, 1, 6],
      [1, 7, 8],
      [5, 4, 8],
    ],
  ]);
  const column = image.reshape(image.shape[0] * image.shape[1] * image.shape[2], 1);
  expect(column.shape).toEqual([27, 1]);
  expect(String(column)).toBe(
    "[[4.]\n [7.]\n [1.]\n [8.]\n [2.]\n [7.]\n [4.]\n [2.]\n [1.]\n [7.]\n [3.]\n [8.]\n [5.]\n [4.]\n [1.]\n [1.]\n" +
      " [6.]\n [1.]\n [4.]\n [1.]\n [6.]\n [1.]\n [7.]\n [8.]\n [5.]\n [4.]\n [8.]]",
  );
});

test("rows of length 1", () => {
  const x = np.array([
    [1, 2, 3],
    [4, 5, 6],
  ]);
  const norm = np.linalg.norm(x, { axis: 1, keepdims: true });
  expect(String(norm)).toBe("[[3.74165739]\n [8.77496439]]");
  expect(String(np.divide(x, norm))).toBe("[[0.26726124 0.53452248 0.80178373]\n [0.45584231 0.56980288 0.68376346]]");
});

test("softmax", () => {
  const e = np.exp([
    [9, 2, 5, 0, 0],
    [7, 5, 0, 0, 0],
  ]);
  expect(String(np.divide(e, np.sum(e, { axis: 1, keepdims: true })))).toBe(
    "[[9.80897665e-01 8.94462891e-04 1.79657674e-02 1.21052389e-04\n" +
      "  1.21052389e-04]\n" +
      " [8.78679856e-01 1.18916387e-01 8.01252314e-04 8.01252314e-04\n" +
      "  8.01252314e-04]]",
  );
});

test("the losses", () => {
  const yhat = [0.9, 0.2, 0.1, 0.4, 0.9];
  const y = [1, 0, 0, 1, 1];
  expect(printNumber(np.sum(np.abs(np.subtract(y, yhat))))).toBe("1.1");
  expect(printNumber(np.sum(np.power(np.subtract(y, yhat), 2)))).toBe("0.43");
});
