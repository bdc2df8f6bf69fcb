// Where elements lie: row-major, one after the other. Reading them in another order is how arrays stretch and transpose.

import { shapeText, sizeOf } from "./shape.ts";

/**
 * The element at an index that the caller's own loop keeps inside the array. Every hot loop reads through it, and from
 * Float64Array only, so that the engine turns each read into one instruction.
 */
export function at<Data extends Float64Array, Index extends number>(data: Data, index: Index): Data[Index] {
  return data[index];
}

/** How far apart two neighbours along each axis are. */
export function stepsOf(shape: readonly number[]): readonly number[] {
  let step = sizeOf(shape);
  return shape.map((length) => (length === 0 ? 0 : (step /= length)));
}

/** Where in row-major data of this shape the indices point; negative ones count from the end. */
export function offsetOf(name: string, shape: readonly number[], indices: readonly number[]): number {
  return indices.reduce((offset, index, axis) => {
    const length = shape[axis] ?? 0;
    if (!Number.isInteger(index) || index < -length || index >= length) {
      throw new RangeError(`${name}: index ${index} is out of range for axis ${axis} of shape ${shapeText(shape)}`);
    }
    return offset * length + (index < 0 ? index + length : index);
  }, 0);
}

/** The elements met when walking `shape` in row-major order with these steps; a step of 0 meets an element again. */
export function gather(data: Float64Array, shape: readonly number[], steps: readonly number[]): Float64Array {
  const out = new Float64Array(sizeOf(shape));
  let next = 0;

  function walk(axis: number, start: number): void {
    const length = shape[axis] ?? 1;
    const step = steps[axis] ?? 0;
    if (axis >= shape.length - 1) {
      for (let i = 0; i < length; i++) out[next++] = at(data, start + i * step);
    } else {
      for (let i = 0; i < length; i++) walk(axis + 1, start + i * step);
    }
  }

  walk(0, 0);
  return out;
}

/** The elements of an array stretched to a shape that it broadcasts to. */
export function stretch(data: Float64Array, from: readonly number[], to: readonly number[]): Float64Array {
  if (data.length === sizeOf(to)) return data;
  const added = to.length - from.length;
  const steps = stepsOf(from);
  return gather(
    data,
    to,
    to.map((_, axis) => (from[axis - added] === 1 ? 0 : (steps[axis - added] ?? 0))),
  );
}

/** Nested lists of the elements, as `tolist()` gives them; the element itself when the shape is (). */
export function nest<Item>(shape: readonly number[], items: readonly Item[]): Nested<Item> {
  const [length, ...rest] = shape;
  if (length === undefined) return items[0] ?? [];
  const step = items.length / length;
  return Array.from({ length }, (_, row) => nest(rest, items.slice(row * step, (row + 1) * step)));
}

export type Nested<Item> = Item | Nested<Item>[];
