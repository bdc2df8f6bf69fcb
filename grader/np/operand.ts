// What may stand where NumPy takes an array: an NDArray, a number or a nested list; and how each is read.

import { describe } from "./complaint.ts";
import { nest } from "./layout.ts";
import { sizeOf } from "./shape.ts";

export type Dtype = "float64" | "bool";

/** What the loops work on: elements in row-major order, booleans as 0 and 1. An NDArray is one of these. */
export type RawArray = { readonly shape: readonly number[]; readonly data: Float64Array; readonly dtype: Dtype };

export type Scalar = number | boolean;
export type NestedList = readonly (Scalar | RawArray | NestedList)[];
export type ArrayOperand = RawArray | NestedList | Float64Array;
export type Operand = Scalar | ArrayOperand;

/** Lists nested deeper than this are taken for lists that hold themselves. */
const DEEPEST = 32;

/**
 * The elements of an operand. Arrays are not copied.
 * @param what Which argument it is, for the message: `the second argument`.
 * @throws TypeError for anything that is not numbers, and for a ragged list.
 */
export function read(name: string, value: unknown, what = ""): RawArray {
  if (isRawArray(value)) return value;
  if (typeof value === "number") return { shape: [], data: Float64Array.of(value), dtype: "float64" };
  if (typeof value === "boolean") return { shape: [], data: Float64Array.of(Number(value)), dtype: "bool" };
  if (Array.isArray(value)) return readList(name, value);
  if (isTypedArray(value)) return { shape: [value.length], data: Float64Array.from(value), dtype: "float64" };
  throw new TypeError(`${name}: ${what === "" ? "" : `${what}: `}got ${describe(value)}`);
}

/** Is it a plain number or boolean? */
export function isScalar(value: unknown): value is Scalar {
  return typeof value === "number" || typeof value === "boolean";
}

/** By its properties and not by its class: an array may come from another copy of this module. */
function isRawArray(value: unknown): value is RawArray {
  return (
    typeof value === "object" &&
    value !== null &&
    "dtype" in value &&
    (value.dtype === "float64" || value.dtype === "bool") &&
    "shape" in value &&
    Array.isArray(value.shape) &&
    "data" in value &&
    isFloat64Array(value.data) &&
    value.data.length === sizeOf(value.shape)
  );
}

function isFloat64Array(value: unknown): value is Float64Array {
  return value instanceof Float64Array || Object.prototype.toString.call(value) === "[object Float64Array]";
}

function isTypedArray(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value) && "length" in value && !("0" in value && typeof value[0] === "bigint");
}

/** Reads nested lists depth first; the way down to the first element tells the shape, the rest must match it. */
function readList(name: string, list: readonly unknown[]): RawArray {
  const shape: number[] = [];
  const numbers: number[] = [];
  const path: number[] = [];
  let booleans = 0;
  let shapeIsKnown = false;

  function visit(item: unknown, depth: number): void {
    if (Array.isArray(item)) return visitList(item, depth);
    if (isTypedArray(item)) return visitList(Array.from(item), depth);
    if (isRawArray(item)) {
      const items = Array.from(item.data);
      return visit(nest<Scalar>(item.shape, item.dtype === "bool" ? items.map(Boolean) : items), depth);
    }
    if (typeof item !== "number" && typeof item !== "boolean") {
      throw new TypeError(`${name}: ${placeAt(path, depth)} of the list: got ${describe(item)}`);
    }
    shapeIsKnown = true;
    if (depth !== shape.length) throw ragged("a number", depth);
    if (typeof item === "boolean") booleans++;
    numbers.push(Number(item));
  }

  function visitList(items: readonly unknown[], depth: number): void {
    if (depth > DEEPEST) throw new TypeError(`${name}: a list more than ${DEEPEST} deep; does it hold itself?`);
    if (!shapeIsKnown) shape.push(items.length);
    if (shape[depth] !== items.length) throw ragged(`a list of ${items.length}`, depth);
    if (items.length === 0) shapeIsKnown = true;
    for (let i = 0; i < items.length; i++) {
      path[depth] = i;
      visit(items[i], depth + 1);
    }
  }

  function ragged(what: string, depth: number): TypeError {
    const first = depth < shape.length ? `a list of ${shape[depth]}` : "a number";
    return new TypeError(
      `${name}: the list is ragged: ${placeAt(path, depth)} is ${what}, but ${"[0]".repeat(depth)} is ${first}`,
    );
  }

  visitList(list, 0);
  const dtype = booleans > 0 && booleans === numbers.length ? "bool" : "float64";
  return { shape, data: Float64Array.from(numbers), dtype };
}

/** `[1][2]`. */
function placeAt(path: readonly number[], depth: number): string {
  return path
    .slice(0, depth)
    .map((index) => `[${index}]`)
    .join("");
}
