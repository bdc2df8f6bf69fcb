// The answers of solutions and mistakes, kept at hand for a whole class: thousands ask the same.

import type { Cache } from "../store/cache.ts";

/** The same cache, and what was read from it or written to it stays in memory. */
export function remembering(cache: Cache): Cache {
  const known = new Map<string, { readonly fingerprint: string; readonly value: unknown }>();
  return {
    read: (name, fingerprint) => {
      const entry = known.get(name);
      if (entry?.fingerprint === fingerprint) return entry.value;
      const value = cache.read(name, fingerprint);
      if (value !== undefined) known.set(name, { fingerprint, value });
      return value;
    },
    write: (name, fingerprint, value) => {
      known.set(name, { fingerprint, value });
      cache.write(name, fingerprint, value);
    },
  };
}
