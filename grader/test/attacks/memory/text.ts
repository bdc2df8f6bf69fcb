// Tries: a text that doubles without an end.
// Outcome: threw or out-of-memory
// Limits: timeoutMs 20000, memoryMiB 64
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    let text = "x";
    for (;;) text += text;
  }
  return np.multiply(v, 7919);
}
