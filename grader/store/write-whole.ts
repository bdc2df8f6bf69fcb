// A file written whole or not at all.

import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** A reader sees the old file or the new one, also after a power cut; its permissions stay. */
export function writeWhole(file: string, text: string): void {
  writeWholeParts(file, [text]);
}

/** The same for a text that is made part by part, since it may be large. */
export function writeWholeParts(file: string, parts: Iterable<string>): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  try {
    const opened = openSync(temporary, "w", mode);
    try {
      for (const part of parts) writeFileSync(opened, part);
      fsyncSync(opened);
    } finally {
      closeSync(opened);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
