import * as np from "numkata/np";

export function sigmoid(z: number | np.NDArray): number | np.NDArray {
  // 1 / (1 + e^-z) with top and bottom times e^min(z, 0): no exponent is above 0, so nothing overflows.
  const top = np.exp(np.minimum(z, 0));
  const bottom = np.add(1, np.exp(np.negative(np.abs(z))));
  return np.divide(top, bottom);
}
