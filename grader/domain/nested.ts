// Nested lists of numbers are arrays. One rule for what a spec writes and for what a learner returns.

import { type ArrayValue, array, type ListValue, sameShape, shapeText, sizeOf, type Value } from "./value.ts";

export type Nested =
  | { readonly kind: "value"; readonly value: Value }
  /** Numbers only, but the rows do not have one shape; `row` is the first that differs from the first. */
  | { readonly kind: "ragged"; readonly detail: string; readonly row: number };

/** A list of these items: an array when all are numbers (or all booleans) of one shape, a list when they are mixed. */
export function nest(items: readonly Value[]): Nested {
  const arrays = items.filter((item) => item.kind === "array");
  if (arrays.length < items.length) return { kind: "value", value: { kind: "list", items } };
  const [first] = arrays;
  if (first === undefined) return { kind: "value", value: array([0], []) };
  if (arrays.some((item) => (item.dtype === "bool") !== (first.dtype === "bool"))) {
    return { kind: "value", value: { kind: "list", items } };
  }
  const row = arrays.findIndex((item) => !sameShape(item.shape, first.shape));
  if (row !== -1) return { kind: "ragged", detail: raggedText(first, arrays[row] ?? first, row), row };
  const size = first.data.length;
  const data = new Float64Array(arrays.length * size);
  for (const [index, item] of arrays.entries()) data.set(item.data, index * size);
  const dtype = first.dtype === "bool" ? "bool" : arrays.every((item) => item.dtype === "int64") ? "int64" : "float64";
  return { kind: "value", value: array([arrays.length, ...first.shape], data, dtype) };
}

/** What is in a list, or the rows of an array; nothing where it is a single number. */
export function itemsOf(value: ListValue | ArrayValue): readonly Value[] {
  if (value.kind === "list") return value.items;
  const [length = 0, ...shape] = value.shape;
  const size = sizeOf(shape);
  return Array.from({ length }, (_, row) => ({
    ...value,
    shape,
    data: value.data.slice(row * size, (row + 1) * size),
  }));
}

/** Which rows keep a list of numbers from being an array, innermost first; undefined where it holds something else. */
export function raggedness({ items }: ListValue): string | undefined {
  for (const item of items) {
    const inner = item.kind === "list" ? raggedness(item) : undefined;
    if (inner !== undefined) return inner;
  }
  const nested = nest(items);
  return nested.kind === "ragged" ? nested.detail : undefined;
}

function raggedText(first: ArrayValue, other: ArrayValue, row: number): string {
  return `row 0 ${lengthText(first)}, row ${row} ${lengthText(other)}`;
}

function lengthText({ shape }: ArrayValue): string {
  if (shape.length === 0) return "is a number";
  return shape.length === 1 ? `has ${shape[0]}` : `has shape ${shapeText(shape)}`;
}
