// Tries: to kill itself, its parent, its group and everybody else.
// Outcome: passed or exited or crashed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const node = escaped("node:process");
    for (const pid of [node.ppid, -node.pid, -node.ppid, 0, -1, node.pid]) {
      try {
        node.kill(pid, "SIGKILL");
        console.log("gained", pid);
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
