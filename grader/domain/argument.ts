// A value as a function gets it: JavaScript has no int64, and a plain list stays a list where no array is taken.

import type { Slot } from "./exercise.ts";
import type { Value } from "./value.ts";

export function asArgument(value: Value, slot: Slot): Value {
  const isPlainList = slot.types.includes("list") && !slot.types.includes("array");
  return isPlainList ? withLists(asJavaScript(value)) : asJavaScript(value);
}

function asJavaScript(value: Value): Value {
  switch (value.kind) {
    case "array":
      return value.dtype === "int64" ? { ...value, dtype: "float64" } : value;
    case "list":
      return { kind: "list", items: value.items.map(asJavaScript) };
    case "record":
      return { kind: "record", entries: value.entries.map(([key, item]) => [key, asJavaScript(item)]) };
    case "text":
    case "null":
    case "odd":
      return value;
  }
}

function withLists(value: Value): Value {
  if (value.kind === "list") return { kind: "list", items: value.items.map(withLists) };
  if (value.kind !== "array" || value.shape.length === 0) return value;
  const [length = 0, ...rowShape] = value.shape;
  const size = length === 0 ? 0 : value.data.length / length;
  const rows = Array.from({ length }, (_, row) => value.data.slice(row * size, (row + 1) * size));
  return { kind: "list", items: rows.map((data) => withLists({ ...value, shape: rowShape, data })) };
}
