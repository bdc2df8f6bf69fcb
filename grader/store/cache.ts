// What was worked out once and can be worked out again: parsed specs, stripped sources, oracle values. Losing it costs
// time, never a result, so every fault of the disk is a miss.

import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { deserialize, serialize } from "node:v8";

export type Cache = {
  /** The value stored under `name`, if it was made from exactly this `fingerprint`. */
  read(name: string, fingerprint: string): unknown;
  write(name: string, fingerprint: string, value: unknown): void;
};

export const NO_CACHE: Cache = { read: () => undefined, write: () => {} };

/** The cache of the course in `folder`, under the nearest `node_modules`; none where there is no such folder. */
export function openCache(folder: string): Cache {
  const home = nearestNodeModules(folder);
  if (home === undefined) return NO_CACHE;
  const course = relative(dirname(home), folder).split(sep).join("+") || "course";
  const cacheFolder = join(home, ".cache", "numkata", course);
  const pathOf = (name: string): string => join(cacheFolder, name.replaceAll(/[^\w.-]/g, "+"));
  return {
    read: (name, fingerprint) => {
      try {
        const entry: unknown = deserialize(readFileSync(pathOf(name)));
        return isEntry(entry) && entry.fingerprint === fingerprint ? entry.value : undefined;
      } catch {
        return undefined;
      }
    },
    write: (name, fingerprint, value) => {
      const path = pathOf(name);
      const temporary = `${path}.${process.pid}.tmp`;
      try {
        mkdirSync(cacheFolder, { recursive: true });
        writeFileSync(temporary, serialize({ fingerprint, value }));
        renameSync(temporary, path);
      } catch {
        remove(temporary);
      }
    },
  };
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // Where not even this can be done nothing was written.
  }
}

function nearestNodeModules(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, "node_modules");
    if (statSync(candidate, { throwIfNoEntry: false })?.isDirectory() === true) return candidate;
    if (dirname(at) === at) return undefined;
  }
}

function isEntry(entry: unknown): entry is { fingerprint: string; value: unknown } {
  return typeof entry === "object" && entry !== null && "fingerprint" in entry && "value" in entry;
}
