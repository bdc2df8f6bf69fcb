// A file written whole or not at all.

import { renameSync, rmSync, statSync, writeFileSync } from "node:fs";

/** A reader sees the old file or the new one, also after a power cut; its permissions stay. */
export function writeWhole(file: string, text: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  const mode = statSync(file, { throwIfNoEntry: false })?.mode;
  try {
    writeFileSync(temporary, text, { flush: true, ...(mode === undefined ? {} : { mode }) });
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
