// Tries: to fill the heap with very many very small things.
// Outcome: out-of-memory
// Limits: timeoutMs 20000, memoryMiB 64
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const hog = new Map<object, object>();
    for (;;) hog.set({}, {});
  }
  return np.multiply(v, 7919);
}
