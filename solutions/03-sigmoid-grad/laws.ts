// What holds for the slope of a sigmoid whatever the numbers are; exercise.yaml says it in words.

import * as np from "numkata/np";
import type { sigmoidGrad } from "./sigmoidGrad.ts";

type Numbers = number | np.NDArray;

export function slope(f: typeof sigmoidGrad, x: Numbers): [left: Numbers, right: Numbers] {
  // Central differences: off by about h² from the curve's own bend, and by 1e-16 / h from rounding.
  const h = 1e-4;
  const rise = np.subtract(sigmoid(np.add(x, h)), sigmoid(np.subtract(x, h)));
  return [f(x), np.divide(rise, 2 * h)];
}

export function even(f: typeof sigmoidGrad, x: Numbers): [left: Numbers, right: Numbers] {
  return [f(np.negative(x)), f(x)];
}

function sigmoid(x: Numbers): Numbers {
  return np.divide(1, np.add(1, np.exp(np.negative(x))));
}
