// A value as JSON can say it.

import type { ArrayValue, Value } from "../domain/value.ts";
import { shapeText, sizeOf, writtenSize } from "../domain/value.ts";

/**
 * NaN and the infinities are the strings `"NaN"`, `"Infinity"` and `"-Infinity"`; arrays are nested lists. What JSON
 * cannot say is an object with the one key `"$odd"` (`undefined`, `promise`, ...), an array of more than 1000 elements
 * one with `"$shape"` and its `first` elements in row-major order, a list of more than 1000 items one with `"$items"`.
 */
export type JsonValue = number | string | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

const MAX_ELEMENTS = 1000;
const MAX_CHARACTERS = 10_000;

/** A value as JSON can say it; see `JsonValue`. */
export function jsonValue(value: Value): JsonValue {
  switch (value.kind) {
    case "array":
      return writtenSize(value.shape) > MAX_ELEMENTS ? jsonLargeArray(value) : jsonArray(value);
    case "text":
      return value.text.length > MAX_CHARACTERS ? `${value.text.slice(0, MAX_CHARACTERS)}…` : value.text;
    case "null":
      return null;
    case "list":
      if (value.items.length <= MAX_ELEMENTS) return value.items.map(jsonValue);
      return { $items: value.items.length, first: value.items.slice(0, MAX_ELEMENTS).map(jsonValue) };
    case "record":
      return Object.fromEntries(value.entries.map(([key, item]) => [key, jsonValue(item)]));
    case "odd":
      return { $odd: value.what };
  }
}

function jsonArray(value: ArrayValue): JsonValue {
  const axis = (depth: number, start: number): JsonValue => {
    const length = value.shape[depth];
    if (length === undefined) return jsonElement(value, start);
    const stride = sizeOf(value.shape.slice(depth + 1));
    return Array.from({ length }, (_, index) => axis(depth + 1, start + index * stride));
  };
  return axis(0, 0);
}

function jsonLargeArray(value: ArrayValue): JsonValue {
  const length = Math.min(MAX_ELEMENTS, value.data.length);
  const first = Array.from({ length }, (_, at) => jsonElement(value, at));
  return { $shape: shapeText(value.shape), first };
}

function jsonElement({ dtype, data }: ArrayValue, at: number): JsonValue {
  const element = data[at] ?? Number.NaN;
  if (dtype === "bool") return element !== 0;
  return Number.isFinite(element) ? element : String(element);
}
