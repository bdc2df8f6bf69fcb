// Smaller shapes on the way to the simplest inputs that fail: rows and columns are left out, of tied parameters together.

import type { GeneratedArray } from "./generate.ts";
import { withSimplest } from "./shrink-elements.ts";
import { type ArrayValue, array } from "./value.ts";

/** The smallest of all; then one axis cut at a time, in big pieces first. */
export function* withFewer(
  arrays: readonly ArrayValue[],
  generators: readonly GeneratedArray[],
): Generator<readonly ArrayValue[], undefined> {
  const axes = axesOf(arrays, generators);
  const smallest = axes.reduce((rest, { length, min, ...axis }) => {
    return cut(rest, generators, { ...axis, from: min, count: length - min });
  }, arrays);
  yield withSimplest(smallest, generators);
  yield smallest;
  for (const piece of axes.flatMap(piecesOf).toSorted((a, b) => b.count - a.count))
    yield cut(arrays, generators, piece);
  return undefined;
}

/** An axis of parameter `leader` and of all parameters that are like it. */
type Axis = { readonly leader: number; readonly axis: number; readonly length: number; readonly min: number };

function axesOf(arrays: readonly ArrayValue[], generators: readonly GeneratedArray[]): Axis[] {
  return generators.flatMap(({ shape }, leader) => {
    if (shape.kind === "like") return [];
    return shape.extents.map(({ min }, axis) => ({ leader, axis, min, length: arrays[leader]?.shape[axis] ?? min }));
  });
}

/** What is left out: `count` indices of an axis, beginning at `from`. */
type Piece = { readonly leader: number; readonly axis: number; readonly from: number; readonly count: number };

/** All that can be spared at once, then halves, quarters, ... single ones; each size from the end to the beginning. */
function piecesOf({ leader, axis, length, min }: Axis): Piece[] {
  const spare = length - min;
  const counts = [spare];
  for (let count = length >> 1; count > 0; count >>= 1) counts.push(count);
  const pieces: Piece[] = [];
  for (const count of counts) {
    if (count < 1 || count > spare) continue;
    for (let end = length; end > 0; end -= count) pieces.push({ leader, axis, from: Math.max(0, end - count), count });
  }
  return pieces;
}

function cut(arrays: readonly ArrayValue[], generators: readonly GeneratedArray[], piece: Piece): ArrayValue[] {
  return arrays.map((whole, param) => (leaderOf(param, generators) === piece.leader ? without(whole, piece) : whole));
}

/** The parameter whose extents decide the shape of `param`. */
function leaderOf(param: number, generators: readonly GeneratedArray[]): number {
  const shape = generators[param]?.shape;
  return shape?.kind === "like" ? leaderOf(shape.param, generators) : param;
}

function without({ shape, data, dtype }: ArrayValue, { axis, from, count }: Piece): ArrayValue {
  const length = shape[axis] ?? 0;
  const stride = shape.slice(axis + 1).reduce((product, each) => product * each, 1);
  const kept = data.filter((_, flat) => {
    const index = Math.floor(flat / stride) % length;
    return index < from || index >= from + count;
  });
  return array(shape.with(axis, length - count), kept, dtype);
}
