// Bytes of a source file -> its text. Knows encodings and line ends; no files.

import { isUtf8 } from "node:buffer";

/** A place that is no text: line and column from 1, and the line as far as it can be read. */
export type BadPlace = { readonly line: number; readonly column: number; readonly source: string };

export type Decoded =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "not-text"; readonly why: "not-utf-8" | "zero-byte"; readonly place?: BadPlace };

/** More of a line than anybody is shown, and than any pattern should have to search. */
const MAX_LINE = 2000;
/** Text in UTF-16 that has no mark is told by its zeros: every other byte, or nearly. */
const UTF_16_ZEROS = 4;

/**
 * The text of a source file: UTF-8, or UTF-16 where a byte order mark says so, without that mark. Every line ends in a
 * plain newline, as it does for JavaScript, whatever the line ends of the file.
 */
export function decodeSource(bytes: Buffer): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16 !== undefined) {
    const text = decode(bytes, utf16);
    return text === undefined ? { kind: "not-text", why: "not-utf-8" } : textOf(text);
  }
  const zero = bytes.indexOf(0);
  if (zero === -1 && isUtf8(bytes)) return textOf(new TextDecoder().decode(bytes));
  if (zero !== -1 && zerosIn(bytes) * UTF_16_ZEROS > bytes.length) return { kind: "not-text", why: "not-utf-8" };
  const invalid = firstInvalid(bytes);
  return zero !== -1 && zero < invalid
    ? { kind: "not-text", why: "zero-byte", place: placeOf(bytes, zero) }
    : { kind: "not-text", why: "not-utf-8", place: placeOf(bytes, invalid) };
}

/** A line of `text`, from 1; cut where it is longer than any that people write. */
export function sourceLine(text: string, line: number): string | undefined {
  return text.split("\n")[line - 1]?.slice(0, MAX_LINE);
}

function textOf(text: string): Decoded {
  return { kind: "text", text: text.replaceAll(/\r\n?/g, "\n") };
}

function utf16Of(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : undefined;
}

function decode(bytes: Buffer, encoding: string): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return text.includes("\0") ? undefined : text;
  } catch {
    return undefined;
  }
}

function zerosIn(bytes: Buffer): number {
  let zeros = 0;
  for (const byte of bytes) if (byte === 0) zeros += 1;
  return zeros;
}

/** Where the bytes stop being UTF-8: what cannot be read becomes other bytes when it is written again. */
function firstInvalid(bytes: Buffer): number {
  const again = Buffer.from(bytes.toString("utf8"), "utf8");
  const at = bytes.findIndex((byte, index) => byte !== again[index]);
  return at === -1 ? bytes.length : at;
}

function placeOf(bytes: Buffer, offset: number): BadPlace {
  // Half a letter at the end is where it begins to be wrong, and no letter of its own.
  const before = new TextDecoder().decode(bytes.subarray(0, offset), { stream: true }).split(/\r\n?|\n/);
  const line = new TextDecoder().decode(bytes).split(/\r\n?|\n/)[before.length - 1] ?? "";
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, source: line.slice(0, MAX_LINE) };
}
