// Tries: syntax that has to be compiled, not only left out: an enum.
// Outcome: could-not-load
// Cases: every
import * as np from "numkata/np";

enum Kind {
  A,
}

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
