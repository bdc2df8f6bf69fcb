// A spec in which a case says what must come back. Everything else stays as it is, comments and layout too: YAML's own
// model of the document says where things are, and the text is put in there.

import { isCollection, isMap, isNode, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from "yaml";

import type { Value } from "../domain/value.ts";
import { keyLines, valueText } from "./written-value.ts";

/**
 * @param index of the case in the list of cases
 * @param isExact whether whole numbers are written as such, and so compared exactly
 * @returns undefined where the case is not written out there, but is an alias of another
 * @throws TypeError for a value that no spec can say
 */
export function putExpected(text: string, index: number, value: Value, isExact: boolean): string | undefined {
  const cases = parseDocument(text).get("cases", true);
  const testCase = isSeq(cases) ? cases.items[index] : undefined;
  if (!isMap(testCase)) return undefined;
  return testCase.flow === true
    ? putInBraces(text, testCase, valueText(value, isExact))
    : putInLines(text, testCase, keyLines("expected", value, isExact));
}

function putInBraces(text: string, testCase: YAMLMap, written: string): string {
  const old = expectedIn(text, testCase);
  if (old === undefined) {
    const end = endOf(text, lastOf(testCase));
    return `${text.slice(0, end)}, expected: ${written}${text.slice(end)}`;
  }
  return `${text.slice(0, old.start)}${old.start === old.colon ? " " : ""}${written}${text.slice(old.end)}`;
}

function putInLines(text: string, testCase: YAMLMap, lines: readonly string[]): string {
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const indent = columnOf(text, rangeOf(testCase)[0]);
  const old = expectedIn(text, testCase);
  if (old === undefined) {
    // Behind args, where authors look for it, and behind what is said of args on that line.
    const args = testCase.get("args", true);
    const end = lineEnd(text, endOf(text, isNode(args) ? args : lastOf(testCase)));
    return text.slice(0, end) + lines.map((line) => newline + indent + line).join("") + text.slice(end);
  }
  const { colon, start, end } = old;
  const [first = "", ...below] = lines;
  if (text.slice(colon, start).trim() === "") {
    const put = [first.slice("expected:".length), ...below.map((line) => indent + line)];
    return text.slice(0, colon) + put.join(newline) + text.slice(end);
  }
  // A comment between the key and its value stays, and the value stays below it.
  const put = below.length === 0 ? [first.slice("expected: ".length)] : below.map((line) => line.slice(2));
  return text.slice(0, start) + put.join(newline + columnOf(text, start)) + text.slice(end);
}

/** Where what is expected begins and ends; all three are the same where nothing stands behind the colon. */
type Place = { readonly colon: number; readonly start: number; readonly end: number };

function expectedIn(text: string, testCase: YAMLMap): Place | undefined {
  const pair = testCase.items.find(({ key }) => isScalar(key) && key.value === "expected");
  if (!isNode(pair?.key)) return undefined;
  const colon = text.indexOf(":", rangeOf(pair.key)[1]) + 1;
  const { value } = pair;
  if (!isNode(value) || (isScalar(value) && value.source === "")) return { colon, start: colon, end: colon };
  return { colon, start: rangeOf(value)[0], end: endOf(text, value) };
}

function lastOf(map: YAMLMap): Node {
  const last = map.items.at(-1);
  const node = isNode(last?.value) ? last.value : last?.key;
  if (!isNode(node)) throw new Error("a case without a key");
  return node;
}

/** The end of a node's text, without the comments and empty lines that YAML counts to it. */
function endOf(text: string, node: Node): number {
  if (isCollection(node) && node.flow !== true) {
    const last: unknown = isMap(node) ? lastOf(node) : node.items.at(-1);
    if (isNode(last)) return endOf(text, last);
  }
  const [start, end] = rangeOf(node);
  return start + text.slice(start, end).trimEnd().length;
}

function rangeOf({ range }: Node): readonly [start: number, end: number] {
  if (!range) throw new Error("a node without a place");
  return [range[0], range[1]];
}

function lineEnd(text: string, from: number): number {
  return from + (/\r?(?:\n|$)/u.exec(text.slice(from))?.index ?? 0);
}

/** What has to stand before a line that begins in the same column as this place. */
function columnOf(text: string, offset: number): string {
  return " ".repeat(offset - (text.lastIndexOf("\n", offset - 1) + 1));
}
