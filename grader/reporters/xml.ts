// XML 1.0 as text: elements, and whatever characters made to be text and nothing else.

import { safeCharacters } from "./safe-text.ts";

/** What XML 1.0 has no way to write, not even as a reference. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** An element; `inside` is XML, already escaped. */
export function element(name: string, attributes: Readonly<Record<string, string | number>>, inside = ""): string {
  const start = startTag(name, attributes);
  return inside === "" ? `${start.slice(0, -1)}/>` : `${start}${inside}</${name}>`;
}

/** Where an element begins that is written part by part. */
export function startTag(name: string, attributes: Readonly<Record<string, string | number>>): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${attribute(String(value))}"`);
  return `<${name}${written.join("")}>`;
}

/** An element whose children stand on lines of their own. */
export function block(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  children: readonly string[],
): string {
  return element(name, attributes, children.length === 0 ? "" : `\n${children.join("\n")}\n`);
}

/** Text between tags. Characters that XML forbids are written as JavaScript escapes. */
export function xmlText(text: string): string {
  return text
    .replaceAll(FORBIDDEN, safeCharacters)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** Line breaks and tabs are references here: a reader makes spaces of others. */
function attribute(text: string): string {
  return xmlText(text).replaceAll('"', "&quot;").replaceAll("\n", "&#10;").replaceAll("\t", "&#9;");
}
