import type * as np from "numkata/np";

export function image2vector(image: np.NDArray): np.NDArray {
  // The numbers already lie in row-major order; -1 lets reshape count the rows.
  return image.reshape(-1, 1);
}
