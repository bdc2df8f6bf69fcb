import * as np from "numkata/np";

export function softmax(z: np.NDArray): np.NDArray {
  // A row's probabilities stay the same when its maximum is taken away, and no exponent is above 0 then.
  const shifted = np.subtract(z, np.max(z, { axis: 1, keepdims: true }));
  const e = np.exp(shifted);
  return np.divide(e, np.sum(e, { axis: 1, keepdims: true }));
}
