// CANARY-of-the-solution
import * as np from "numkata/np";

export function scale(v: np.NDArray): np.NDArray {
  return np.multiply(v, 7919);
}
