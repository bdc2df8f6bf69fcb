// A file that a spreadsheet or another system made, as text.

import { isUtf8 } from "node:buffer";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { faultText } from "../store/fault-text.ts";
import type { Console } from "./console.ts";
import { UsageError } from "./usage.ts";

/** @throws UsageError for a file that cannot be read, or is no text */
export function readText(path: string, { cwd }: Console): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(resolve(cwd, path));
  } catch (error) {
    throw new UsageError(`${path} cannot be read: ${faultText(error, "read")}.`);
  }
  // UTF-16 without a mark is UTF-8 with zeros.
  if (isUtf8(bytes) && !bytes.includes(0)) return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
  throw new UsageError(
    `${path}: it is not UTF-8 text, as a spreadsheet may save it. Take the file as it was downloaded, or save it as CSV UTF-8.`,
  );
}
