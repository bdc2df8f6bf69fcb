// Tries: to crash with a core dump.
// Outcome: passed or crashed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const node = escaped("node:process");
    node.abort?.();
    escaped("node:v8").setFlagsFromString("--nonexistent");
  }
  return np.multiply(v, 7919);
}
