// Products of vectors and matrices.

import { at, stretch } from "./layout.ts";
import { NDArray, toNDArray } from "./ndarray.ts";
import { read, type Operand } from "./operand.ts";
import { broadcast, shapeText, sizeOf } from "./shape.ts";

/**
 * The dot product of two vectors, a number. (NumPy's np.dot also multiplies matrices; its own manual says to write
 * matmul for that, and so what comes back here is always a number.)
 */
export function dot(x: Operand, y: Operand): number {
  return toNDArray(read("np.dot", x, "the first argument")).dot(y);
}

/**
 * The matrix product: (m,k) times (k,n) is (m,n). A vector on the left counts as a row, on the right as a column, and
 * that axis is dropped again. More axes are stacks of matrices, which broadcast.
 * @throws RangeError unless the columns of x are as many as the rows of y.
 */
export function matmul(x: Operand, y: Operand): NDArray {
  const name = "np.matmul";
  const left = read(name, x, "the first argument");
  const right = read(name, y, "the second argument");
  const shapes = `shapes ${shapeText(left.shape)} and ${shapeText(right.shape)}`;
  if (left.shape.length === 0 || right.shape.length === 0) {
    throw new TypeError(`${name}: ${shapes}: a number is not a matrix; write np.multiply(a, b)`);
  }
  const [rows = 1, inner = 1] = left.shape.length === 1 ? [1, ...left.shape] : left.shape.slice(-2);
  const [deep = 1, columns = 1] = right.shape.length === 1 ? [...right.shape, 1] : right.shape.slice(-2);
  if (inner !== deep) {
    throw new RangeError(`${name}: ${shapes} do not fit: ${inner} columns on the left, ${deep} rows on the right`);
  }
  const stack = broadcast(name, left.shape.slice(0, -2), right.shape.slice(0, -2));
  const a = stretch(left.data, [...left.shape.slice(0, -2), rows, inner], [...stack, rows, inner]);
  const b = stretch(right.data, [...right.shape.slice(0, -2), inner, columns], [...stack, inner, columns]);
  const out = new Float64Array(sizeOf(stack) * rows * columns);
  for (let row = 0; row < sizeOf(stack) * rows; row++) {
    const matrix = Math.floor(row / rows) * inner * columns;
    for (let k = 0; k < inner; k++)
      addRow(out, row * columns, at(a, row * inner + k), b, matrix + k * columns, columns);
  }
  const ends = [...(left.shape.length === 1 ? [] : [rows]), ...(right.shape.length === 1 ? [] : [columns])];
  return new NDArray([...stack, ...ends], out);
}

/** Adds `factor` times a row of y to a row of out: along rows the elements lie side by side in memory. */
function addRow(out: Float64Array, o: number, factor: number, y: Float64Array, from: number, length: number): void {
  for (let j = 0; j < length; j++) out[o + j] = at(out, o + j) + factor * at(y, from + j);
}

/** Every element of x times every element of y: shape (size of x, size of y). */
export function outer(x: Operand, y: Operand): NDArray {
  const a = read("np.outer", x, "the first argument").data;
  const b = read("np.outer", y, "the second argument").data;
  const out = new Float64Array(a.length * b.length);
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) out[i * b.length + j] = at(a, i) * at(b, j);
  }
  return new NDArray([a.length, b.length], out);
}
