// Tries: to wait for a signal that nobody gives.
// Outcome: timed-out
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
  return np.multiply(v, 7919);
}
