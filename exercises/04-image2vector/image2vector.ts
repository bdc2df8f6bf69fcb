import * as np from "numkata/np";

/**
 * Unroll an image of shape (length, height, 3) into one column of numbers. Leave image as it is.
 *
 * @param image (length, height, 3) array: an image: red, green and blue for every pixel
 * @returns (length*height*3, 1) array: the same numbers in the same order, as one column
 */
export function image2vector(image: np.NDArray): np.NDArray {
  throw new Error("not implemented");
}
