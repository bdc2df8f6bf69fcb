// Smaller shapes on the way to the simplest inputs that fail: rows and columns are left out, of tied parameters together.

import type { GeneratedArray } from "./generate.ts";
import { withSimplest, withSmallWholes } from "./shrink-elements.ts";
import { type ArrayValue, array } from "./value.ts";

/**
 * The smallest of all, and other shapes nearly as small: most that fails at all fails for one of them. Then one axis cut
 * at a time, in big pieces first.
 */
export function* withFewer(
  arrays: readonly ArrayValue[],
  generators: readonly GeneratedArray[],
): Generator<readonly ArrayValue[], undefined> {
  const axes = axesOf(arrays, generators);
  for (const lengths of smallestLengths(axes)) {
    const small = axes.reduce((rest, { length, leader, axis }, at) => {
      const from = Math.min(length, lengths[at] ?? length);
      return cut(rest, generators, { leader, axis, from, count: length - from });
    }, arrays);
    yield withSimplest(small, generators);
    yield* withSmallWholes(small, generators);
    yield small;
  }
  for (const piece of axes.flatMap(piecesOf).toSorted((a, b) => b.count - a.count))
    yield cut(arrays, generators, piece);
  return undefined;
}

/** More axes than these are cut one at a time. */
const MAX_OPEN = 2;

/** An axis of parameter `leader` and of all parameters that are like it. */
type Axis = { readonly leader: number; readonly axis: number; readonly length: number; readonly min: number };

function axesOf(arrays: readonly ArrayValue[], generators: readonly GeneratedArray[]): Axis[] {
  return generators.flatMap(({ shape }, leader) => {
    if (shape.kind === "like") return [];
    return shape.extents.map(({ min }, axis) => ({ leader, axis, min, length: arrays[leader]?.shape[axis] ?? min }));
  });
}

/** For each axis its smallest length or one more: all of the smallest first, then one more for one of them, for two, ... */
function smallestLengths(axes: readonly Axis[]): readonly (readonly number[])[] {
  const open = axes.filter(({ min, length }) => length > min).slice(0, MAX_OPEN);
  const grown = Array.from({ length: 2 ** open.length }, (_, bits) =>
    open.filter((__, at) => ((bits >> at) & 1) === 1),
  );
  return grown
    .toSorted((a, b) => a.length - b.length)
    .map((longer) => axes.map((axis) => (longer.includes(axis) ? axis.min + 1 : axis.min)));
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
