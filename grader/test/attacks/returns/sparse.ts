// Tries: a list with holes.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return [, 1, , 2];
  }
  return np.multiply(v, 7919);
}
