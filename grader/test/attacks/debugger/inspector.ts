// Tries: to open a port for a debugger, and to debug itself.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const ways = [
      () => escaped("node:inspector").open(0, "127.0.0.1"),
      () => new (escaped("node:inspector").Session)().connect(),
      () => escaped("node:inspector").url() ?? undefined,
    ];
    for (const way of ways) {
      try {
        if (way() !== undefined || String(way).includes("connect")) console.log("gained", String(way));
      } catch {}
    }
    if (escaped("node:inspector").url() !== undefined) console.log("gained a port");
  }
  return np.multiply(v, 7919);
}
