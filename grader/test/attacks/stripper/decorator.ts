// Tries: syntax that has to be compiled, not only left out: a decorator.
// Outcome: could-not-load
// Cases: every
import * as np from "numkata/np";

const decorate = (): void => {};

@decorate
class Decorated {}

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
