// Tries: to answer later, when more is known.
// Outcome: failed "a Promise"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return (async () => np.multiply(v, 7919))();
  }
  return np.multiply(v, 7919);
}
