// A spec with one more case at the end of its list. Everything else stays as it is, comments and layout too: YAML's own
// model of the document says where the list ends and how far it is indented, and the text is put in there.

import { isNode, isSeq, parseDocument } from "yaml";

/**
 * @param lines the case as an item of a list, not indented
 * @returns undefined where the cases are no list of lines that begin with a dash
 */
export function withCase(text: string, lines: readonly string[]): string | undefined {
  const cases = parseDocument(text).get("cases", true);
  if (!isSeq(cases) || cases.flow === true) return undefined;
  const [first, last] = [cases.items[0], cases.items.at(-1)];
  if (!isNode(first) || !isNode(last) || !first.range || !last.range) return undefined;
  const dash = text.lastIndexOf("-", first.range[0] - 1);
  const indent = text.slice(text.lastIndexOf("\n", dash) + 1, dash);
  if (dash === -1 || indent.trim() !== "") return undefined;
  const lastCharacter = text.slice(0, last.range[1]).trimEnd().length;
  const lineEnd = text.indexOf("\n", lastCharacter + ownComments(text.slice(lastCharacter), indent).length);
  const end = lineEnd === -1 ? text.length : lineEnd;
  const newline = text.includes("\r\n") ? "\r\n" : "\n";
  const before = text.slice(0, end).replace(/\r$/u, "");
  const rest = lineEnd === -1 ? newline : text.slice(before.length);
  return [before, ...lines.map((line) => indent + line)].join(newline) + rest;
}

/** The comments behind the last case that are indented as what is in it. */
function ownComments(rest: string, indent: string): string {
  return new RegExp(`^[^\\n]*(?:\\n${indent} +#[^\\n]*)*`, "u").exec(rest)?.[0] ?? "";
}
