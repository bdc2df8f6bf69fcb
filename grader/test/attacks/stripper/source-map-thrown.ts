// Tries: the same with an error whose place is looked up.
// Outcome: threw
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    //# sourceURL=__COURSE__/solutions/01-scale/scale.ts
    return new Function("throw new Error(1)\n//# sourceURL=__COURSE__/solutions/01-scale/scale.ts")();
  }
  return np.multiply(v, 7919);
}
