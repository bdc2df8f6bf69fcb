// What holds for the L2 loss whatever the predictions are; exercise.yaml says it in words.

import * as np from "numkata/np";
import type { l2Loss } from "./l2Loss.ts";

type Sides = [left: number, right: number];

export function perfect(f: typeof l2Loss, y: np.NDArray): Sides {
  return [f(y, y), 0];
}

export function symmetric(f: typeof l2Loss, y: np.NDArray, yhat: np.NDArray): Sides {
  return [f(yhat, y), f(y, yhat)];
}

export function doubled(f: typeof l2Loss, y: np.NDArray, yhat: np.NDArray): Sides {
  return [f(np.multiply(2, y), np.multiply(2, yhat)), 4 * f(y, yhat)];
}
