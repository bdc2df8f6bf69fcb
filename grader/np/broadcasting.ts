// What every element-by-element function does around its loop: read the operands, stretch them to one shape, and give
// a number back for numbers.

import { at, stretch } from "./layout.ts";
import { NDArray } from "./ndarray.ts";
import { isScalar, read, type ArrayOperand, type Dtype, type Operand, type RawArray, type Scalar } from "./operand.ts";
import { broadcast, sizeOf } from "./shape.ts";

/** A number for a number, an array for an array or a list. */
export type Unary<Answer extends Scalar = number> = {
  (x: Scalar): Answer;
  (x: ArrayOperand): NDArray;
  (x: Operand): Answer | NDArray;
};

/** A number for two numbers, an array as soon as one is an array or a list. */
export type Binary<Answer extends Scalar = number> = {
  (x: Scalar, y: Scalar): Answer;
  (x: ArrayOperand, y: Operand): NDArray;
  (x: Operand, y: ArrayOperand): NDArray;
  (x: Operand, y: Operand): Answer | NDArray;
};

/** Fills `out` from `x`, which is as long. */
export type UnaryLoop = (x: Float64Array, out: Float64Array) => void;

/** Fills `out`; dx and dy are 1, or 0 for a single element that meets all the others. */
export type BinaryLoop = (x: Float64Array, dx: number, y: Float64Array, dy: number, out: Float64Array) => void;

/** Makes functions of one operand; `answer` turns an element into what comes back for a number. */
export function unaryKind<Answer extends Scalar>(dtype: Dtype, answer: (element: number) => Answer) {
  return (name: string, loop: UnaryLoop): Unary<Answer> => {
    function apply(x: Scalar): Answer;
    function apply(x: ArrayOperand): NDArray;
    function apply(x: Operand): Answer | NDArray;
    function apply(x: Operand): Answer | NDArray {
      const { shape, data } = read(name, x);
      const out = new Float64Array(data.length);
      loop(data, out);
      return isScalar(x) ? answer(at(out, 0)) : new NDArray(shape, out, dtype);
    }
    return apply;
  };
}

/** Makes functions of two operands, which are broadcast to one shape. */
export function binaryKind<Answer extends Scalar>(dtype: Dtype, answer: (element: number) => Answer) {
  return (name: string, loop: BinaryLoop): Binary<Answer> => {
    function apply(x: Scalar, y: Scalar): Answer;
    function apply(x: ArrayOperand, y: Operand): NDArray;
    function apply(x: Operand, y: ArrayOperand): NDArray;
    function apply(x: Operand, y: Operand): Answer | NDArray;
    function apply(x: Operand, y: Operand): Answer | NDArray {
      const result = pairUp(name, loop, x, y, dtype);
      return isScalar(x) && isScalar(y) ? answer(at(result.data, 0)) : result;
    }
    return apply;
  };
}

/** A loop over two operands broadcast to one shape. */
export function pairUp(name: string, loop: BinaryLoop, x: Operand, y: Operand, dtype: Dtype): NDArray {
  const first = read(name, x, "the first argument");
  const second = read(name, y, "the second argument");
  const shape = broadcast(name, first.shape, second.shape);
  const out = new Float64Array(sizeOf(shape));
  loop(lineUp(first, shape), stepOf(first), lineUp(second, shape), stepOf(second), out);
  return new NDArray(shape, out, dtype);
}

/** The elements that meet those of `shape` one by one; a single element meets them all. */
export function lineUp({ data, shape }: RawArray, wanted: readonly number[]): Float64Array {
  return data.length === 1 ? data : stretch(data, shape, wanted);
}

/** How far it is from one element of what is lined up to the next. */
export function stepOf({ data }: RawArray): 0 | 1 {
  return data.length === 1 ? 0 : 1;
}
