// A folder and those above it, as `mkdirSync` with `recursive` makes them. That one never ends where the system says of a
// folder that the one above it is missing though it is there, as below /proc.

import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Makes the folder, and those above it that are not there.
 * @returns the topmost that was made, undefined where there was nothing to make
 */
export function makeFolder(path: string): string | undefined {
  if (isFolder(path)) return undefined;
  const above = dirname(path);
  const topmost = above === path ? undefined : makeFolder(above);
  return make(path) ? (topmost ?? path) : topmost;
}

/** @returns whether it was made here, and not by somebody else meanwhile */
function make(path: string): boolean {
  try {
    mkdirSync(path);
    return true;
  } catch (error) {
    if (isFolder(path)) return false;
    throw error;
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
