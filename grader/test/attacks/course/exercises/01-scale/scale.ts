import * as np from "numkata/np";

/**
 * Give back every number times 7919.
 *
 * @param v (n,) array: the numbers
 * @returns (n,) array: each times 7919
 */
export function scale(v: np.NDArray): np.NDArray {
  throw new Error("not implemented");
}
