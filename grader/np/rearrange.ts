// The same elements in other shapes, and several arrays in one.

import { checkAxis, checkOptions, describe } from "./complaint.ts";
import { NDArray, toNDArray } from "./ndarray.ts";
import { read, type Operand, type RawArray } from "./operand.ts";
import { axisOf, shapeText, sizeOf } from "./shape.ts";

export type AxisOption = { readonly axis?: number };

/** `np.reshape(x, [2, 3])`; one length may be -1 and is worked out. The elements stay in row-major order. */
export function reshape(x: Operand, shape: number | readonly number[]): NDArray;
export function reshape(x: Operand, shape: number | readonly number[], ...extra: readonly unknown[]): NDArray {
  if (typeof extra[0] === "number") {
    throw new TypeError(`np.reshape: pass the shape as a list: np.reshape(x, [${[shape, ...extra].join(", ")}])`);
  }
  return toNDArray(read("np.reshape", x)).reshape(...[shape].flat());
}

/** One axis, row-major. */
export function ravel(x: Operand): NDArray {
  return toNDArray(read("np.ravel", x)).ravel();
}

/** Axes in reverse order, or in the order given: `np.transpose(x, [1, 0, 2])`. */
export function transpose(x: Operand, axes?: readonly number[]): NDArray {
  const array = toNDArray(read("np.transpose", x));
  return axes === undefined ? array.transpose() : array.transpose(axes);
}

/** Without the axes of length 1, or without the one named. */
export function squeeze(x: Operand, options: AxisOption = {}): NDArray {
  const { shape, data, dtype } = read("np.squeeze", x);
  const wanted = readAxis("np.squeeze", options);
  const axis = wanted === undefined ? undefined : axisOf("np.squeeze", wanted, shape);
  if (axis !== undefined && shape[axis] !== 1) {
    throw new RangeError(`np.squeeze: axis ${axis} of shape ${shapeText(shape)} is not of length 1`);
  }
  const kept = shape.filter((length, place) => (axis === undefined ? length !== 1 : place !== axis));
  return new NDArray(kept, data, dtype);
}

/** With a new axis of length 1 at `axis`: (3,) becomes (1,3) for 0 and (3,1) for 1 or -1. */
export function expandDims(x: Operand, axis: number | { readonly axis: number }): NDArray {
  const { shape, data, dtype } = read("np.expandDims", x);
  const wanted = typeof axis === "object" ? readAxis("np.expandDims", axis) : axis;
  return new NDArray(withAxis("np.expandDims", shape, wanted), data, dtype);
}

/** One after the other along an axis that they have (the first, unless another is named). */
export function concatenate(arrays: readonly Operand[], options: AxisOption = {}): NDArray {
  const name = "np.concatenate";
  const parts = readAll(name, arrays);
  return join(name, parts, readAxis(name, options) ?? 0);
}

/** Arrays of one shape side by side along a new axis (the first, unless another is named). */
export function stack(arrays: readonly Operand[], options: AxisOption = {}): NDArray {
  const name = "np.stack";
  const parts = readAll(name, arrays);
  const wanted = readAxis(name, options) ?? 0;
  const shapes = new Set(parts.map((part) => shapeText(part.shape)));
  if (shapes.size > 1) throw new RangeError(`${name}: shapes ${[...shapes].join(" and ")} are not the same`);
  const lifted = parts.map((part) => toNDArray(part).reshape(withAxis(name, part.shape, wanted)));
  return join(name, lifted, wanted);
}

function join(name: string, parts: readonly RawArray[], wanted: number): NDArray {
  const [first] = parts;
  if (first === undefined) throw new RangeError(`${name}: the list of arrays is empty`);
  const axis = axisOf(name, wanted, first.shape);
  const others = (shape: readonly number[]): string => shapeText(shape.with(axis, 0));
  const odd = parts.find(
    (part) => part.shape.length !== first.shape.length || others(part.shape) !== others(first.shape),
  );
  if (odd !== undefined) {
    const shapes = `${shapeText(first.shape)} and ${shapeText(odd.shape)}`;
    throw new RangeError(`${name}: shapes ${shapes} differ in more than axis ${axis}, along which they are joined`);
  }
  let length = 0;
  for (const part of parts) length += part.shape[axis] ?? 0;
  const shape = first.shape.with(axis, length);
  const data = new Float64Array(sizeOf(shape));
  const rounds = sizeOf(shape.slice(0, axis));
  let next = 0;
  for (let round = 0; round < rounds; round++) {
    for (const part of parts) {
      const run = part.data.length / rounds;
      data.set(part.data.subarray(round * run, (round + 1) * run), next);
      next += run;
    }
  }
  return new NDArray(shape, data, parts.every((part) => part.dtype === "bool") ? "bool" : "float64");
}

function readAll(name: string, arrays: unknown): RawArray[] {
  if (!Array.isArray(arrays)) {
    throw new TypeError(`${name}: pass a list of arrays: ${name}([a, b]); got ${describe(arrays)}`);
  }
  return arrays.map((value: unknown, place) => read(name, value, `array ${place} of the list`));
}

function readAxis(name: string, options: AxisOption): number | undefined {
  checkOptions(name, options, ["axis"]);
  checkAxis(name, options.axis);
  return options.axis;
}

/** The shape with an axis of length 1 put in, so that it is the axis asked for. */
function withAxis(name: string, shape: readonly number[], wanted: number | undefined): readonly number[] {
  if (wanted === undefined) throw new TypeError(`${name}: the axis is missing: ${name}(x, 0)`);
  checkAxis(name, wanted);
  const last = shape.length;
  if (wanted > last || wanted < -last - 1) {
    throw new RangeError(`${name}: axis ${wanted} is out of range; a new axis of ${shapeText(shape)} is 0 to ${last}`);
  }
  return shape.toSpliced(wanted < 0 ? wanted + last + 1 : wanted, 0, 1);
}
