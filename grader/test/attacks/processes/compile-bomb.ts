// Tries: code that takes far longer to compile than to write.
// Outcome: timed-out or threw or out-of-memory or crashed
// Limits: timeoutMs 1000
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const text = "[".repeat(1e6) + "]".repeat(1e6);
    for (;;) {
      try {
        new Function(`return ${text}`);
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
