// Wrong ways to write l1Loss that learners find; exercise.yaml says to each what to look at.

import * as np from "numkata/np";

export function noAbs(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.subtract(y, yhat));
}

export function noAbsSwapped(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.subtract(yhat, y));
}

export function absOfSum(y: np.NDArray, yhat: np.NDArray): number {
  return np.abs(np.sum(np.subtract(y, yhat)));
}

export function mean(y: np.NDArray, yhat: np.NDArray): number {
  return np.mean(np.abs(np.subtract(y, yhat)));
}

export function squared(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.square(np.subtract(y, yhat)));
}

export function root(y: np.NDArray, yhat: np.NDArray): number {
  return np.sqrt(np.sum(np.square(np.subtract(y, yhat))));
}

export function added(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.abs(np.add(y, yhat)));
}

export function largest(y: np.NDArray, yhat: np.NDArray): number {
  return np.max(np.abs(np.subtract(y, yhat)));
}

export function absFirst(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.subtract(np.abs(y), np.abs(yhat)));
}

export function bothSums(y: np.NDArray, yhat: np.NDArray): number {
  return np.abs(np.subtract(np.sum(np.abs(y)), np.sum(np.abs(yhat))));
}

export function noSum(y: np.NDArray, yhat: np.NDArray): np.NDArray {
  return np.abs(np.subtract(y, yhat));
}

export function perColumn(y: np.NDArray, yhat: np.NDArray): number | np.NDArray {
  return np.sum(np.abs(np.subtract(y, yhat)), { axis: 0 });
}

export function perRow(y: np.NDArray, yhat: np.NDArray): number | np.NDArray {
  const last = y.shape.length - 1;
  return np.sum(np.abs(np.subtract(y, yhat)), { axis: last });
}

export function halved(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.abs(np.subtract(y, yhat))) / 2;
}

export function perSample(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.abs(np.subtract(y, yhat))) / (y.shape[0] ?? 1);
}

export function kept(y: np.NDArray, yhat: np.NDArray): number | np.NDArray {
  return np.sum(np.abs(np.subtract(y, yhat)), { axis: 0, keepdims: true });
}

export function truncated(y: np.NDArray, yhat: np.NDArray): number {
  return Math.trunc(np.sum(np.abs(np.subtract(y, yhat))));
}

export function squareRoots(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.sqrt(np.square(np.subtract(y, yhat))));
}

export function inPlace(y: np.NDArray, yhat: np.NDArray): number {
  for (const [at, element] of yhat.data.entries()) y.data[at] = Math.abs((y.data[at] ?? 0) - element);
  return np.sum(y);
}
