// Wrong ways to write sigmoid that learners find; exercise.yaml says to each what to look at.

import * as np from "numkata/np";

type Numbers = number | np.NDArray;

export function wrongSign(z: Numbers): Numbers {
  return np.divide(1, np.add(1, np.exp(z)));
}

export function noOne(z: Numbers): Numbers {
  return np.divide(1, np.exp(np.negative(z)));
}

export function noDivision(z: Numbers): Numbers {
  return np.add(1, np.exp(np.negative(z)));
}

export function oneMinus(z: Numbers): Numbers {
  return np.divide(1, np.subtract(1, np.exp(np.negative(z))));
}

export function onlyExp(z: Numbers): Numbers {
  return np.exp(np.negative(z));
}

export function upsideDown(z: Numbers): Numbers {
  const e = np.exp(np.negative(z));
  return np.divide(e, np.add(1, e));
}

export function tanh(z: Numbers): Numbers {
  return np.tanh(z);
}

export function derivative(z: Numbers): Numbers {
  const s = np.divide(1, np.add(1, np.exp(np.negative(z))));
  return np.multiply(s, np.subtract(1, s));
}

export function softmax(z: Numbers): Numbers {
  const e = np.exp(z);
  return np.divide(e, np.sum(e));
}

export function overflowing(z: Numbers): Numbers {
  const e = np.exp(z);
  return np.divide(e, np.add(1, e));
}

export function summed(z: Numbers): Numbers {
  return np.sum(np.divide(1, np.add(1, np.exp(np.negative(z)))));
}

export function alwaysVector(z: Numbers): Numbers {
  return np.ravel(np.divide(1, np.add(1, np.exp(np.negative(z)))));
}

export function inPlace(z: Numbers): Numbers {
  if (typeof z === "number") return 1 / (1 + Math.exp(-z));
  for (const [at, element] of z.data.entries()) z.data[at] = 1 / (1 + Math.exp(-element));
  return z;
}
