import * as np from "numkata/np";

export function l1Loss(y: np.NDArray, yhat: np.NDArray): number {
  // The absolute value comes before the sum, so that opposite errors do not cancel.
  return np.sum(np.abs(np.subtract(y, yhat)));
}
