// The array itself: elements, shape, and the methods that NumPy's ndarray has. What computes is in the files below it.

import {
  argmaxLane,
  argminLane,
  dotProduct,
  maxLane,
  meanLane,
  minLane,
  prodLane,
  reduce,
  sumLane,
  type Along,
  type ReduceOptions,
  type Whole,
} from "./lane.ts";
import { at, gather, nest, offsetOf, stepsOf, type Nested } from "./layout.ts";
import { read, type Dtype, type Operand, type RawArray, type Scalar } from "./operand.ts";
import { printArray } from "./print.ts";
import { assertShape, axisOf, reshaped, shapeText, sizeOf, type Shape } from "./shape.ts";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** An array of float64 numbers, or of booleans kept as 0 and 1. */
export class NDArray {
  readonly shape: Shape;
  /** The elements in row-major order: the last index runs fastest. */
  readonly data: Float64Array;
  readonly dtype: Dtype;

  /** `data` is not copied. To make an array of lists, use `np.array`. */
  constructor(shape: readonly number[], data: Float64Array, dtype: Dtype = "float64") {
    const lengths = [...shape];
    assertShape("NDArray", lengths);
    if (sizeOf(lengths) !== data.length) {
      throw new RangeError(`NDArray: shape ${shapeText(lengths)} does not hold ${data.length} elements`);
    }
    this.shape = lengths;
    this.data = data instanceof Float64Array ? data : Float64Array.from(data);
    this.dtype = dtype;
  }

  get ndim(): number {
    return this.shape.length;
  }

  get size(): number {
    return this.data.length;
  }

  /** The transpose: axes in reverse order. */
  get T(): NDArray {
    return this.transpose();
  }

  /**
   * One element as a number (a boolean as 0 or 1): an index for each axis, or one index into the flattened array.
   * Negative indices count from the end. Without any, the only element.
   */
  item(...indices: number[]): number {
    const flat = indices.length === 1 && this.ndim !== 1;
    const only = indices.length === 0 && this.size === 1;
    if (!flat && !only && indices.length !== this.ndim) {
      throw new RangeError(`item: ${indices.length} indices for shape ${shapeText(this.shape)}; it takes ${this.ndim}`);
    }
    return at(this.data, offsetOf("item", flat ? [this.size] : this.shape, indices));
  }

  /** What `a[i]` or `a[i, j]` is in NumPy: a row, or the 0-d array of an element, which prints and counts as a number. A copy. */
  at(...indices: number[]): NDArray {
    if (indices.length === 0 || indices.length > this.ndim) {
      throw new RangeError(`at: ${indices.length} indices for shape ${shapeText(this.shape)}`);
    }
    const rest = this.shape.slice(indices.length);
    const size = sizeOf(rest);
    const start = offsetOf("at", this.shape, indices) * size;
    return new NDArray(rest, this.data.slice(start, start + size), this.dtype);
  }

  /** The same elements in another shape (not copied). One length may be -1: it is worked out. */
  reshape(...shape: number[] | [readonly number[]]): NDArray {
    return new NDArray(reshaped("np.reshape", this.shape, shape.flat()), this.data, this.dtype);
  }

  /** One axis, row-major (not copied). */
  ravel(): NDArray {
    return new NDArray([this.size], this.data, this.dtype);
  }

  /** One axis, row-major, as a copy. */
  flatten(): NDArray {
    return this.ravel().copy();
  }

  copy(): NDArray {
    return new NDArray(this.shape, this.data.slice(), this.dtype);
  }

  /** Axes in reverse order, or in the order given: `a.transpose(1, 0, 2)`. */
  transpose(...axes: number[] | [readonly number[]]): NDArray {
    const wanted = axes.length === 0 ? [...this.shape.keys()].toReversed() : axes.flat();
    const order = wanted.map((axis) => axisOf("np.transpose", axis, this.shape));
    if (new Set(order).size !== this.ndim || order.length !== this.ndim) {
      throw new RangeError(
        `np.transpose: axes [${wanted.join(", ")}] must name each axis of ${shapeText(this.shape)} once`,
      );
    }
    const shape = order.map((axis) => this.shape[axis] ?? 1);
    const steps = stepsOf(this.shape);
    const data = gather(
      this.data,
      shape,
      order.map((axis) => steps[axis] ?? 0),
    );
    return new NDArray(shape, data, this.dtype);
  }

