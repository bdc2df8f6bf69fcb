// Inputs on which a mutant may show: drawn as the spec's own generators draw, and made from the inputs that its cases have
// by the changes that bring mistakes to light: zeros, signs, sizes, one more row.

import type { Arguments, Case, Exercise, Inputs, Signature } from "./exercise.ts";
import { type Extent, generate, type GeneratedArray } from "./generate.ts";
import { type ArrayValue, array, sameShape, type Value } from "./value.ts";

export type Probe = {
  readonly args: Arguments;
  /** What simpler inputs may be; absent where an argument is no array. */
  readonly generators?: readonly GeneratedArray[];
  /** Whether the numbers are of a size that the cases have which count. */
  readonly isUsual: boolean;
};

/** Draws from each of the spec's generators, and from what its written inputs suggest. */
const DRAWS = 40;
const SEED = 5_000_000;
const MAX_PROBES = 600;

/** Probes of an exercise, each once; the same for the same spec. */
export function probesOf({ signature, cases }: Exercise): readonly Probe[] {
  const isUsual = usualSizes(cases);
  const probes = new Map<string, Probe>();
  const add = (args: Arguments, generators?: readonly GeneratedArray[]): void => {
    const key = keyOf(args);
    if (probes.size >= MAX_PROBES || probes.has(key) || !haveShapes(args, signature)) return;
    probes.set(key, { args, ...(generators && { generators }), isUsual: isUsual(args) });
  };
  const written = cases.flatMap(({ inputs }) => (inputs.kind === "written" ? [inputs.args] : []));
  const own = cases.flatMap(({ inputs }) => (inputs.kind === "generated" ? [inputs.generators] : []));
  const framed = written.map((args) => frameOf(args, signature)).filter((frame) => frame !== undefined);
  const frames = distinct([...own, ...framed, ...framesOfOtherRanks(signature, [...own, ...framed])]);
  for (const args of written) for (const changed of variants(args)) add(changed, frameOf(changed, signature));
  for (const generators of frames)
    for (let run = 1; run <= DRAWS; run += 1) add(generate(generators, SEED, run), generators);
  return [...probes.values()];
}

/** The same for inputs that are the same to a function: JavaScript has no int64. */
function keyOf(args: Arguments): string {
  return JSON.stringify(args, (_, value: unknown) =>
    value instanceof Float64Array ? value.join() : value === "int64" ? "float64" : value,
  );
}

/** Whether the arrays have the lengths that the function declares, and one name is one length. */
function haveShapes(args: Arguments, { params }: Signature): boolean {
  const lengths = new Map<string, number>();
  return params.every(({ shape }, at) => {
    const value = args[at];
    if (shape === undefined || value?.kind !== "array") return true;
    if (value.shape.length !== shape.length) return false;
    return shape.every((declared, axis) => {
      const length = value.shape[axis] ?? 0;
      const known = typeof declared === "number" ? declared : (lengths.get(declared) ?? length);
      lengths.set(String(declared), length);
      return known === length;
    });
  });
}

/** Whether numbers are neither much larger nor much smaller than those of the cases that count. */
export function usualSizes(cases: readonly Case[]): (args: Arguments) => boolean {
  const sizes = cases.filter(({ extra }) => !extra).flatMap(({ inputs }) => sizesIn(inputs));
  let [largest, smallest] = [10, 0.001];
  for (const size of sizes) {
    largest = Math.max(largest, size);
    if (size > 0) smallest = Math.min(smallest, size);
  }
  return (args) =>
    args.every(
      (value) => value.kind !== "array" || value.data.every((element) => isBetween(element, smallest, 2 * largest)),
    );
}

function isBetween(element: number, smallest: number, largest: number): boolean {
  const size = Math.abs(element);
  return size === 0 || (size >= smallest && size <= largest);
}

function sizesIn(inputs: Inputs): readonly number[] {
  if (inputs.kind === "generated")
    return inputs.generators.flatMap(({ elements: { min, max } }) => [Math.abs(min), Math.abs(max)]);
  return inputs.args.flatMap((value) => (value.kind === "array" ? Array.from(value.data, Math.abs) : []));
}

/** How inputs like these could be drawn: with axes that are one longer at most, and numbers as far from 0. */
function frameOf(args: Arguments, { params }: Signature): readonly GeneratedArray[] | undefined {
  const frame: GeneratedArray[] = [];
  const declared = params.flatMap(({ shape }) => shape ?? []);
  for (const [at, value] of args.entries()) {
    if (value.kind !== "array" || value.dtype === "bool") return undefined;
    const { shape } = params[at] ?? {};
    const like = args.findIndex(
      (other, earlier) => earlier < at && isLike(other, value, params[earlier]?.shape, shape),
    );
    const extents = value.shape.map((length, axis): Extent => {
      const name = shape?.[axis];
      // A length that is written, or that goes together with another one, stays.
      const isFree = name === undefined || declared.filter((each) => String(each).includes(String(name))).length === 1;
      return isFree && typeof name !== "number" && length > 0
        ? { min: 1, max: length + 1 }
        : { min: length, max: length };
    });
    const most = value.data.reduce((size, element) => Math.max(size, Math.abs(element)), 1);
    const isWhole = value.data.every(Number.isSafeInteger);
    frame.push({
      shape: like === -1 ? { kind: "extents", extents } : { kind: "like", param: like },
      elements: isWhole ? { kind: "integers", min: -most, max: most } : { kind: "numbers", min: -most, max: most },
    });
  }
  return frame;
}

