// Tries: to announce a message of 4 GiB.
// Outcome: broke-protocol
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    escaped("node:fs").writeSync(3, new Uint8Array([255, 255, 255, 255]));
  }
  return np.multiply(v, 7919);
}
