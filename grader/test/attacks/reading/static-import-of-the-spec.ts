// Tries: to import the spec as if it were code.
// Outcome: could-not-load
// Cases: every
import * as np from "numkata/np";
import * as spec from "./exercise.yaml";

export function scale(v: np.NDArray): unknown {
  console.log("gained", spec);
  return np.multiply(v, 7919);
}
