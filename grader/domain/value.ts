// What can be handed to a learner's function and what can come back from it. Pure data: no behaviour of the learner's
// objects survives into a Value, so nothing here can be fooled by a getter or a proxy.

export type Value = ArrayValue | TextValue | NullValue | ListValue | RecordValue | OddValue;

/**
 * Numbers and booleans of one shape, in row-major order. A single number is an array of shape `[]`; a boolean is one
 * of dtype `bool` (its element is 0 or 1). Only text written by an author or printed by NumPy can be `int64`: what a
 * JavaScript function returns is `float64` or `bool`.
 */
export type ArrayValue = {
  readonly kind: "array";
  readonly dtype: Dtype;
  readonly shape: Shape;
  readonly data: Float64Array;
};

export type Dtype = "float64" | "int64" | "bool";
export type Shape = readonly number[];

export type TextValue = { readonly kind: "text"; readonly text: string };
export type NullValue = { readonly kind: "null" };

/** A list whose items are not all numbers (or all booleans) of one shape. */
export type ListValue = { readonly kind: "list"; readonly items: readonly Value[] };

/** A plain object; entries are in the order of its keys. */
export type RecordValue = {
  readonly kind: "record";
  readonly entries: readonly (readonly [key: string, value: Value])[];
};

/** What no spec can ask for, kept only so that a report can say what came back instead. */
export type OddValue = {
  readonly kind: "odd";
  readonly what: Oddity;
  /** A short description that finishes the sentence, e.g. row lengths for `ragged`; may be empty. */
  readonly detail: string;
};

export const ODDITIES = [
  "undefined",
  "ragged",
  "bigint",
  "function",
  "symbol",
  "promise",
  "cyclic",
  "too-deep",
  "too-large",
  "unreadable",
  "not-data",
] as const;
export type Oddity = (typeof ODDITIES)[number];

/** The number `value` as a 0-d array. */
export function number(value: number, dtype: Dtype = "float64"): ArrayValue {
  return { kind: "array", dtype, shape: [], data: Float64Array.of(value) };
}

/** The boolean `value` as a 0-d array. */
export function boolean(value: boolean): ArrayValue {
  return number(value ? 1 : 0, "bool");
}

/**
 * An array of the given shape over `data` (not copied).
 * @throws RangeError when the shape does not hold exactly `data.length` elements.
 */
export function array(shape: Shape, data: Float64Array | readonly number[], dtype: Dtype = "float64"): ArrayValue {
  if (sizeOf(shape) !== data.length) {
    throw new RangeError(`shape ${shapeText(shape)} does not hold ${data.length} elements`);
  }
  return { kind: "array", dtype, shape, data: data instanceof Float64Array ? data : Float64Array.from(data) };
}

/** How many elements an array of this shape has. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let axis = 0; axis < shape.length; axis += 1) size *= shape[axis] ?? 1;
  return size;
}

/** How many elements and empty lists an array of this shape is, written as nested lists: `(3, 0)` is `[[], [], []]`. */
export function writtenSize(shape: Shape): number {
  const empty = shape.indexOf(0);
  return Math.max(1, sizeOf(empty === -1 ? shape : shape.slice(0, empty)));
}

export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((length, axis) => length === b[axis]);
}

/** A shape as NumPy writes it: `()`, `(3,)`, `(2, 5)`. */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(", ")})`;
}
