// CANARY-of-the-solution
import * as np from "numkata/np";

/** Right, and leaning on what an attack might have bent: iteration, map, Math, JSON, np. */
export function shares(v: np.NDArray): number[] {
  const [...numbers] = v.data;
  const copy: number[] = JSON.parse(JSON.stringify(numbers));
  const whole = Math.abs(np.sum(v));
  return copy.map((number) => np.divide(number, whole)).filter((share) => Number.isFinite(share));
}
