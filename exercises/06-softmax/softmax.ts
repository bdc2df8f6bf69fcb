import * as np from "numkata/np";

/**
 * Turn each row of scores into probabilities. Leave z as it is.
 *
 * @param z (m, n) array: one row of scores for each sample
 * @returns (m, n) array: probabilities; each row adds up to 1
 */
export function softmax(z: np.NDArray): np.NDArray {
  throw new Error("not implemented");
}
