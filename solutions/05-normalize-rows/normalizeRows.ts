import * as np from "numkata/np";

export function normalizeRows(x: np.NDArray): np.NDArray {
  // Scaled by its largest entry first, no row's squares overflow or vanish; the two maximums keep a row of zeros zero.
  const largest = np.max(np.abs(x), { axis: 1, keepdims: true });
  const scaled = np.divide(x, np.maximum(largest, Number.MIN_VALUE));
  const norms = np.linalg.norm(scaled, { axis: 1, keepdims: true });
  return np.divide(scaled, np.maximum(norms, 1));
}
