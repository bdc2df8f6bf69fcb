// Tries: a typed array whose memory is gone.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const list = new Float64Array([1, 2]);
    structuredClone(list.buffer, { transfer: [list.buffer] });
    return list;
  }
  return np.multiply(v, 7919);
}
