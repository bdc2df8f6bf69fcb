// A value as an author would write it: the text of a spec. The other way round is values.ts.

import { itemsOf } from "../domain/nested.ts";
import type { ArrayValue, ListValue, Value } from "../domain/value.ts";

/** Longer than this, a value stands below its key. */
const WIDTH = 110;
/** Rows below each other are easy to read; more short ones than this are only long. */
const MANY_ROWS = 8;
const SHORT_ROW = 20;

/**
 * The lines of `key: value`, not indented: one where there is room, else the rows of an array below each other.
 * @param isExact whether whole numbers are written as such, and so compared exactly
 * @throws TypeError for a value that no spec can say
 */
export function keyLines(key: string, value: Value, isExact: boolean): readonly string[] {
  const line = `${key}: ${valueText(value, isExact)}`;
  if (line.length <= WIDTH) return [line];
  const below = linesOf(value, isExact, WIDTH - 2);
  return below.length === 1 && !isCollection(value) ? [line] : [`${key}:`, ...below.map((each) => `  ${each}`)];
}

/**
 * A value in one line of YAML that reads back as the same.
 * @throws TypeError for a value that no spec can say
 */
export function valueText(value: Value, isExact: boolean): string {
  switch (value.kind) {
    case "array": {
      const [first] = value.data;
      if (value.shape.length > 0) return `[${textsOf(value, isExact).join(", ")}]`;
      return value.dtype === "bool" ? String(first === 1) : numberText(first ?? Number.NaN, isExact);
    }
    case "text":
      return scalarText(value.text);
    case "list":
      return `[${textsOf(value, isExact).join(", ")}]`;
    case "record": {
      const entries = value.entries.map(([key, item]) => `${keyText(key)}: ${valueText(item, isExact)}`);
      return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
    }
    case "null":
      return "null";
    case "odd":
      throw new TypeError(`no spec can say ${value.what}`);
  }
}

/** `throws: { name: RangeError, message: "n must be positive" }`: this very error, and no other message. */
export function throwsText({ name, message }: { readonly name?: string; readonly message?: string }): string {
  const parts = [
    ...(name === undefined || name === "" ? [] : [`name: ${scalarText(name)}`]),
    ...(message === undefined || message.trim() === "" ? [] : [`message: ${scalarText(messageText(message))}`]),
  ];
  return parts.length === 0 ? "throws: {}" : `throws: { ${parts.join(", ")} }`;
}

/** A message is one line of text, or a pattern between slashes; what would be taken for something else is a pattern. */
function messageText(message: string): string {
  const isOneLine = message.replaceAll(/\s+/gu, " ").trim() === message;
  const isPattern = /^\/(.+)\/([a-z]*)$/su.test(message);
  if (isOneLine && !isPattern) return message;
  const words = message.trim().split(/\s+/u);
  return `/${words.map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/-]/gu, "\\$&")).join("\\s+")}/`;
}

/** A number with all its digits: with a point, so that it is compared with tolerance, or as a whole one. */
export function numberText(element: number, isExact: boolean): string {
  if (Number.isNaN(element)) return ".nan";
  if (!Number.isFinite(element)) return element < 0 ? "-.inf" : ".inf";
  const text = String(element);
  // With a point, so that it is no exact whole number and every reader of YAML takes it for a number.
  if (text.includes("e")) return text.includes(".") ? text : text.replace("e", ".0e");
  return (isExact && Number.isSafeInteger(element)) || text.includes(".") ? text : `${text}.0`;
}

/** Text as it is where YAML can only take it for that text, within brackets too; in quotes elsewhere. */
export function scalarText(text: string): string {
  return /^\p{L}[\p{L}\p{N} ()'.+/!?_-]*$/u.test(text) && !text.endsWith(" ") && !WORDS.test(text)
    ? text
    : JSON.stringify(text);
}

/** What YAML, or a spec, takes for something else than text. */
const WORDS = /^(?:true|false|null|nan|inf|infinity|yes|no|on|off|y|n)$/iu;

function keyText(key: string): string {
  if (key === "printed") throw new TypeError('no spec can say an object with the key "printed"');
  return scalarText(key);
}

function isCollection(value: Value): boolean {
  return value.kind === "list" || value.kind === "record" || (value.kind === "array" && value.shape.length > 0);
}

/** A value that has no room in one line. */
function linesOf(value: Value, isExact: boolean, width: number): readonly string[] {
  if (value.kind === "record") return value.entries.flatMap(([key, item]) => keyLines(keyText(key), item, isExact));
  const rows = value.kind === "array" || value.kind === "list" ? itemsOf(value) : [];
  if (rows.length === 0 || !rows.some(isCollection)) return filled(value, isExact, width);
  const texts = rows.map((row) => valueText(row, isExact));
  if (rows.length > MANY_ROWS && texts.every((text) => text.length <= SHORT_ROW)) return filled(value, isExact, width);
  return rows.flatMap((row, at) => {
    const text = texts[at] ?? "";
    const lines = text.length <= width - 2 ? [text] : linesOf(row, isExact, width - 2);
    return lines.map((each, index) => `${index === 0 ? "-" : " "} ${each}`);
  });
}

/** Brackets around as many items a line as there is room for. */
function filled(value: Value, isExact: boolean, width: number): readonly string[] {
  if (value.kind !== "array" && value.kind !== "list") return [valueText(value, isExact)];
  const items = textsOf(value, isExact);
  const lines: string[] = [];
  let line = "[";
  for (const [at, item] of items.entries()) {
    const text = `${item}${at === items.length - 1 ? "]" : ","}`;
    if (line.trim() !== "[" && line.length + 1 + text.length > width) {
      lines.push(line);
      line = "";
    }
    line += line === "[" ? text : ` ${text}`;
  }
  return [...lines, line];
}

function textsOf(value: ArrayValue | ListValue, isExact: boolean): readonly string[] {
  return itemsOf(value).map((item) => valueText(item, isExact));
}
