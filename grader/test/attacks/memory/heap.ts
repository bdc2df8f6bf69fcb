// Tries: to fill the heap with lists of numbers.
// Outcome: out-of-memory
// Limits: timeoutMs 20000, memoryMiB 64
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const hog: number[][] = [];
    for (;;) hog.push(new Array(1000).fill(1.5));
  }
  return np.multiply(v, 7919);
}
