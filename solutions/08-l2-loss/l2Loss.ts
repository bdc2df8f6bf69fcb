import * as np from "numkata/np";

export function l2Loss(y: np.NDArray, yhat: np.NDArray): number {
  // Subtract first, then square: the squares of large numbers would be rounded before they could cancel.
  return np.sum(np.square(np.subtract(y, yhat)));
}
