// np.linalg.

import { checkOptions, describe } from "./complaint.ts";
import { abs, sqrt, square } from "./elementwise.ts";
import { maxLane, reduce, sumLane, type Along, type ReduceOptions, type Whole } from "./lane.ts";
import { toNDArray, type NDArray } from "./ndarray.ts";
import { read, type Operand } from "./operand.ts";
import { shapeText } from "./shape.ts";

/** 2 (as without): the length; 1: the sum of the absolute values; Infinity: the largest of them. */
export type Order = { readonly ord?: number | undefined };

/**
 * The length of a vector, or of each row with an axis: `np.linalg.norm(x, { axis: 1, keepdims: true })`. Without an
 * axis, of all elements as one vector (of a matrix: the Frobenius norm); a matrix with `ord: 1` or `ord: Infinity` and
 * no axis has the largest column or row sum, as in NumPy.
 * @throws RangeError for an axis that is not there, and for other orders.
 */
export function norm(x: Operand, options?: Whole & Order): number;
export function norm(x: Operand, options: Along & Order): NDArray;
export function norm(x: Operand, options: ReduceOptions & Order): number | NDArray;
export function norm(x: Operand, options: ReduceOptions & Order = {}): number | NDArray {
  const name = "np.linalg.norm";
  const array = read(name, x);
  checkOptions(name, options, ["axis", "keepdims", "ord"]);
  const { ord, ...lanes } = options;
  if (ord !== undefined && lanes.axis === undefined && array.shape.length !== 1) {
    return matrixNorm(name, toNDArray(array), ord, lanes);
  }
  switch (ord) {
    case undefined:
    case 2:
      return sqrt(reduce(name, sumLane, square(array), lanes));
    case 1:
      return toNDArray(reduce(name, sumLane, abs(array), lanes));
    case Infinity:
      return toNDArray(reduce(name, maxLane, abs(array), lanes));
    default:
      throw new RangeError(`${name}: ord must be 1, 2 or Infinity; got ${describe(ord)}`);
  }
}

function matrixNorm(name: string, matrix: NDArray, ord: number, lanes: ReduceOptions): number | NDArray {
  if (matrix.ndim !== 2 || (ord !== 1 && ord !== Infinity)) {
    throw new RangeError(
      `${name}: ord ${ord} of an array of shape ${shapeText(matrix.shape)} needs an axis; for the root of the sum of all squares leave ord out`,
    );
  }
  return toNDArray(reduce(name, maxLane, abs(matrix).sum({ axis: ord === 1 ? 0 : 1, keepdims: true }), lanes));
}
