// Tries: a loop that never ends, before there is a function.
// Outcome: could-not-load "never finished loading"
// Cases: every
import * as np from "numkata/np";

let forever = true;
while (forever);

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
