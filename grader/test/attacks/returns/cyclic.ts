// Tries: a list that contains itself.
// Outcome: failed "contains itself"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const list: unknown[] = [1];
    list.push(list);
    return list;
  }
  return np.multiply(v, 7919);
}
