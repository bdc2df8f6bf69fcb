// Tries: an error and a rejection that nobody catches.
// Outcome: passed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    setTimeout(() => {
      throw new Error("later");
    }, 0);
    void Promise.reject(new Error("never caught"));
  }
  return np.multiply(v, 7919);
}
