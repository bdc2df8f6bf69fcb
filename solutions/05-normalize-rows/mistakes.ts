// Wrong ways to write normalizeRows that learners find; exercise.yaml says to each what to look at.

import * as np from "numkata/np";

export function wholeNorm(x: np.NDArray): np.NDArray {
  return np.divide(x, np.linalg.norm(x));
}

export function columns(x: np.NDArray): np.NDArray {
  return np.divide(x, np.linalg.norm(x, { axis: 0, keepdims: true }));
}

export function noKeepdims(x: np.NDArray): np.NDArray {
  return np.divide(x, np.linalg.norm(x, { axis: 1 }));
}

export function sums(x: np.NDArray): np.NDArray {
  return np.divide(x, np.sum(x, { axis: 1, keepdims: true }));
}

export function absoluteSums(x: np.NDArray): np.NDArray {
  return np.divide(x, np.sum(np.abs(x), { axis: 1, keepdims: true }));
}

export function noRoot(x: np.NDArray): np.NDArray {
  return np.divide(x, np.sum(np.square(x), { axis: 1, keepdims: true }));
}

export function meanSquare(x: np.NDArray): np.NDArray {
  return np.divide(x, np.sqrt(np.mean(np.square(x), { axis: 1, keepdims: true })));
}

export function largest(x: np.NDArray): np.NDArray {
  return np.divide(x, np.max(np.abs(x), { axis: 1, keepdims: true }));
}

export function maximum(x: np.NDArray): np.NDArray {
  return np.divide(x, np.max(x, { axis: 1, keepdims: true }));
}

export function onlyNorms(x: np.NDArray): np.NDArray {
  return np.linalg.norm(x, { axis: 1, keepdims: true });
}

export function multiplied(x: np.NDArray): np.NDArray {
  return np.multiply(x, np.linalg.norm(x, { axis: 1, keepdims: true }));
}

export function squared(x: np.NDArray): np.NDArray {
  return np.divide(np.square(x), np.sum(np.square(x), { axis: 1, keepdims: true }));
}

export function positive(x: np.NDArray): np.NDArray {
  return np.divide(np.abs(x), np.linalg.norm(x, { axis: 1, keepdims: true }));
}

export function standardised(x: np.NDArray): np.NDArray {
  return np.subtract(x, np.mean(x, { axis: 1, keepdims: true }));
}

export function unchanged(x: np.NDArray): np.NDArray {
  return x;
}

export function overflowing(x: np.NDArray): np.NDArray {
  const norms = np.sqrt(np.sum(np.square(x), { axis: 1, keepdims: true }));
  return np.divide(x, norms);
}

export function inPlace(x: np.NDArray): np.NDArray {
  x.data.set(np.divide(x, np.linalg.norm(x, { axis: 1, keepdims: true })).data);
  return x;
}
