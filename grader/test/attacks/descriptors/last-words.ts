// Tries: to write what V8 writes when it runs out of memory, and end: a lie about how it ended.
// Outcome: out-of-memory
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    escaped("node:fs").writeSync(2, "JavaScript heap out of memory");
    escaped("node:process").reallyExit(1);
  }
  return np.multiply(v, 7919);
}
