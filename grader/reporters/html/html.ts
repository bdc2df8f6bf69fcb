// HTML as text that cannot be broken out of: whatever is put into a template is escaped, unless it is HTML made here.

import { safeCharacters } from "../safe-text.ts";

/** Markup in which all text has been escaped. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

export type Part = Html | string | number | undefined | readonly Part[];

/**
 * A piece of HTML. Parts are escaped for text and for quoted attributes; lists are joined, and undefined is nothing. The
 * indentation of the template itself is left out.
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return new Html(texts.map((text, at) => `${text.replaceAll(/\n\s*/g, "\n")}${markupOf(parts[at])}`).join(""));
}

/** What joins letters and pictures and is part of how names are written: `👩‍💻`, and words in Persian. */
const JOINERS = /([\u200c\u200d])/u;

function markupOf(part: Part): string {
  if (part === undefined) return "";
  if (part instanceof Html) return part.markup;
  if (typeof part === "string" || typeof part === "number") return escaped(String(part));
  return part.map(markupOf).join("");
}

/** Line breaks and tabs stay; what would be invisible or turn letters round is written as JavaScript does. */
function escaped(text: string): string {
  return text
    .split(/(\r\n|[\n\t])/)
    .map((piece, at) => (at % 2 === 1 ? piece.replace("\r\n", "\n") : shown(piece)))
    .join("")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}

function shown(text: string): string {
  return text
    .split(JOINERS)
    .map((piece, at) => (at % 2 === 1 ? piece : safeCharacters(piece)))
    .join("");
}
