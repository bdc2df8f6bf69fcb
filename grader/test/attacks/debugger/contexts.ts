// Tries: to make worlds of its own, in which text is code.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const vm = escaped("node:vm");
    for (const make of [() => vm.runInThisContext("this"), () => vm.runInNewContext("this")]) {
      const world = make();
      try {
        const { permission } = escaped("node:process");
        if (permission.has("fs.read") || permission.has("fs.write") || permission.has("child"))
          console.log("gained", world);
        permission.drop?.("fs.read");
      } catch {}
    }
  }
  return np.multiply(v, 7919);
}
