// Tries: an error whose message never comes.
// Outcome: timed-out
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    throw Object.defineProperty(new Error(), "message", {
      get() {
        for (;;);
      },
    });
  }
  return np.multiply(v, 7919);
}
