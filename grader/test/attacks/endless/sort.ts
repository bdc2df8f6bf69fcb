// Tries: a sort whose comparison goes on for ever.
// Outcome: timed-out
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return [3, 1, 2].sort(() => {
      for (;;);
    });
  }
  return np.multiply(v, 7919);
}
