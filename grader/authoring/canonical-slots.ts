// What a parameter or a returned value is, from all values that it has in an exercise's cases.

import { TYPE_NAMES, type Slot, type TypeName } from "../domain/exercise.ts";
import { nest } from "../domain/nested.ts";
import type { Value } from "../domain/value.ts";

/** The types of these values: an array where every list holds nothing but numbers, in rows of one length. */
export function slotOf(values: readonly Value[], about: string): Slot {
  const kinds = new Set(values.map(kindOf));
  const isList = kinds.has("list") || (kinds.has("empty") && !kinds.has("array"));
  const has = (type: TypeName): boolean =>
    type === "list" ? isList : type === "array" ? kinds.has("array") && !isList : kinds.has(type);
  const [first = "null", ...more] = ORDER.filter(has);
  return { types: [first, ...more], about };
}

/** What is there comes before what is not. */
const ORDER = [...TYPE_NAMES.filter((type) => type !== "null"), "null"] as const;

function kindOf(value: Value): TypeName | "empty" {
  switch (value.kind) {
    case "array":
      return value.dtype === "bool" ? "boolean" : "number";
    case "text":
      return "string";
    case "null":
      return "null";
    case "record":
      return "object";
    case "list": {
      if (value.items.length === 0) return "empty";
      const nested = numbersIn(value);
      return nested?.kind === "array" && nested.dtype !== "bool" && nested.data.length > 0 ? "array" : "list";
    }
    case "odd":
      throw new TypeError(`JSON has no ${value.what}`);
  }
}

/** Nested lists as the array that they are; undefined where their rows differ. */
function numbersIn(value: Value): Value | undefined {
  if (value.kind !== "list") return value;
  const items = value.items.map(numbersIn);
  const known = items.filter((item) => item !== undefined);
  const nested = known.length < items.length ? undefined : nest(known);
  return nested?.kind === "value" ? nested.value : undefined;
}
