// Tries: a question to a database that takes for ever.
// Outcome: timed-out or threw
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { DatabaseSync } = escaped("node:sqlite");
    const database = new DatabaseSync(":memory:");
    database.prepare("with recursive r(x) as (select 1 union all select x + 1 from r) select count(*) from r").get();
  }
  return np.multiply(v, 7919);
}
