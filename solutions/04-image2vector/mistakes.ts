// Wrong ways to write image2vector that learners find; exercise.yaml says to each what to look at.

import * as np from "numkata/np";

export function flat(image: np.NDArray): np.NDArray {
  return image.reshape(-1);
}

export function row(image: np.NDArray): np.NDArray {
  return image.reshape(1, -1);
}

export function unchanged(image: np.NDArray): np.NDArray {
  return image;
}

export function pixels(image: np.NDArray): np.NDArray {
  return image.reshape(-1, 3);
}

export function rowsKept(image: np.NDArray): np.NDArray {
  return image.reshape(image.shape[0] ?? 0, -1);
}

export function swapped(image: np.NDArray): np.NDArray {
  return np.transpose(image, [1, 0, 2]).reshape(-1, 1);
}

export function fortran(image: np.NDArray): np.NDArray {
  return np.transpose(image).reshape(-1, 1);
}

export function channelsFirst(image: np.NDArray): np.NDArray {
  return np.transpose(image, [2, 0, 1]).reshape(-1, 1);
}

export function reversed(image: np.NDArray): np.NDArray {
  const data = Array.from(image.data);
  return np.array(data.toReversed()).reshape(-1, 1);
}

export function sorted(image: np.NDArray): np.NDArray {
  const data = Array.from(image.data);
  return np.array(data.toSorted((a, b) => a - b)).reshape(-1, 1);
}

export function threeAxes(image: np.NDArray): np.NDArray {
  return image.reshape(-1, 1, 1);
}

export function oneChannel(image: np.NDArray): np.NDArray {
  return np.sum(image, { axis: 2 }).reshape(-1, 1);
}

export function scaled(image: np.NDArray): np.NDArray {
  return np.divide(image, 255).reshape(-1, 1);
}

export function truncated(image: np.NDArray): np.NDArray {
  const data = Array.from(image.data, Math.trunc);
  return np.array(data).reshape(-1, 1);
}

export function inPlace(image: np.NDArray): np.NDArray {
  return Object.assign(image, { shape: [image.size, 1] });
}
