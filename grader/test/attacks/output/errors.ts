// Tries: to flood the other stream.
// Outcome: too-much-output
// Limits: timeoutMs 20000
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    for (;;) console.error(new Error("x".repeat(1000)));
  }
  return np.multiply(v, 7919);
}
