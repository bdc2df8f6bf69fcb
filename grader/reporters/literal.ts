// A value as JavaScript that a learner can paste back; a long one shortened, with its shape behind it.

import { shapeText, sizeOf, writtenSize } from "../domain/value.ts";
import type { ArrayValue, OddValue, Value } from "../domain/value.ts";
import { count, numeral } from "./numeral.ts";
import { safeCharacters, safeLine } from "./safe-text.ts";

/** How many items of each list are kept while a literal is too long, tried in this order. */
const KEPT = [8, 5, 3, 2, 1];

/**
 * `value` as a JavaScript literal. One longer than `budget` characters is shortened, and says its shape:
 * `[[0.1, 0.2, …], …] (100, 50)`.
 */
export function literal(value: Value, budget: number): string {
  if (weight(value, budget) <= budget) {
    const whole = write(value, Number.POSITIVE_INFINITY, budget);
    if (whole.length <= budget) return whole + unwritableShape(value);
  }
  for (const kept of KEPT) {
    const shortened = write(value, kept, Math.floor(budget / 2)) + sizeRemark(value);
    if (shortened.length <= budget || kept === 1) return shortened;
  }
  return "…";
}

/** A call as a learner would type it: `softmax([[9, 2], [7, 5]])`. */
export function callText(name: string, args: readonly Value[], budget: number): string {
  const each = Math.max(24, Math.floor(budget / Math.max(1, args.length)));
  return `${name}(${args.map((arg) => literal(arg, each)).join(", ")})`;
}

/** A key of an object, quoted where JavaScript needs it. */
export function keyText(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : quoted(key);
}

/** Text in double quotes as JavaScript reads it back, also where it holds invisible characters. */
export function quoted(text: string): string {
  return safeCharacters(JSON.stringify(text));
}

function write(value: Value, kept: number, maxText: number): string {
  switch (value.kind) {
    case "array":
      return writeArray(value, kept);
    case "text":
      return value.text.length > maxText ? `${quoted(value.text.slice(0, maxText))}…` : quoted(value.text);
    case "null":
      return "null";
    case "list":
      return `[${some(value.items, kept, (item) => write(item, kept, maxText))}]`;
    case "record": {
      if (value.entries.length === 0) return "{}";
      return `{ ${some(value.entries, kept, ([key, item]) => `${keyText(key)}: ${write(item, kept, maxText)}`)} }`;
    }
    case "odd":
      return writeOdd(value);
  }
}

function writeArray({ dtype, shape, data }: ArrayValue, kept: number): string {
  const element = (at: number): string => {
    const value = data[at] ?? Number.NaN;
    return dtype === "bool" ? String(value !== 0) : numeral(value);
  };
  const axis = (depth: number, start: number): string => {
    const length = shape[depth];
    if (length === undefined) return element(start);
    const stride = sizeOf(shape.slice(depth + 1));
    const shown = Array.from({ length: Math.min(length, kept) }, (_, index) => axis(depth + 1, start + index * stride));
    return `[${[...shown, ...(length > kept ? ["…"] : [])].join(", ")}]`;
  };
  return axis(0, 0);
}

function some<T>(items: readonly T[], kept: number, text: (item: T) => string): string {
  const shown = items.slice(0, kept).map(text);
  return [...shown, ...(items.length > kept ? ["…"] : [])].join(", ");
}

function writeOdd({ what, detail }: OddValue): string {
  if (what === "undefined") return "undefined";
  if (what === "bigint" && /^-?\d{1,40}n?$/.test(detail)) return `${detail.replace("n", "")}n`;
  return `<${what === "promise" ? "a Promise" : safeLine(what.replace("-", " "), 60)}>`;
}

/** A cheap lower bound of the literal's length, so that millions of elements are never written just to be cut. */
function weight(value: Value, enough: number): number {
  switch (value.kind) {
    case "array":
      return writtenSize(value.shape) * 3;
    case "text":
      return value.text.length;
    case "list": {
      let sum = value.items.length;
      for (const item of value.items) if (sum <= enough) sum += weight(item, enough);
      return sum;
    }
    case "record": {
      let sum = value.entries.length;
      for (const [, item] of value.entries) if (sum <= enough) sum += weight(item, enough);
      return sum;
    }
    case "null":
    case "odd":
      return 0;
  }
}

function sizeRemark(value: Value): string {
  switch (value.kind) {
    case "array":
      return value.shape.length === 0 ? "" : ` ${shapeText(value.shape)}`;
    case "text":
      return ` (${count(value.text.length)} characters)`;
    case "list":
      return ` (${count(value.items.length)} items)`;
    case "record":
      return ` (${count(value.entries.length)} keys)`;
    case "null":
    case "odd":
      return "";
  }
}

/** `[]` is also how an array of shape (0, 3) looks, so that one says its shape. */
function unwritableShape(value: Value): string {
  const lost =
    value.kind === "array" && value.shape.indexOf(0) !== -1 && value.shape.indexOf(0) < value.shape.length - 1;
  return lost ? ` ${shapeText(value.shape)}` : "";
}
