import * as np from "numkata/np";

export function sigmoidGrad(x: number | np.NDArray): number | np.NDArray {
  // sigmoid(-x) is 1 - sigmoid(x), but keeps its digits where sigmoid(x) rounds to 1.
  return np.multiply(sigmoid(x), sigmoid(np.negative(x)));
}

function sigmoid(z: number | np.NDArray): number | np.NDArray {
  return np.divide(1, np.add(1, np.exp(np.negative(z))));
}
