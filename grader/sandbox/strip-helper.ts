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
    if (code === "ERR_INVALID_TYPESCRIPT_SYNTAX") return { kind: "syntax", message, ...placeOf(stack) };
    if (code === "ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX") return { kind: "unsupported", message, ...placeOf(stack) };
    return { kind: "failed", message };
  }
}

/** The stripper's stack begins `:2`, the lines around, and a caret below the place. */
function placeOf(stack: string): { line: number; column: number } {
  const [first = "", ...rest] = stack.split("\n");
  const column = rest.find((line) => /^\s*\^+\s*$/.test(line))?.indexOf("^") ?? 0;
  return { line: Number(/:(\d+)$/.exec(first)?.[1] ?? 1), column: column + 1 };
}

function asStripError(error: unknown): { code: string; message: string; stack: string } {
  if (!(error instanceof Error)) return { code: "", message: String(error), stack: "" };
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  return { code, message: error.message, stack: error.stack ?? "" };
}
