// Tries: a regular expression that tries everything.
// Outcome: timed-out
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return /^(a+)+$/.test("a".repeat(60) + "b");
  }
  return np.multiply(v, 7919);
}
