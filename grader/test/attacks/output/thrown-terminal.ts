// Tries: the same in an error's name and message.
// Outcome: threw
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const error = new Error("\u001b[2J\u001b[1;1H\u202e\u009b31m");
    error.name = "\u001b]0;owned\u0007";
    throw error;
  }
  return np.multiply(v, 7919);
}
