// Tries: memory that has shrunk below its own view.
// Outcome: failed
import * as np from "numkata/np";

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const buffer = new ArrayBuffer(16, { maxByteLength: 64 });
    const list = new Float64Array(buffer, 0, 2);
    buffer.resize(8);
    return { shape: [2], data: list };
  }
  return np.multiply(v, 7919);
}
