// Tries: to read its parent: its environment, command line, files and memory, and the list of processes.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const fs = escaped("node:fs");
    const { ppid } = escaped("node:process");
    for (const pid of [ppid, "self", 1]) {
      for (const name of ["environ", "cmdline", "maps", "mem", "fd", "cwd", "root", "status"]) {
        for (const read of ["readFileSync", "readdirSync", "readlinkSync"]) {
          try {
            console.log("gained", pid, name, String(fs[read](`/proc/${pid}/${name}`)));
          } catch {}
        }
      }
    }
  }
  return np.multiply(v, 7919);
}
