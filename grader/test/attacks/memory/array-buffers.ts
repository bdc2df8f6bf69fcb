// Tries: to take memory that lies outside of the heap.
// Outcome: threw or out-of-memory
// Limits: timeoutMs 20000, memoryMiB 64
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const hog: Float64Array[] = [];
    for (;;) hog.push(new Float64Array(1e6).fill(1));
  }
  return np.multiply(v, 7919);
}
