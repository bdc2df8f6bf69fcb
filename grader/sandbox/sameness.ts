// Runs in the child. Whether a value that was handed to a learner's function still is what it was.

import { itemsOf } from "../domain/nested.ts";
import { sameShape, type Value } from "../domain/value.ts";

/** Bit by bit, but not by dtype: whole numbers go in as int64 and are float64 once they are a learner's. */
export function isSame(now: Value, before: Value): boolean {
  switch (before.kind) {
    case "array":
      return now.kind === "array" && sameShape(now.shape, before.shape) && sameElements(now.data, before.data);
    case "list":
      // Whoever looks at a list of numbers sees an array.
      return (now.kind === "list" || now.kind === "array") && sameItems(itemsOf(now), before.items);
    case "record":
      return now.kind === "record" && sameEntries(now.entries, before.entries);
    case "text":
      return now.kind === "text" && now.text === before.text;
    case "null":
    case "odd":
      return now.kind === before.kind;
  }
}

/** Of arrays of one length. */
export function sameElements(now: Float64Array, before: Float64Array): boolean {
  for (let index = 0; index < before.length; index += 1) if (!Object.is(now[index], before[index])) return false;
  return true;
}

function sameItems(now: readonly Value[], before: readonly Value[]): boolean {
  return now.length === before.length && now.every((item, index) => isSame(item, before[index] ?? item));
}

type Entries = readonly (readonly [key: string, value: Value])[];

/** In any order: JavaScript has one of its own for keys that are whole numbers. */
function sameEntries(now: Entries, before: Entries): boolean {
  const values = new Map(now);
  const isKept = ([key, value]: Entries[number]): boolean => {
    const found = values.get(key);
    return found !== undefined && isSame(found, value);
  };
  return now.length === before.length && before.every(isKept);
}
