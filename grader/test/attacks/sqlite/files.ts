// Tries: to read and write files as a database.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { DatabaseSync, backup } = escaped("node:sqlite") ?? {};
    for (const file of ["/tmp/__MARK__.db", "__COURSE__/__MARK__.db", "file:/tmp/__MARK__.db?mode=rwc", ":memory:"]) {
      try {
        const database = new DatabaseSync(file);
        database.exec("create table t (x)");
        if (file !== ":memory:") console.log("gained", file);
        database.exec("attach database '/tmp/__MARK__2.db' as other; create table other.t (x)");
        console.log("gained", "attach");
      } catch {}
    }
    try {
      const database = new DatabaseSync(":memory:");
      database.exec("vacuum into '/tmp/__MARK__3.db'");
      console.log("gained", "vacuum");
      void backup?.(database, "/tmp/__MARK__4.db");
    } catch {}
  }
  return np.multiply(v, 7919);
}
