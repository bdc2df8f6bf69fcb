// Tries: to have Node start copies of itself.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const cluster = escaped("node:cluster");
    try {
      cluster.setupPrimary?.({ exec: "/bin/sh", args: ["-c", "sleep 60 # __MARK__"] });
      const { pid } = cluster.fork().process;
      if (pid > 0) console.log("gained", pid);
    } catch {}
  }
  return np.multiply(v, 7919);
}
