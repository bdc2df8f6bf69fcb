// Tries: an object whose way back to itself is long.
// Outcome: failed "contains itself"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const top: any = {};
    let at = top;
    for (let i = 0; i < 20; i++) at = at.next = {};
    at.next = top;
    return top;
  }
  return np.multiply(v, 7919);
}
