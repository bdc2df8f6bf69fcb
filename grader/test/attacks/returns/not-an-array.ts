// Tries: everything that JavaScript calls a number but is none.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return [NaN, -0, Infinity, undefined, null, true];
  }
  return np.multiply(v, 7919);
}
