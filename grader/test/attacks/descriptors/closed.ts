// Tries: to close the channels to the grader.
// Outcome: exited or broke-protocol or timed-out or crashed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { closeSync } = escaped("node:fs");
    for (const fd of [0, 1, 2, 3]) closeSync(fd);
  }
  return np.multiply(v, 7919);
}
