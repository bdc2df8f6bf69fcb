// Wrong ways to write softmax that learners find; exercise.yaml says to each what to look at.

import * as np from "numkata/np";

export function columns(z: np.NDArray): np.NDArray {
  const e = np.exp(z);
  return np.divide(e, np.sum(e, { axis: 0, keepdims: true }));
}

export function wholeSum(z: np.NDArray): np.NDArray {
  const e = np.exp(z);
  return np.divide(e, np.sum(e));
}

export function noKeepdims(z: np.NDArray): np.NDArray {
  const e = np.exp(z);
  return np.divide(e, np.sum(e, { axis: 1 }));
}

export function noExp(z: np.NDArray): np.NDArray {
  return np.divide(z, np.sum(z, { axis: 1, keepdims: true }));
}

export function expOfSum(z: np.NDArray): np.NDArray {
  return np.divide(np.exp(z), np.exp(np.sum(z, { axis: 1, keepdims: true })));
}

export function noSum(z: np.NDArray): np.NDArray {
  return np.exp(z);
}

export function sumOfScores(z: np.NDArray): np.NDArray {
  return np.divide(np.exp(z), np.sum(z, { axis: 1, keepdims: true }));
}

export function negated(z: np.NDArray): np.NDArray {
  const e = np.exp(np.negative(z));
  return np.divide(e, np.sum(e, { axis: 1, keepdims: true }));
}

export function means(z: np.NDArray): np.NDArray {
  const e = np.exp(z);
  return np.divide(e, np.mean(e, { axis: 1, keepdims: true }));
}

export function largest(z: np.NDArray): np.NDArray {
  const e = np.exp(z);
  return np.divide(e, np.max(e, { axis: 1, keepdims: true }));
}

export function sigmoid(z: np.NDArray): np.NDArray {
  return np.divide(1, np.add(1, np.exp(np.negative(z))));
}

export function logarithm(z: np.NDArray): np.NDArray {
  const e = np.exp(z);
  return np.log(np.divide(e, np.sum(e, { axis: 1, keepdims: true })));
}

export function powersOfTwo(z: np.NDArray): np.NDArray {
  const e = np.power(2, z);
  return np.divide(e, np.sum(e, { axis: 1, keepdims: true }));
}

export function plusOne(z: np.NDArray): np.NDArray {
  const e = np.exp(z);
  return np.divide(e, np.add(1, np.sum(e, { axis: 1, keepdims: true })));
}

export function transposed(z: np.NDArray): np.NDArray {
  const e = np.exp(np.subtract(z, np.max(z, { axis: 1, keepdims: true })));
  return np.transpose(np.divide(e, np.sum(e, { axis: 1, keepdims: true })));
}

export function overflowing(z: np.NDArray): np.NDArray {
  const e = np.exp(z);
  return np.divide(e, np.sum(e, { axis: 1, keepdims: true }));
}

export function wholeMaximum(z: np.NDArray): np.NDArray {
  const e = np.exp(np.subtract(z, np.max(z)));
  return np.divide(e, np.sum(e, { axis: 1, keepdims: true }));
}

export function inPlace(z: np.NDArray): np.NDArray {
  z.data.set(np.exp(z).data);
  z.data.set(np.divide(z, np.sum(z, { axis: 1, keepdims: true })).data);
  return z;
}
