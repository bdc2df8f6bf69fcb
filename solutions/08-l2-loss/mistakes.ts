// Wrong ways to write l2Loss that learners find; exercise.yaml says to each what to look at.

import * as np from "numkata/np";

export function absolute(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.abs(np.subtract(y, yhat)));
}

export function noSquare(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.subtract(y, yhat));
}

export function mean(y: np.NDArray, yhat: np.NDArray): number {
  return np.mean(np.square(np.subtract(y, yhat)));
}

export function root(y: np.NDArray, yhat: np.NDArray): number {
  return np.sqrt(np.sum(np.square(np.subtract(y, yhat))));
}

export function squareOfSum(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.subtract(y, yhat)) ** 2;
}

export function squareOfAbsSum(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.abs(np.subtract(y, yhat))) ** 2;
}

export function squaresFirst(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.subtract(np.square(y), np.square(yhat)));
}

export function halved(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.square(np.subtract(y, yhat))) / 2;
}

export function rootMean(y: np.NDArray, yhat: np.NDArray): number {
  return np.sqrt(np.mean(np.square(np.subtract(y, yhat))));
}

export function added(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.square(np.add(y, yhat)));
}

export function doubled(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.multiply(2, np.subtract(y, yhat)));
}

export function largest(y: np.NDArray, yhat: np.NDArray): number {
  return np.max(np.square(np.subtract(y, yhat)));
}

export function noSum(y: np.NDArray, yhat: np.NDArray): np.NDArray {
  return np.square(np.subtract(y, yhat));
}

export function perColumn(y: np.NDArray, yhat: np.NDArray): number | np.NDArray {
  return np.sum(np.square(np.subtract(y, yhat)), { axis: 0 });
}

export function perSample(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.square(np.subtract(y, yhat))) / (y.shape[0] ?? 1);
}

export function product(y: np.NDArray, yhat: np.NDArray): number {
  return np.sum(np.multiply(y, yhat));
}

export function truncated(y: np.NDArray, yhat: np.NDArray): number {
  return Math.trunc(np.sum(np.square(np.subtract(y, yhat))));
}

export function expanded(y: np.NDArray, yhat: np.NDArray): number {
  const [a, b] = [np.sum(np.square(y)), np.sum(np.square(yhat))];
  return a - 2 * np.sum(np.multiply(y, yhat)) + b;
}

export function inPlace(y: np.NDArray, yhat: np.NDArray): number {
  for (const [at, element] of yhat.data.entries()) y.data[at] = ((y.data[at] ?? 0) - element) ** 2;
  return np.sum(y);
}
