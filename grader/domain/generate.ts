// Random inputs from a spec's `generate`, the same for the same seed on every machine.

import type { Arguments } from "./exercise.ts";
import { type Random, randomFor } from "./random.ts";
import { type ArrayValue, array, type Shape, sizeOf } from "./value.ts";

/** What one generated parameter looks like; a number is an array of no extents. */
export type GeneratedArray = {
  readonly shape:
    | { readonly kind: "extents"; readonly extents: readonly Extent[] }
    | { readonly kind: "like"; readonly param: number };
  readonly elements: Elements;
};

/** The lengths that an axis may have, both ends included. */
export type Extent = { readonly min: number; readonly max: number };

/** What is drawn, both ends included; `numbers` have at most three decimals, so that a report can show them whole. */
export type Elements =
  | { readonly kind: "integers"; readonly min: number; readonly max: number }
  | { readonly kind: "numbers"; readonly min: number; readonly max: number };

/**
 * The inputs of run `run` (from 1) under `seed`. Runs are independent: any one can be replayed alone.
 * Early runs are small, so that most mistakes show on inputs that fit on a line; from about the eighth on, any shape
 * that the extents allow is as likely as any other. `integers` come as int64, `numbers` as float64.
 * @throws RangeError when a `like` does not name an earlier parameter.
 */
export function generate(generators: readonly GeneratedArray[], seed: number, run: number): Arguments {
  const random = randomFor(seed, run);
  const args: ArrayValue[] = [];
  for (const { shape, elements } of generators) {
    const drawn =
      shape.kind === "extents"
        ? shape.extents.map((extent) => drawLength(random, extent, run))
        : shapeOf(args, shape.param);
    args.push(drawElements(random, drawn, elements));
  }
  return args;
}

function shapeOf(args: readonly ArrayValue[], param: number): Shape {
  const original = args[param];
  if (!original) throw new RangeError(`parameter ${param} is not drawn before the one that is like it`);
  return original.shape;
}

/** At most one above the smallest length in run 1, then three, seven, fifteen, ... */
function drawLength(random: Random, { min, max }: Extent, run: number): number {
  return random(min, Math.min(max, min + 2 ** Math.min(run, 50) - 1));
}

function drawElements(random: Random, shape: Shape, elements: Elements): ArrayValue {
  const data = new Float64Array(sizeOf(shape));
  const scale = elements.kind === "integers" ? 1 : 1000;
  const min = firstMultiple(elements.min, scale);
  const max = lastMultiple(elements.max, scale);
  // A range between two thousandths has nothing but its own ends.
  for (let i = 0; i < data.length; i++) data[i] = min <= max ? random(min, max) / scale : elements.min;
  return array(shape, data, elements.kind === "integers" ? "int64" : "float64");
}

/** The smallest whole number of `1 / scale` that is not below `min`. */
export function firstMultiple(min: number, scale: number): number {
  const nearest = Math.round(min * scale);
  // Asked of the quotient: `min * scale` may have been rounded past a whole number.
  return nearest / scale >= min ? nearest : nearest + 1;
}

/** The largest whole number of `1 / scale` that is not above `max`. */
export function lastMultiple(max: number, scale: number): number {
  const nearest = Math.round(max * scale);
  return nearest / scale <= max ? nearest : nearest - 1;
}
