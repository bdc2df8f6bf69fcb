import * as np from "numkata/np";

/**
 * Compute the derivative of the sigmoid for a number or for every element of an array. Leave x as
 * it is.
 *
 * @param x number or array: a number, or an array of any shape
 * @returns number or array: the slope of the sigmoid at each element, in the shape of x
 */
export function sigmoidGrad(x: number | np.NDArray): number | np.NDArray {
  throw new Error("not implemented");
}
