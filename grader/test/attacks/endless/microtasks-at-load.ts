// Tries: the same while the file is loaded, where the answer has to wait for it.
// Outcome: could-not-load "never finished loading"
// Cases: every
import * as np from "numkata/np";

const again = (): Promise<void> => Promise.resolve().then(again);
await again();

export function scale(v: np.NDArray): unknown {
  return np.multiply(v, 7919);
}
