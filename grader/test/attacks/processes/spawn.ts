// Tries: to start other programs.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const processes = escaped("node:child_process");
    for (const start of ["spawn", "spawnSync", "exec", "execSync", "execFile", "execFileSync", "fork"]) {
      try {
        const child = processes[start]("/bin/sh", ["-c", "sleep 60 # __MARK__"], { detached: true, timeout: 100 });
        if (child.pid > 0) console.log("gained", start, child.pid);
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
