// Tries: output that never comes to the end of a line.
// Outcome: too-much-output
// Limits: timeoutMs 20000
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    for (;;) process.stdout.write("xxxxxxxxxxxxxxxx");
  }
  return np.multiply(v, 7919);
}
