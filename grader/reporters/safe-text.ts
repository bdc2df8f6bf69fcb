// Text from a learner's program made safe to show: nothing in it can move the cursor, change colours, reorder letters or
// hide. Invisible characters are written as JavaScript escapes, which also shows them where two strings look alike.

/** Every control, format, surrogate, private and unassigned character, and every separator but the plain space. */
const UNSHOWABLE = /(?! )[\p{C}\p{Z}]/gu;

const MAX_LINE = 500;

/** `text` on one line: line breaks and tabs become single spaces, other control characters escapes; cut after `max` characters. */
export function safeLine(text: string, max: number = MAX_LINE): string {
  const line = text.slice(0, max * 4).replaceAll(/\s*[\n\r\t]\s*/g, " ");
  const escaped = safeCharacters(line.trim());
  return escaped.length > max || text.length > max * 4 ? `${escaped.slice(0, max - 1).trimEnd()}…` : escaped;
}

/**
 * The lines of `text`, tabs widened to four spaces, each line cut after 500 characters, and only the first `maxLines` of
 * them with a last line that says how many more there are.
 */
export function safeLines(text: string, maxLines: number): readonly string[] {
  const lines = text.replaceAll("\r\n", "\n").replace(/\n+$/, "").split("\n");
  const shown = lines.slice(0, maxLines).map(safeSource);
  const more = lines.length - shown.length;
  return more === 0 ? shown : [...shown, `… ${more} more ${more === 1 ? "line" : "lines"}`];
}

/** One line that keeps its indentation, as a line of source code must. */
export function safeSource(line: string): string {
  const escaped = safeCharacters(line.slice(0, MAX_LINE).replaceAll("\t", "    "));
  return line.length > MAX_LINE ? `${escaped}…` : escaped;
}

/** Escapes what cannot be shown, as JavaScript writes it: `\x1b`, `\u202e`, `\u{e0001}`. */
export function safeCharacters(text: string): string {
  return text.replaceAll(UNSHOWABLE, (character) => {
    const code = character.codePointAt(0) ?? 0;
    const hex = code.toString(16);
    if (code > 0xff_ff) return `\\u{${hex}}`;
    return code > 0xff ? `\\u${hex.padStart(4, "0")}` : `\\x${hex.padStart(2, "0")}`;
  });
}
