import * as np from "numkata/np";

/**
 * Add up how far the predictions are from the truth. Leave y and yhat as they are.
 *
 * @param y array: the true values
 * @param yhat array: the predictions, in the shape of y
 * @returns number: the sum of all absolute differences
 */
export function l1Loss(y: np.NDArray, yhat: np.NDArray): number {
  throw new Error("not implemented");
}
