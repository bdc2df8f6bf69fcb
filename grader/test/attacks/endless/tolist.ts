// Tries: an answer whose tolist() never returns, which the harness has to call.
// Outcome: timed-out
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return {
      tolist() {
        for (;;);
      },
    };
  }
  return np.multiply(v, 7919);
}
