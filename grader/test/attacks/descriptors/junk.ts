// Tries: to write junk where the grader reads its answers.
// Outcome: broke-protocol
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    escaped("node:fs").writeSync(3, "junk".repeat(1000));
  }
  return np.multiply(v, 7919);
}
