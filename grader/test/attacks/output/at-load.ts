// Tries: to flood while the file is loaded.
// Outcome: too-much-output
// Cases: every
// Limits: timeoutMs 20000
import * as np from "numkata/np";

for (let forever = true; forever;) console.log("x".repeat(100_000));

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
