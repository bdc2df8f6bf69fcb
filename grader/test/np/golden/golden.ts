// Reads the golden rows that generate.py writes: what real NumPy answered and printed.

import { readFileSync } from "node:fs";
import { NDArray } from "../../../np/np.ts";

/** What is written for an array; without `data`, its numbers are `noise(seed)`. */
export type Encoded = {
  readonly shape: readonly number[];
  readonly dtype?: "float64" | "int64" | "bool";
  readonly data?: string | readonly number[];
  readonly seed?: number;
};

export type Argument = Encoded | number | readonly (number | Encoded)[];

/** One call of a function and NumPy's answer. */
export type Answer = readonly [
  name: string,
  args: readonly Argument[],
  options: Readonly<Record<string, unknown>>,
  answer: Encoded,
];

export type Print = readonly [array: Encoded, text: string];

export function readAnswers(): { readonly numpy: string; readonly rows: readonly Answer[] } {
  return JSON.parse(readFileSync(new URL("answers.json", import.meta.url), "utf8"));
}

export function readPrints(file: "prints.json" | "scalars.json"): { readonly rows: readonly Print[] } {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));
}

/** The elements, row-major; booleans as 0 and 1. */
export function elements({ shape, data, seed }: Encoded): Float64Array {
  if (typeof data !== "string") {
    const size = shape.reduce((product, length) => product * length, 1);
    return Float64Array.from(data ?? noise(size, seed ?? 0));
  }
  return new Float64Array(Uint8Array.from(Buffer.from(data, "base64")).buffer);
}

export function decode(encoded: Encoded): NDArray {
  return new NDArray(encoded.shape, elements(encoded), encoded.dtype === "bool" ? "bool" : "float64");
}

/** The numbers of `noise` in generate.py. */
function noise(size: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: size }, () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return state / 3000000019 - 0.7;
  });
}

/** How many float64 numbers lie between the two; 0 when equal (-0 and 0 too) or both NaN. */
export function ulpsBetween(actual: number, expected: number): number {
  if (actual === expected || (Number.isNaN(actual) && Number.isNaN(expected))) return 0;
  if (!Number.isFinite(actual) || !Number.isFinite(expected)) return Infinity;
  const [a = 0n, b = 0n] = new BigInt64Array(Float64Array.of(actual, expected).buffer);
  const distance = rank(a) - rank(b);
  return Number(distance < 0n ? -distance : distance);
}

/** The place of a float64 among all of them, counted from 0. */
function rank(bits: bigint): bigint {
  return bits < 0n ? -(bits & 0x7fff_ffff_ffff_ffffn) : bits;
}
