// Tries: to slow its parent and everybody else down.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const os = escaped("node:os");
    const { ppid } = escaped("node:process");
    try {
      if (os.getPriority(ppid) === 0) os.setPriority(ppid, 19);
      if (os.getPriority(ppid) === 19) console.log("gained", ppid);
    } catch {}
  }
  return np.multiply(v, 7919);
}
