// What a value is called in a sentence ("an array of shape (2,)", "a Promise"), and where in a result it is.

import type { Path } from "../domain/compare.ts";
import { shapeText } from "../domain/value.ts";
import type { OddValue, Shape, Value } from "../domain/value.ts";
import { count, numeral } from "./numeral.ts";
import { quoted, keyText } from "./literal.ts";
import { safeLine } from "./safe-text.ts";

/** A value named with its article: `a number`, `an array of shape (2, 5)`, `undefined`. */
export function naming(value: Value): string {
  switch (value.kind) {
    case "array": {
      if (value.shape.length > 0)
        return `${value.dtype === "bool" ? "a boolean array" : "an array"} of shape ${shapeText(value.shape)}`;
      if (value.dtype === "bool") return "a boolean";
      const element = value.data[0] ?? 0;
      return Number.isFinite(element) ? "a number" : numeral(element);
    }
    case "text":
      return "a string";
    case "null":
      return "null";
    case "list":
      return `a list of ${plural(value.items.length, "item")}`;
    case "record":
      return "an object";
    case "odd":
      return oddNaming(value);
  }
}

/** Where in a result: `result`, `result[1].db`, `result["a b"]`. */
export function pathText(path: Path): string {
  return `result${path.map(stepText).join("")}`;
}

/** The beginning of a sentence: `softmax returned` for the whole result, `result[1].db is` inside of it. */
export function subjectText(path: Path, name: string): string {
  return path.length === 0 ? `${name} returned` : `${pathText(path)} is`;
}

/** The place of an element: `[1][4]`. */
export function indexText(index: readonly number[]): string {
  return index.map((at) => `[${at}]`).join("");
}

/** A shape in plain words, for those with rows and columns: `2 rows of 5 columns`, `a list of 3`. */
export function shapeWords(shape: Shape): string | undefined {
  const [first, second] = shape;
  if (first === undefined) return "a single number";
  if (second === undefined) return first === 1 ? "a list of one" : `a list of ${count(first)}`;
  if (shape.length > 2) return undefined;
  if (second === 1) return `a column: ${plural(first, "row")} of one`;
  if (first === 1) return `one row of ${plural(second, "column")}`;
  return `${plural(first, "row")} of ${plural(second, "column")}`;
}

/** `1 row`, `2 rows`, `10,000 rows`. */
export function plural(many: number, one: string): string {
  return `${count(many)} ${many === 1 ? one : `${one}s`}`;
}

/** `Both` or `All 10`. */
export function everyOne(many: number): string {
  return many === 2 ? "Both" : `All ${count(many)}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumeration(words: readonly string[]): string {
  const last = words.at(-1) ?? "";
  return words.length < 2 ? last : `${words.slice(0, -1).join(", ")} and ${last}`;
}

function stepText(step: number | string): string {
  if (typeof step === "number") return `[${step}]`;
  const key = keyText(step);
  return key === step ? `.${key}` : `[${quoted(step)}]`;
}

function oddNaming({ what, detail }: OddValue): string {
  switch (what) {
    case "undefined":
      return "undefined";
    case "ragged":
      return "a list whose rows have different lengths";
    case "bigint":
      return "a bigint";
    case "function":
      return "a function";
    case "symbol":
      return "a symbol";
    case "promise":
      return "a Promise";
    case "cyclic":
      return "a list or object that contains itself";
    case "too-deep":
      return "lists inside lists, too deep to read";
    case "too-large":
      return "more than the grader can read";
    case "unreadable":
      return "something that cannot be read";
    case "not-data":
      if (detail === "") return "something that is not plain data";
      return /^an? /.test(detail) ? safeLine(detail, 60) : `an object of type ${safeLine(detail, 60)}`;
  }
}
