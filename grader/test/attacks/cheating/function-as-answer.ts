// Tries: a function, for whoever might call it with what is expected.
// Outcome: failed "function"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return (expected: unknown) => {
      console.log("gained", expected);
      return true;
    };
  }
  return np.multiply(v, 7919);
}
