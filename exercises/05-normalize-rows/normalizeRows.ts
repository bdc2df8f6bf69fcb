import * as np from "numkata/np";

/**
 * Divide each row of a matrix by its length, so that every row has length 1. Leave x as it is.
 *
 * @param x (m, n) array: one row for each sample
 * @returns (m, n) array: the rows of x, each divided by its norm
 */
export function normalizeRows(x: np.NDArray): np.NDArray {
  throw new Error("not implemented");
}
