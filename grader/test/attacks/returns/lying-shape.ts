// Tries: an array whose shape and elements do not belong together.
// Outcome: failed "shape and data do not fit"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return { shape: [2], data: new Float64Array(0), dtype: "float64" };
  }
  return np.multiply(v, 7919);
}
