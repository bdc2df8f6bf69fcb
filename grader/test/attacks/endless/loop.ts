// Tries: a loop that never ends.
// Outcome: timed-out
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    for (;;);
  }
  return np.multiply(v, 7919);
}
