// Tries: to begin a message and never finish it.
// Outcome: timed-out
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    escaped("node:fs").writeSync(3, new Uint8Array([255, 255, 0, 0, 123]));
    for (;;);
  }
  return np.multiply(v, 7919);
}
