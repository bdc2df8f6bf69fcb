// Tries: the same with a timer that keeps the process from ending by itself.
// Outcome: could-not-load "never finished loading"
// Cases: every
import * as np from "numkata/np";

setInterval(() => {}, 1000);
await new Promise(() => {});

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
