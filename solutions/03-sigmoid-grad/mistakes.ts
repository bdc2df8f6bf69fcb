// Wrong ways to write sigmoidGrad that learners find; exercise.yaml says to each what to look at.

import * as np from "numkata/np";

type Numbers = number | np.NDArray;

function sigmoid(x: Numbers): Numbers {
  return np.divide(1, np.add(1, np.exp(np.negative(x))));
}

export function ofX(x: Numbers): Numbers {
  return np.multiply(x, np.subtract(1, x));
}

export function halfOfX(x: Numbers): Numbers {
  return np.multiply(sigmoid(x), np.subtract(1, x));
}

export function xTimes(x: Numbers): Numbers {
  return np.multiply(x, np.subtract(1, sigmoid(x)));
}

export function onlySigmoid(x: Numbers): Numbers {
  return sigmoid(x);
}

export function oneMinus(x: Numbers): Numbers {
  return np.subtract(1, sigmoid(x));
}

export function plusOne(x: Numbers): Numbers {
  const s = sigmoid(x);
  return np.multiply(s, np.add(1, s));
}

export function wrongOrder(x: Numbers): Numbers {
  const s = sigmoid(x);
  return np.multiply(s, np.subtract(s, 1));
}

export function squared(x: Numbers): Numbers {
  const s = sigmoid(x);
  return np.multiply(s, s);
}

export function ofTanh(x: Numbers): Numbers {
  return np.subtract(1, np.square(sigmoid(x)));
}

export function noOneBelow(x: Numbers): Numbers {
  const s = np.divide(1, np.exp(np.negative(x)));
  return np.multiply(s, np.subtract(1, s));
}

export function twice(x: Numbers): Numbers {
  const s = sigmoid(sigmoid(x));
  return np.multiply(s, np.subtract(1, s));
}

export function overflowing(x: Numbers): Numbers {
  const e = np.exp(np.negative(x));
  return np.divide(e, np.square(np.add(1, e)));
}

export function inPlace(x: Numbers): Numbers {
  const s = sigmoid(x);
  const slopes = np.multiply(s, np.subtract(1, s));
  if (typeof x === "number" || typeof slopes === "number") return slopes;
  x.data.set(slopes.data);
  return x;
}
