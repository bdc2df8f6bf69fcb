// A folder of this process for what is unpacked, made when it is first needed and gone when the process ends. What a killed
// one left behind goes with the next, whether that needs a folder or not.

import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isLeftBehind, takeHold } from "./hold.ts";

const [PREFIX, HOLD] = ["numkata-batch-", "running"];

export class Scratch {
  #folder: string | undefined;

  constructor() {
    removeLeftBehind();
  }

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
  const folder = mkdtempSync(join(tmpdir(), PREFIX));
  takeHold(join(folder, HOLD));
  return folder;
}

/** What cannot be removed costs room and nothing else. */
function removeLeftBehind(): void {
  const home = tmpdir();
  try {
    for (const name of readdirSync(home)) {
      const folder = join(home, name);
      if (name.startsWith(PREFIX) && isOwn(folder) && isLeftBehind(join(folder, HOLD))) remove(folder);
    }
  } catch {
    // There is no such folder, or it cannot be listed: whoever needs it is told.
  }
}

/** Others write there too, and what is theirs is not even opened: it could be anything. */
function isOwn(folder: string): boolean {
  const stats = lstatSync(folder, { throwIfNoEntry: false });
  return stats?.isDirectory() === true && (process.getuid === undefined || stats.uid === process.getuid());
}

function remove(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true });
  } catch {
    // Somebody else does it at the same time.
  }
}
