// What is kept of a value so that the same can be recognised without the value being readable: of each number which part
// of its cell it lies in, and not in which cell. Whoever has a number near it finds the cell, and so the number again.

import { allowance } from "./closeness.ts";
import type { Tolerance } from "./exercise.ts";
import type { Outcome } from "./outcome.ts";
import { type ArrayValue, array, sizeOf, type Value } from "./value.ts";

/** Of a number: its cell is `2 ** exponent` wide, and the number lies in this one of the cell's 256 parts. */
export type Grain = { readonly exponent: number; readonly part: number };

const PARTS = 256;
/** The digits of a float64 end here, whatever the tolerance. */
const DIGITS = 52;
const PART_BITS = 8;
/** Where arithmetic with cells stays exact. */
const [LOWEST, HIGHEST] = [-1066, 1000];
const NOT_A_NUMBER: Grain = { exponent: 0, part: 0 };

/** The grains of a value's numbers, in the order of the value. Cells are at least four times as wide as the tolerance. */
export function grainsOf(value: Value, tolerance: Tolerance): readonly Grain[] {
  return arraysIn(value).flatMap(({ data }) => Array.from(data, (number) => grainOf(number, tolerance)));
}

/**
 * The value that has these grains and is nearest to `value`: what the grains were made of, to a 64th of its tolerance,
 * if that is close to `value`. Undefined where `value` has more numbers, or fewer.
 */
export function recovered(value: Value, grains: readonly Grain[]): Value | undefined {
  const sizes = arraysIn(value).map(({ shape }) => sizeOf(shape));
  if (sizes.reduce((sum, size) => sum + size, 0) !== grains.length) return undefined;
  let at = 0;
  return mapArrays(value, ({ shape, data, dtype }) => {
    const own = grains.slice(at, at + data.length);
    at += data.length;
    return array(
      shape,
      data.map((number, flat) => nearest(number, own[flat] ?? NOT_A_NUMBER)),
      dtype,
    );
  });
}

/** The same for outcomes that a diagnosis takes for the same, but for their tolerance; undefined for what is like nothing. */
export function gistOf(outcome: Outcome): string | undefined {
  if (outcome.kind === "threw") return `threw ${outcome.error.name}`;
  if (outcome.kind !== "returned") return undefined;
  return outcome.value.kind === "odd" ? `odd ${outcome.value.what}` : textOf(outcome.value);
}

function grainOf(number: number, tolerance: Tolerance): Grain {
  if (!Number.isFinite(number)) return NOT_A_NUMBER;
  const allowed = allowance(number, "full", tolerance);
  const wide = Math.max(exponentOf(4 * allowed) + 1, exponentOf(number) - DIGITS + PART_BITS);
  const exponent = Math.min(HIGHEST, Math.max(LOWEST, wide));
  return { exponent, part: modulo(Math.round(number / partOf(exponent)), PARTS) };
}

/** The number in this part of a cell that is nearest to `number`. */
function nearest(number: number, { exponent, part }: Grain): number {
  if (!Number.isFinite(number)) return number;
  const cell = Math.round((number / partOf(exponent) - part) / PARTS);
  // Adding 0 makes 0 of -0.
  return (cell * PARTS + part) * partOf(exponent) + 0;
}

/** How wide a part of a cell is. */
function partOf(exponent: number): number {
  return 2 ** (exponent - PART_BITS);
}

/** The largest `n` for which `2 ** n` is not above `|number|`, or nearly so; -Infinity for 0. */
function exponentOf(number: number): number {
  return Math.floor(Math.log2(Math.abs(number)));
}

function modulo(number: number, divisor: number): number {
  return ((number % divisor) + divisor) % divisor;
}

function arraysIn(value: Value): readonly ArrayValue[] {
  const found: ArrayValue[] = [];
  mapArrays(value, (each) => {
    found.push(each);
    return each;
  });
  return found;
}

/** The value with its arrays of numbers changed; the keys of an object in one order, however they came. */
export function mapArrays(value: Value, change: (each: ArrayValue) => ArrayValue): Value {
  switch (value.kind) {
    case "array":
      return value.dtype === "bool" ? value : change(value);
    case "list":
      return { kind: "list", items: value.items.map((item) => mapArrays(item, change)) };
    case "record": {
      const sorted = value.entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
      return { kind: "record", entries: sorted.map(([key, item]) => [key, mapArrays(item, change)]) };
    }
    case "text":
    case "null":
    case "odd":
      return value;
  }
}

function textOf(value: Value): string {
  switch (value.kind) {
    case "array":
      // An array without elements has no type.
      return `${value.dtype === "bool" && value.data.length > 0 ? "bool" : "array"} [${value.shape.join()}] ${value.data.join()}`;
    case "list":
      return `[${value.items.map(textOf).join(";")}]`;
    case "record":
      return `{${value.entries.map(([key, item]) => `${JSON.stringify(key)}:${textOf(item)}`).join(";")}}`;
    case "text":
      return JSON.stringify(value.text);
    case "null":
      return "null";
    case "odd":
      return value.what;
  }
}
