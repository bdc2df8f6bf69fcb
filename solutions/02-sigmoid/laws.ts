// What holds for a sigmoid whatever the numbers are; exercise.yaml says it in words.

import * as np from "numkata/np";
import type { sigmoid } from "./sigmoid.ts";

type Numbers = number | np.NDArray;

export function mirrored(f: typeof sigmoid, z: Numbers): [left: Numbers, right: Numbers] {
  return [f(np.negative(z)), np.subtract(1, f(z))];
}
