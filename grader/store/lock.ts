// One program at a time changes a small file. Held for a millisecond; one that is held much longer was left by a program
// that died.

import { closeSync, openSync, rmSync, statSync } from "node:fs";

const PATIENCE_MS = 5000;
const STALE_MS = 2000;
const STEP_MS = 3;

/**
 * Does `work` while nobody else does theirs under the same lock. After five seconds of waiting it is done all the same.
 * @throws what `work` throws, or why the lock's folder cannot be written
 */
export function underLock(lock: string, work: () => void): void {
  const end = performance.now() + PATIENCE_MS;
  while (!take(lock) && performance.now() < end) {
    if (isStale(lock)) rmSync(lock, { force: true });
    else sleep(STEP_MS);
  }
  try {
    work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    closeSync(openSync(lock, "wx"));
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function isStale(lock: string): boolean {
  const held = statSync(lock, { throwIfNoEntry: false });
  return held !== undefined && Date.now() - held.mtimeMs > STALE_MS;
}

function sleep(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}
