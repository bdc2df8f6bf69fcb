// A file written whole or not at all.

import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** A reader sees the old file or the new one, also after a power cut; its permissions stay. */
export function writeWhole(file: string, text: string): void {
  writeWholeParts(file, [text]);
}

/** The same for a text that is made part by part, since it may be large. A device or a pipe is no file to be replaced. */
export function writeWholeParts(file: string, parts: Iterable<string>): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() === false) writeParts(file, parts, () => undefined);
  else inPlaceOf(file, (temporary) => writeParts(temporary, parts, fsyncSync, found?.mode));
}

function writeParts(file: string, parts: Iterable<string>, flush: (opened: number) => void, mode?: number): void {
  const opened = openSync(file, "w", mode);
  try {
    for (const part of parts) writeFileSync(opened, part);
    flush(opened);
  } finally {
    closeSync(opened);
  }
}

/** Puts what `make` writes, and flushes, in place of `file` at once; where it fails, nothing of it is left. */
export function inPlaceOf(file: string, make: (temporary: string) => void): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    make(temporary);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
