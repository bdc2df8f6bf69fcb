// Many numbers to one: the functions' side of what NDArray's methods do.

import {
  allLane,
  anyLane,
  argmaxLane,
  argminLane,
  maxLane,
  meanLane,
  minLane,
  prodLane,
  reduce,
  sumLane,
  type Along,
  type Lane,
  type ReduceOptions,
  type Whole,
} from "./lane.ts";
import { toNDArray, type NDArray } from "./ndarray.ts";
import { read, type Dtype, type Operand, type Scalar } from "./operand.ts";

/** A number of the whole array, or with an axis an array: `np.sum(x)`, `np.sum(x, { axis: 1, keepdims: true })`. */
export type Reduction<Answer extends Scalar = number> = {
  (x: Operand, options?: Whole): Answer;
  (x: Operand, options: Along): NDArray;
  (x: Operand, options: ReduceOptions): Answer | NDArray;
};

const reduction = reductionKind("float64", Number);
const question = reductionKind("bool", Boolean);

/** The sum, added up in NumPy's order; 0 for nothing. */
export const sum = reduction("np.sum", sumLane);

/** The sum divided by how many there are. */
export const mean = reduction("np.mean", meanLane);

/** The product; 1 for nothing. */
export const prod = reduction("np.prod", prodLane);

/** The largest; NaN when there is one. */
export const max = reduction("np.max", maxLane);

/** The smallest; NaN when there is one. */
export const min = reduction("np.min", minLane);

/** The index of the first of the largest; without an axis, into the flattened array. */
export const argmax = reduction("np.argmax", argmaxLane);

/** The index of the first of the smallest; without an axis, into the flattened array. */
export const argmin = reduction("np.argmin", argminLane);

/** Is any element true (not 0)? */
export const any = question("np.any", anyLane);

/** Are all elements true (not 0)? */
export const all = question("np.all", allLane);

/** Makes reductions; `answer` turns a lane's number into what comes back for a whole array. */
function reductionKind<Answer extends Scalar>(dtype: Dtype, answer: (element: number) => Answer) {
  return (name: string, lane: Lane): Reduction<Answer> => {
    function apply(x: Operand, options?: Whole): Answer;
    function apply(x: Operand, options: Along): NDArray;
    function apply(x: Operand, options: ReduceOptions): Answer | NDArray;
    function apply(x: Operand, options?: ReduceOptions): Answer | NDArray {
      const result = reduce(name, lane, read(name, x), options, dtype);
      return typeof result === "number" ? answer(result) : toNDArray(result);
    }
    return apply;
  };
}
