// Tries: to delete every global that there is.
// Outcome: threw
// Cases: later
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    for (const key of Object.getOwnPropertyNames(globalThis)) Reflect.deleteProperty(globalThis, key);
  }
  return np.multiply(v, 7919);
}
