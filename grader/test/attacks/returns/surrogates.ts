// Tries: texts that are no text: half letters, controls, marks.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    return { "\ud800": "\udfff\u0000\u202e\uffff", "": "" };
  }
  return np.multiply(v, 7919);
}
