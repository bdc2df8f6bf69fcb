// The pairs of arrays whose verdicts allclose.json holds, drawn as allclose.py draws them: step by step the same.

import type { Tolerance } from "../../../domain/exercise.ts";
import { type ArrayValue, array, type Shape, sizeOf } from "../../../domain/value.ts";

export type Pair = { readonly tolerance: Tolerance; readonly actual: ArrayValue; readonly expected: ArrayValue };

const SPECIAL = [
  0,
  -0,
  NaN,
  Infinity,
  -Infinity,
  1,
  -1,
  5e-324,
  -5e-324,
  2.225073858507201e-308,
  2.2250738585072014e-308,
  1.7976931348623157e308,
  -1.7976931348623157e308,
  1e-12,
  1e-9,
  0.1,
];
const RTOLS = [0, 1e-15, 1e-12, 1e-9, 1e-7, 1e-5, 1e-3];
const ATOLS = [0, 5e-324, 1e-300, 1e-15, 1e-12, 1e-8, 1e-3];
const FACTORS = [0.5, 1 - 2 ** -20, 1 - 2 ** -53, 1, 1 + 2 ** -52, 1 + 2 ** -20, 2];

/** The first `count` pairs under `seed`, one after the other. */
export function* drawPairs(seed: number, count: number): Generator<Pair, undefined> {
  const draw = new Draw(seed);
  for (let i = 0; i < count; i++) yield drawPair(draw);
  return undefined;
}

/** Continues a checksum over everything in a pair; it begins with 2166136261. */
export function checksum(state: number, { tolerance, actual, expected }: Pair): number {
  const lengths = [...actual.shape, ...expected.shape].reduce(hashed, state);
  return [tolerance.rtol, tolerance.atol, ...actual.data, ...expected.data].reduce((sum, value) => {
    return Number.isNaN(value) ? hashed(sum, 0x7ff80000) : words(value).reduce(hashed, sum);
  }, lengths);
}

function hashed(state: number, word: number): number {
  return Math.imul(state ^ word, 16777619) >>> 0;
}

/** splitmix32: a counter and the finaliser of MurmurHash3. */
class Draw {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  word(): number {
    this.#state = (this.#state + 0x9e3779b9) | 0;
    let z = this.#state;
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b);
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35);
    return (z ^ (z >>> 16)) >>> 0;
  }

  below(limit: number): number {
    return this.word() % limit;
  }

  pick(items: readonly number[]): number {
    return items[this.below(items.length)] ?? NaN;
  }
}

const bits = new DataView(new ArrayBuffer(8));

function double(high: number, low: number): number {
  bits.setUint32(0, high);
  bits.setUint32(4, low);
  return bits.getFloat64(0);
}

function words(value: number): [number, number] {
  bits.setFloat64(0, value);
  return [bits.getUint32(0), bits.getUint32(4)];
}

function drawPair(draw: Draw): Pair {
  const mode = draw.below(3);
  const rtol = mode === 1 ? 0 : draw.pick(RTOLS);
  const atol = mode === 0 ? 0 : draw.pick(ATOLS);
  const tolerance = { rtol, atol };
  const shape = drawShape(draw);
  const actualShape = draw.below(8) === 0 ? drawOtherShape(draw, shape) : shape;
  const expected = Array.from({ length: sizeOf(shape) }, () => drawNumber(draw));
  const actual: number[] = [];
  const odd = draw.below(2 * Math.max(1, sizeOf(actualShape)));
  for (let i = 0; i < sizeOf(actualShape); i++) {
    const e = expected[i] ?? 1;
    if (i !== odd) actual.push(drawNear(draw, e, tolerance, FACTORS.slice(0, 3)));
    else if (draw.below(3) === 0) actual.push(drawNumber(draw));
    else actual.push(drawNear(draw, e, tolerance, FACTORS));
  }
  return { tolerance, actual: array(actualShape, actual), expected: array(shape, expected) };
}

function drawShape(draw: Draw): Shape {
  return Array.from({ length: draw.below(4) }, () => draw.below(4));
}

function drawOtherShape(draw: Draw, shape: Shape): Shape {
  const kind = draw.below(5);
  if (kind === 0) return shape.toReversed();
  if (kind === 1) return [...shape, 1];
  if (kind === 2) return [1, ...shape];
  return kind === 3 ? [sizeOf(shape)] : drawShape(draw);
}

function drawNumber(draw: Draw): number {
  const kind = draw.below(10);
  if (kind === 0) return double(draw.word(), draw.word());
  if (kind === 1) return draw.pick(SPECIAL);
  if (kind === 2) return double(draw.word() & 0x800fffff, draw.word());
  if (kind <= 5) return (draw.below(20001) - 10000) / 64;
  const signAndDigits = draw.word() & 0x800fffff;
  return double(signAndDigits | ((983 + draw.below(81)) << 20), draw.word());
}

function drawNear(draw: Draw, e: number, { rtol, atol }: Tolerance, factors: readonly number[]): number {
  const kind = draw.below(4);
  if (kind === 0 || !Number.isFinite(e)) return e;
  if (kind === 1) {
    const [high, low] = words(e);
    return double(high, low + 1);
  }
  if (e === 0 && atol === 0) return -e;
  const allowed = Math.max(atol, rtol * Math.abs(e));
  const sign = 1 - 2 * draw.below(2);
  return e + sign * allowed * draw.pick(factors);
}
