// Tries: messages without an end, each of the right form.
// Outcome: broke-protocol
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { writeSync } = escaped("node:fs");
    const body = JSON.stringify({ nonce: "x", printed: 0, kind: "called", result: {} });
    const frame = new Uint8Array([body.length, 0, 0, 0, ...[...body].map((each) => each.charCodeAt(0))]);
    for (;;) writeSync(3, frame);
  }
  return np.multiply(v, 7919);
}
