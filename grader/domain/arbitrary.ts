// A value of the same form as another, with nothing of what it says: what a function gives that knows nothing of its task.

import { type Random, randomFor } from "./random.ts";
import type { Value } from "./value.ts";

/** Numbers between -9 and 9 in the place of all numbers; always the same for the same `about`. */
export function arbitraryLike(value: Value, about: string): Value {
  const codes = Array.from(about, (character) => character.codePointAt(0) ?? 0);
  const seed = codes.reduce((sum, code) => (Math.imul(sum, 31) + code) >>> 0, 7);
  return like(value, randomFor(seed, 1));
}

function like(value: Value, random: Random): Value {
  switch (value.kind) {
    case "array":
      return {
        ...value,
        data: value.data.map(() => (value.dtype === "bool" ? random(0, 1) : random(-9000, 9000) / 1000)),
      };
    case "text":
      return { kind: "text", text: `${value.text}${random(0, 9000)}` };
    case "list":
      return { kind: "list", items: value.items.map((item) => like(item, random)) };
    case "record":
      return { kind: "record", entries: value.entries.map(([key, item]) => [key, like(item, random)]) };
    case "null":
    case "odd":
      return value;
  }
}
