// Tries: to end before anything was asked.
// Outcome: could-not-load "ended the program while it was loaded"
// Cases: every
import * as np from "numkata/np";

process.exit(0);

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
