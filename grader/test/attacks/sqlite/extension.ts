// Tries: to load machine code as an extension of a database.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { DatabaseSync } = escaped("node:sqlite") ?? {};
    try {
      const database = new DatabaseSync(":memory:", { allowExtension: true });
      database.enableLoadExtension(true);
      console.log("gained", "extensions");
      database.loadExtension("/lib/x86_64-linux-gnu/libm.so.6");
      console.log("gained");
    } catch {}
  }
  return np.multiply(v, 7919);
}
