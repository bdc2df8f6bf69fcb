import * as np from "numkata/np";

/**
 * Add up the squared differences between the predictions and the truth. Leave y and yhat as they
 * are.
 *
 * @param y array: the true values
 * @param yhat array: the predictions, in the shape of y
 * @returns number: the sum of all squared differences
 */
export function l2Loss(y: np.NDArray, yhat: np.NDArray): number {
  throw new Error("not implemented");
}
