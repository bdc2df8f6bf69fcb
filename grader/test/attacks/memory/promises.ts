// Tries: very many promises that wait for each other.
// Outcome: out-of-memory
// Limits: timeoutMs 20000, memoryMiB 64
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    let last: Promise<void> = Promise.resolve();
    for (;;) last = last.then(() => {});
  }
  return np.multiply(v, 7919);
}
