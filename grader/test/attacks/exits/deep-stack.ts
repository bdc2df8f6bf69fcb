// Tries: to end the process from the bottom of a full stack.
// Outcome: exited or threw
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const down = (): void => {
      try {
        down();
      } catch {
        process.exit(0);
      }
    };
    down();
  }
  return np.multiply(v, 7919);
}
