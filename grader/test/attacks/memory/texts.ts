// Tries: to join pieces of text that were never read, so that all of them are written out at once.
// Outcome: out-of-memory or threw or crashed
// Limits: timeoutMs 20000, memoryMiB 64
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const hog: string[] = [];
    for (let i = 0; ; i++) {
      const text = String(i).padEnd(2 ** 24, "é€");
      text.charCodeAt(5);
      hog.push(text + i);
    }
  }
  return np.multiply(v, 7919);
}
