// Tries: to throw an error with a hundred megabytes of message.
// Outcome: threw
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    throw new Error("x".repeat(1e8));
  }
  return np.multiply(v, 7919);
}
