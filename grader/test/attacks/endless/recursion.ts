// Tries: a recursion without an end.
// Outcome: threw "Maximum call stack size exceeded"
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const again = (): number => again() + 1;
    return again();
  }
  return np.multiply(v, 7919);
}
