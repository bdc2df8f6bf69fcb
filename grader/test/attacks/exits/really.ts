// Tries: to leave by the door that Node itself uses.
// Outcome: exited
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    escaped("node:process").reallyExit(0);
  }
  return np.multiply(v, 7919);
}
