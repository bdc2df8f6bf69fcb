// The program of the helper process that strips types. It is on its own because a hostile source (thousands of nested
// parentheses) can break the stripper for every later file; whoever started it replaces it after an internal error.

import { stripTypeScriptTypes } from "node:module";
import { encodeFrame, FrameReader } from "./frames.ts";

export type StripResult =
  | { readonly kind: "stripped"; readonly code: string }
  /** `line` and `column` count from 1. */
  | {
      readonly kind: "syntax" | "unsupported";
      readonly message: string;
      readonly line: number;
      readonly column: number;
    }
  /** The stripper itself failed: nothing more should be asked of this process. */
  | { readonly kind: "failed"; readonly message: string };

const reader = new FrameReader();
process.stdin.on("data", (chunk: Buffer) => {
  for (const result of reader.push(chunk)) {
    if (result.kind === "frame") process.stdout.write(encodeFrame(strip(String(result.message))));
  }
});

function strip(source: string): StripResult {
  try {
    return { kind: "stripped", code: stripTypeScriptTypes(source) };
  } catch (error) {
    const { code, message, stack } = asStripError(error);
    if (code === "ERR_INVALID_TYPESCRIPT_SYNTAX") return { kind: "syntax", message, ...placeOf(stack, source) };
    if (code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX")
      return { kind: "unsupported", message, ...placeOf(stack, source) };
    return { kind: "failed", message };
  }
}

type Place = { readonly line: number; readonly column: number };

/**
 * The stripper's stack begins `:2`; then come some lines with carets below the place. What is longer than a line is
 * marked by `>` at its side, and has no carets, and neither has the end of the file.
 */
function placeOf(stack: string, source: string): Place {
  const [first = "", ...rest] = stack.split("\n");
  const line = Number(/:(\d+)$/.exec(first)?.[1] ?? 1);
  const text = source.split(/\r?\n/)[line - 1] ?? "";
  const carets = rest.find((each) => /^\s*\^+\s*$/.test(each));
  if (carets !== undefined) return { line, column: columnAt(text, carets.indexOf("^")) };
  return { line, column: rest.some((each) => each.startsWith("  > ")) ? 1 : text.length + 1 };
}

/** The column of `text` that is shown behind `width` others: a tab is shown up to the next multiple of four, a wide character as two. */
function columnAt(text: string, width: number): number {
  let [column, shown] = [1, 0];
  for (const character of text) {
    if (shown >= width) break;
    shown += character === "\t" ? 4 - (shown % 4) : WIDE.test(character) ? 2 : /\p{M}/u.test(character) ? 0 : 1;
    column += character.length;
  }
  return column;
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

function asStripError(error: unknown): { code: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { code: "", message: String(error), stack: "" };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return { code, message: error.message, stack: error.stack ?? "" };
}
