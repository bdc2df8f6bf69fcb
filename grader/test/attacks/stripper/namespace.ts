// Tries: syntax that has to be compiled, not only left out: a namespace.
// Outcome: could-not-load
// Cases: every
import * as np from "numkata/np";

namespace Space {
  export const x = 1;
}

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
