// A folder of this process for what is unpacked, made when it is first needed and gone when the process ends; what a killed
// one left behind goes with the next.

import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isLeftBehind, takeHold } from "./hold.ts";

const [PREFIX, HOLD] = ["numkata-batch-", "running"];

export class Scratch {
  #folder: string | undefined;

  /** An empty folder, to be removed by whoever asked for it. */
  folder(): string {
    this.#folder ??= open();
    return mkdtempSync(join(this.#folder, "submission-"));
  }

  close(): void {
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
    this.#folder = undefined;
  }
}

function open(): string {
  const home = tmpdir();
  for (const name of readdirSync(home)) {
    const other = join(home, name);
    if (name.startsWith(PREFIX) && isLeftBehind(join(other, HOLD))) remove(other);
  }
  const folder = mkdtempSync(join(home, PREFIX));
  takeHold(join(folder, HOLD));
  return folder;
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody else's, who will do it.
  }
}
