// Tries: to wait, while the file is loaded, for a promise that never settles.
// Outcome: could-not-load "never finished loading"
// Cases: every
import * as np from "numkata/np";

await new Promise(() => {});

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
