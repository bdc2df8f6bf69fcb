// Random inputs from a spec's `generate`, the same for the same seed on every machine.

import type { Arguments } from "./exercise.ts";

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

/** The inputs of run `run` (from 1) under `seed`. Runs are independent: any one can be replayed alone. */
export function generate(generators: readonly GeneratedArray[], seed: number, run: number): Arguments {
  throw new Error(`not written yet: ${generators.length} ${seed} ${run}`);
}
