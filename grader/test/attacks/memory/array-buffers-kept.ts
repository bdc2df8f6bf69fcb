// Tries: to go on after memory was refused, with all that it has got.
// Outcome: timed-out or out-of-memory or crashed
// Limits: timeoutMs 2000, memoryMiB 64
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const hog: Uint8Array[] = [];
    for (let bytes = 2 ** 28; ;) {
      try {
        hog.push(new Uint8Array(bytes).fill(1));
      } catch {
        bytes = Math.max(bytes / 2, 1);
      }
    }
  }
  return np.multiply(v, 7919);
}
