// Tries: one operation that takes for ever: a power of a huge whole number.
// Outcome: timed-out or threw
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    let huge = 3n;
    for (let i = 0; i < 40; i++) huge **= 2n;
    return String(huge).length;
  }
  return np.multiply(v, 7919);
}
