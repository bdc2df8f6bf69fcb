// The loops that make one number of many. A lane is the run of elements that one result comes from: `count` of them
// from `start`, `step` apart. Sums are added up in NumPy's order, so that they round as NumPy's do.

import { checkAxis, checkFlag, checkOptions } from "./complaint.ts";
import { at } from "./layout.ts";
import type { Dtype, RawArray } from "./operand.ts";
import { axisOf, shapeText, sizeOf } from "./shape.ts";

export type Lane = (data: Float64Array, start: number, step: number, count: number) => number;

/** Over everything: the answer is a number. */
export type Whole = { readonly axis?: undefined; readonly keepdims?: false | undefined };

/** Along an axis, or with every axis kept: the answer is an array. */
export type Along =
  | { readonly axis: number; readonly keepdims?: boolean | undefined }
  | { readonly axis?: undefined; readonly keepdims: true };

export type ReduceOptions = { readonly axis?: number | undefined; readonly keepdims?: boolean | undefined };

/**
 * One number for each lane along the axis, or for all elements when there is no axis.
 * @throws RangeError for an axis that is not there, and for the mean or the largest of nothing.
 */
export function reduce(
  name: string,
  lane: Lane,
  { shape, data }: RawArray,
  options: ReduceOptions = {},
  dtype: Dtype = "float64",
): number | RawArray {
  checkOptions(name, options, ["axis", "keepdims"]);
  checkAxis(name, options.axis);
  checkFlag(name, "keepdims", options.keepdims);
  const axis = options.axis === undefined ? undefined : axisOf(name, options.axis, shape);
  const count = axis === undefined ? data.length : (shape[axis] ?? 1);
  const step = axis === undefined ? 1 : sizeOf(shape.slice(axis + 1));
  const kept = shape.map((length, place) => (axis === undefined || axis === place ? 1 : length));
  const out = new Float64Array(sizeOf(kept));
  if (count === 0 && out.length > 0 && !canBeEmpty.has(lane)) {
    throw new RangeError(`${name}: an array of shape ${shapeText(shape)} has no elements to take it of`);
  }
  for (let i = 0; i < out.length; i++) {
    const across = i % step;
    out[i] = lane(data, (i - across) * count + across, step, count);
  }
  if (options.keepdims === true) return { shape: kept, data: out, dtype };
  return axis === undefined ? at(out, 0) : { shape: shape.toSpliced(axis, 1), data: out, dtype };
}

/** NumPy sums neighbours pairwise, and across rows one after the other. */
export const sumLane: Lane = (data, start, step, count) => {
  if (step === 1) return 0 + pairwiseSum(data, start, count);
  let sum = 0;
  for (let i = 0; i < count; i++) sum += at(data, start + i * step);
  return sum;
};

export const meanLane: Lane = (data, start, step, count) => sumLane(data, start, step, count) / count;

export const prodLane: Lane = (data, start, step, count) => {
  let product = 1;
  for (let i = 0; i < count; i++) product *= at(data, start + i * step);
  return product;
};

/** NaN when there is one. */
export const maxLane: Lane = (data, start, step, count) =>
  at(data, start + step * argmaxLane(data, start, step, count));
export const minLane: Lane = (data, start, step, count) =>
  at(data, start + step * argminLane(data, start, step, count));

/** The first of the largest, or the first NaN. */
export const argmaxLane: Lane = (data, start, step, count) => {
  let best = 0;
  let largest = at(data, start);
  for (let i = 1; i < count && largest === largest; i++) {
    const value = at(data, start + i * step);
    if (value <= largest) continue;
    largest = value;
    best = i;
  }
  return best;
};

/** The first of the smallest, or the first NaN. */
export const argminLane: Lane = (data, start, step, count) => {
  let best = 0;
  let smallest = at(data, start);
  for (let i = 1; i < count && smallest === smallest; i++) {
    const value = at(data, start + i * step);
    if (value >= smallest) continue;
    smallest = value;
    best = i;
  }
  return best;
};

/** NaN counts as true. */
export const anyLane: Lane = (data, start, step, count) => {
  for (let i = 0; i < count; i++) if (at(data, start + i * step) !== 0) return 1;
  return 0;
};

export const allLane: Lane = (data, start, step, count) => {
  for (let i = 0; i < count; i++) if (at(data, start + i * step) === 0) return 0;
  return 1;
};

/** Lanes that have an answer for no elements at all. */
const canBeEmpty: ReadonlySet<Lane> = new Set([sumLane, prodLane, anyLane, allLane]);

/** The sum of the products of two vectors of one length, in four sums side by side. */
export function dotProduct(x: Float64Array, y: Float64Array): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let i = 0;
  for (const end = x.length - 3; i < end; i += 4) {
    s0 += at(x, i) * at(y, i);
    s1 += at(x, i + 1) * at(y, i + 1);
    s2 += at(x, i + 2) * at(y, i + 2);
    s3 += at(x, i + 3) * at(y, i + 3);
  }
  for (; i < x.length; i++) s0 += at(x, i) * at(y, i);
  return s0 + s1 + (s2 + s3);
}

/** Blocks of at most 128 with eight sums side by side, halves added up: NumPy's `pairwise_sum`, step by step. */
function pairwiseSum(data: Float64Array, start: number, count: number): number {
  if (count > 128) {
    const half = Math.floor(count / 16) * 8;
    return pairwiseSum(data, start, half) + pairwiseSum(data, start + half, count - half);
  }
  let i = start;
  let sum = 0;
  if (count >= 8) {
    let [s0, s1, s2, s3, s4, s5, s6, s7] = [0, 0, 0, 0, 0, 0, 0, 0];
    for (const end = start + count - 7; i < end; i += 8) {
      s0 += at(data, i);
      s1 += at(data, i + 1);
      s2 += at(data, i + 2);
      s3 += at(data, i + 3);
      s4 += at(data, i + 4);
      s5 += at(data, i + 5);
      s6 += at(data, i + 6);
      s7 += at(data, i + 7);
    }
    sum = s0 + s1 + (s2 + s3) + (s4 + s5 + (s6 + s7));
  }
  for (const end = start + count; i < end; i++) sum += at(data, i);
  return sum;
}
