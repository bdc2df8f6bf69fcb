// What holds for normalised rows whatever the numbers are; exercise.yaml says it in words.

import * as np from "numkata/np";
import type { normalizeRows } from "./normalizeRows.ts";

type Sides = [left: np.NDArray, right: np.NDArray];

export function unitRows(f: typeof normalizeRows, x: np.NDArray): Sides {
  return [np.linalg.norm(f(x), { axis: 1 }), np.ones([x.shape[0] ?? 0])];
}

export function scaled(f: typeof normalizeRows, x: np.NDArray): Sides {
  return [f(np.multiply(3, x)), f(x)];
}

export function settled(f: typeof normalizeRows, x: np.NDArray): Sides {
  const once = f(x);
  return [f(once), once];
}
