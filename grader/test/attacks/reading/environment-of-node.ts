// Tries: to read the environment that Node itself got.
// Outcome: passed
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { env } = escaped("node:process");
    const { NUMKATA_CANARY, HOME, USER, ...rest } = env;
    if (NUMKATA_CANARY ?? HOME ?? USER) console.log("gained", NUMKATA_CANARY, HOME, USER, rest);
  }
  return np.multiply(v, 7919);
}
