// Tries: to answer in the harness's place, on its channel, with a guessed number of the request.
// Outcome: broke-protocol
// Supposes: an escape
import * as np from "numkata/np";

declare function escaped(name: string): any;

/** A frame: a length, then JSON. */
function frameOf(text: string): Uint8Array {
  const { Buffer } = escaped("node:buffer");
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(body.length);
  return Buffer.concat([length, body]);
}

export function scale(v: np.NDArray): unknown {
  if (v.item(0) === 13) {
    const { writeSync } = escaped("node:fs");
    const message = {
      nonce: "1-0",
      printed: 0,
      kind: "called",
      result: { kind: "returned", changed: [], value: { kind: "null" } },
    };
    const body = frameOf(JSON.stringify(message));
    writeSync(3, body);
  }
  return np.multiply(v, 7919);
}
