// Tries: to become another program.
// Outcome: passed or threw or crashed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { execve, execPath } = escaped("node:process");
    for (const program of ["/bin/sh", execPath, "/node"]) {
      try {
        execve(program, ["sh", "-c", "sleep 60 # __MARK__"], {});
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
