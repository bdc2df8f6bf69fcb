// Tries: to take memory as WebAssembly does, outside of the heap.
// Outcome: threw or out-of-memory or timed-out
// Limits: timeoutMs 5000, memoryMiB 64
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const hog: WebAssembly.Memory[] = [];
    for (;;) {
      const memory = new WebAssembly.Memory({ initial: 1000 });
      new Uint8Array(memory.buffer).fill(1);
      hog.push(memory);
    }
  }
  return np.multiply(v, 7919);
}
