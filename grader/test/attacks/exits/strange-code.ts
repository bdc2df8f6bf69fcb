// Tries: to end with a code that is none.
// Outcome: exited or threw
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    process.exit("0; echo owned" as never);
  }
  return np.multiply(v, 7919);
}
