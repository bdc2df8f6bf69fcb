import * as np from "numkata/np";

/**
 * Apply the sigmoid to a number, or to every element of a vector or a matrix. Leave z as it is.
 *
 * @param z number or array: a number, or an array of any shape
 * @returns number or array: the sigmoid of each element, in the shape of z
 */
export function sigmoid(z: number | np.NDArray): number | np.NDArray {
  throw new Error("not implemented");
}
