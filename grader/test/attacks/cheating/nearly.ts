// Tries: an answer that is off by less than it seems, but by more than is allowed.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return [v.item(0) * 7919 + 1e-6, v.item(1) * 7919];
  }
  return np.multiply(v, 7919);
}
