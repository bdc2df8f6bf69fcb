// Tries: a line of a hundred megabytes.
// Outcome: too-much-output
// Limits: timeoutMs 5000
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    console.log("x".repeat(1e8));
  }
  return np.multiply(v, 7919);
}
