// Tries: a recursion that begins again whenever the stack is full.
// Outcome: timed-out
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const again = (): void => {
      try {
        again();
      } finally {
        again();
      }
    };
    again();
  }
  return np.multiply(v, 7919);
}