/** Where any shape will do: numbers, if they may come, vectors and matrices, of the same shape throughout. */
function framesOfOtherRanks(
  { params }: Signature,
  [frame]: readonly (readonly GeneratedArray[])[],
): readonly (readonly GeneratedArray[])[] {
  const isFree = params.every(({ types, shape }) => types.includes("array") && shape === undefined);
  if (frame === undefined || !isFree) return [];
  const takesNumbers = params.every(({ types }) => types.includes("number"));
  return [0, 1, 2].slice(takesNumbers ? 0 : 1).map((rank) =>
    frame.map(({ elements }, param) => {
      const extents = Array.from({ length: rank }, () => ({ min: 1, max: 3 }));
      return { shape: param === 0 ? { kind: "extents", extents } : { kind: "like", param: 0 }, elements };
    }),
  );
}

function isLike(one: Value, other: ArrayValue, ...shapes: readonly [Param, Param]): boolean {
  return one.kind === "array" && sameShape(one.shape, other.shape) && String(shapes[0]) === String(shapes[1]);
}

type Param = Signature["params"][number]["shape"];

function distinct(frames: readonly (readonly GeneratedArray[])[]): readonly (readonly GeneratedArray[])[] {
  return [...new Map(frames.map((frame) => [JSON.stringify(frame), frame])).values()];
}

/** The inputs themselves, with all their arrays changed in one way, and with one of them changed. */
function* variants(args: Arguments): Generator<Arguments> {
  yield args;
  for (const change of ELEMENTWISE) yield args.map((value) => withElements(value, change));
  if (args.length > 1)
    for (const change of ELEMENTWISE)
      for (const at of args.keys())
        yield args.map((value, index) => (index === at ? withElements(value, change) : value));
  for (const change of RESHAPING) yield args.map((value) => (value.kind === "array" ? change(value) : value));
}

type Elementwise = (element: number, at: number, all: Float64Array) => number;

const ELEMENTWISE: readonly Elementwise[] = [
  (element) => -element,
  () => 0,
  () => 1,
  (_, at) => at + 1,
  (element) => element + 1,
  (element) => element - 1,
  (element) => element + 0.5,
  (element) => element / 2,
  (element) => element * 2,
  (element, at) => (at === 0 ? 0 : element),
  (element, at, all) => (at === all.length - 1 ? 0 : element),
  (element, at) => (at === 0 ? -element : element),
  (element, at) => (at % 2 === 0 ? element : -element),
  (element, at, all) => (at < all.length / 2 ? 0 : element),
  (element) => element * 10,
  (element) => element * 1000,
  (element) => element + 1000,
  (element) => element - 1000,
  (element, at, all) => (at < all.length / 2 ? element - 1000 : element + 1000),
  (element) => (element === 0 ? 1 : element) * 1e200,
  (element) => (element === 0 ? 1 : element) * 1e-200,
  (element, at, all) => (at < all.length / 2 ? (element === 0 ? 1 : element) * 1e-200 : element),
  // Two of them have no sum.
  () => 1.5e308,
];

const RESHAPING: readonly ((value: ArrayValue) => ArrayValue)[] = [
  ({ shape, data, dtype }) => array(shape, data.toReversed(), dtype),
  // The first of the longest lists once more, or left out.
  (value) => withRows(value, [...rowsOf(value).keys(), 0]),
  (value) => withRows(value, [...rowsOf(value).keys()].slice(0, Math.max(1, rowsOf(value).length - 1))),
  (value) => withRows(value, [0]),
];

function withElements(value: Value, change: Elementwise): Value {
  if (value.kind !== "array") return value;
  const { shape, data, dtype } = value;
  if (dtype === "bool")
    return array(
      shape,
      data.map((element) => 1 - element),
      dtype,
    );
  // Adding 0 makes 0 of -0.
  return array(
    shape,
    data.map((element, at) => change(element, at, data) + 0),
    dtype,
  );
}

function rowsOf({ shape, data }: ArrayValue): readonly Float64Array[] {
  const [length = 0] = shape;
  const size = length === 0 ? 0 : data.length / length;
  return Array.from({ length }, (_, row) => data.slice(row * size, (row + 1) * size));
}

function withRows(value: ArrayValue, kept: readonly number[]): ArrayValue {
  const rows = rowsOf(value);
  if (rows.length === 0) return value;
  const data = kept.flatMap((row) => Array.from(rows[row] ?? []));
  return array(value.shape.with(0, kept.length), data, value.dtype);
}
