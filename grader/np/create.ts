// Arrays made of lists, of one value, or of evenly spaced numbers.

import { checkNumber, describe } from "./complaint.ts";
import { NDArray } from "./ndarray.ts";
import { read, type Operand, type Scalar } from "./operand.ts";
import { assertShape, sizeOf } from "./shape.ts";

/** A length, or one for each axis. */
export type ShapeOperand = number | readonly number[];

/**
 * A new array of the numbers in nested lists: `np.array([[1, 2], [3, 4]])`. Booleans alone make a bool array.
 * @throws TypeError for a ragged list and for anything that is not a number.
 */
export function array(values: Operand): NDArray;
export function array(values: Operand, ...extra: readonly unknown[]): NDArray {
  if (typeof values === "number" && typeof extra[0] === "number") {
    throw new TypeError("np.array: got several numbers; pass one list of them: np.array([1, 2, 3])");
  }
  const { shape, data, dtype } = read("np.array", values);
  return new NDArray(shape, data.slice(), dtype);
}

export function zeros(shape: ShapeOperand): NDArray;
export function zeros(shape: ShapeOperand, ...extra: readonly unknown[]): NDArray {
  return filled("np.zeros", shape, 0, extra);
}

export function ones(shape: ShapeOperand): NDArray;
export function ones(shape: ShapeOperand, ...extra: readonly unknown[]): NDArray {
  return filled("np.ones", shape, 1, extra);
}

/** Every element is `value`. */
export function full(shape: ShapeOperand, value: Scalar): NDArray {
  if (typeof value !== "boolean") checkNumber("np.full", "the value", value);
  return filled("np.full", shape, value, []);
}

/** Ones on the diagonal of a square matrix (or of `columns` columns), zeros elsewhere. */
export function eye(rows: number, columns = rows): NDArray {
  const result = filled("np.eye", [rows, columns], 0, []);
  for (let i = 0; i < Math.min(rows, columns); i++) result.data[i * columns + i] = 1;
  return result;
}

/**
 * `arange(stop)` counts from 0; `arange(start, stop, step)` stops before `stop`.
 * @throws RangeError for a step of 0 and for limits that are not finite.
 */
export function arange(stop: number): NDArray;
export function arange(start: number, stop: number, step?: number): NDArray;
export function arange(first: number, second?: number, step = 1): NDArray {
  const [start, stop] = second === undefined ? [0, first] : [first, second];
  for (const limit of [start, stop, step]) checkNumber("np.arange", "each argument", limit);
  const count = Math.max(0, Math.ceil((stop - start) / step));
  if (!Number.isSafeInteger(count)) {
    throw new RangeError(`np.arange: there is no way from ${start} to ${stop} in steps of ${step}`);
  }
  // As NumPy does it: the step is what lies between the first two elements once they are rounded.
  const delta = start + step - start;
  return new NDArray(
    [count],
    Float64Array.from({ length: count }, (_, i) => start + i * delta),
  );
}

/** `count` numbers from `start` to `stop`, both included. */
export function linspace(start: number, stop: number, count = 50): NDArray {
  for (const limit of [start, stop, count]) checkNumber("np.linspace", "each argument", limit);
  assertShape("np.linspace", [count]);
  const gaps = Math.max(1, count - 1);
  const step = (stop - start) / gaps;
  const data = Float64Array.from({ length: count }, (_, i) =>
    i === gaps ? stop : start + (step === 0 ? (i / gaps) * (stop - start) : i * step),
  );
  return new NDArray([count], data);
}

function filled(name: string, shape: ShapeOperand, value: Scalar, extra: readonly unknown[]): NDArray {
  const lengths = readShape(name, shape);
  if (typeof extra[0] === "number") {
    const both = [...lengths, ...extra].join(", ");
    throw new TypeError(`${name}: pass the shape as a list: ${name}([${both}])`);
  }
  const data = new Float64Array(sizeOf(lengths));
  if (value !== 0) data.fill(Number(value));
  return new NDArray(lengths, data, typeof value === "boolean" ? "bool" : "float64");
}

/**
 * The lengths that a shape argument names.
 * @throws TypeError or RangeError when it is not whole numbers.
 */
function readShape(name: string, shape: unknown): readonly number[] {
  const lengths: readonly unknown[] = Array.isArray(shape) ? shape : [shape];
  const numbers = lengths.filter((length) => typeof length === "number");
  if (numbers.length !== lengths.length) {
    throw new TypeError(`${name}: a shape is a list of whole numbers; got ${describe(shape)}`);
  }
  assertShape(name, numbers);
  return numbers;
}
