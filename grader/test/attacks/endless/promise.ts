// Tries: to give back a promise that never settles.
// Outcome: failed "a Promise"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return new Promise(() => {});
  }
  return np.multiply(v, 7919);
}