  sum(options?: Whole): number;
  sum(options: Along): NDArray;
  sum(options?: ReduceOptions): number | NDArray {
    return toNDArray(reduce("np.sum", sumLane, this, options));
  }

  mean(options?: Whole): number;
  mean(options: Along): NDArray;
  mean(options?: ReduceOptions): number | NDArray {
    return toNDArray(reduce("np.mean", meanLane, this, options));
  }

  prod(options?: Whole): number;
  prod(options: Along): NDArray;
  prod(options?: ReduceOptions): number | NDArray {
    return toNDArray(reduce("np.prod", prodLane, this, options));
  }

  max(options?: Whole): number;
  max(options: Along): NDArray;
  max(options?: ReduceOptions): number | NDArray {
    return toNDArray(reduce("np.max", maxLane, this, options));
  }

  min(options?: Whole): number;
  min(options: Along): NDArray;
  min(options?: ReduceOptions): number | NDArray {
    return toNDArray(reduce("np.min", minLane, this, options));
  }

  argmax(options?: Whole): number;
  argmax(options: Along): NDArray;
  argmax(options?: ReduceOptions): number | NDArray {
    return toNDArray(reduce("np.argmax", argmaxLane, this, options));
  }

  argmin(options?: Whole): number;
  argmin(options: Along): NDArray;
  argmin(options?: ReduceOptions): number | NDArray {
    return toNDArray(reduce("np.argmin", argminLane, this, options));
  }

  /** The sum of the products of two vectors' elements. Matrices are multiplied with `np.matmul`. */
  dot(other: Operand): number {
    const that = read("np.dot", other, "the second argument");
    const [a, b] = [shapeText(this.shape), shapeText(that.shape)];
    if (this.ndim !== 1 || that.shape.length !== 1) {
      throw new RangeError(`np.dot: takes two vectors, got shapes ${a} and ${b}; for matrices write np.matmul(a, b)`);
    }
    if (this.size !== that.data.length) throw new RangeError(`np.dot: shapes ${a} and ${b} are not of one length`);
    return dotProduct(this.data, that.data);
  }

  /** Nested lists of numbers (of booleans for dtype bool); a plain number when the shape is (). */
  tolist(): Nested<Scalar> {
    const items = Array.from(this.data);
    return nest<Scalar>(this.shape, this.dtype === "bool" ? items.map(Boolean) : items);
  }

  /** As NumPy prints it. */
  toString(): string {
    return printArray(this.shape, this.data, this.dtype);
  }

  /** `${a}` prints. JavaScript's operators know only numbers: a 0-d array is one, any other says what to write instead. */
  [Symbol.toPrimitive](hint: string): string | number {
    if (hint === "string") return this.toString();
    if (this.ndim === 0) return this.item();
    throw new TypeError(
      `JavaScript's operators and Math functions work on numbers, and this is an array of shape ${shapeText(this.shape)}. ` +
        "Write np.negative(z) for -z, np.add(z, 1) for z + 1, np.multiply(z, 2) for z * 2, np.divide(1, z) for 1 / z, " +
        "np.exp(z) for Math.exp(z); and `${z}` to put it into text.",
    );
  }

  [INSPECT](): string {
    return this.toString();
  }
}

// What JavaScript's arrays have and NumPy's do not would read as undefined and end as NaN, so it is an error instead.
for (const [name, instead] of [
  ["length", "a.shape[0] for the rows or a.size for all elements"],
  ["0", "a.at(0) for a row, a.item(0) for a number"],
] as const) {
  Object.defineProperty(NDArray.prototype, name, {
    get() {
      throw new TypeError(`an NDArray has no "${name}"; write ${instead}`);
    },
  });
}

/** The array over an operand's elements (not copied); a number stays a number. */
export function toNDArray(raw: RawArray): NDArray;
export function toNDArray(raw: RawArray | number): NDArray | number;
export function toNDArray(raw: RawArray | number): NDArray | number {
  if (typeof raw === "number" || raw instanceof NDArray) return raw;
  return new NDArray(raw.shape, raw.data, raw.dtype);
}
