// The bytes between the grader and a child: a 4-byte little-endian length, then that many bytes of UTF-8 JSON. Knows
// nothing of what the JSON says; whoever reads a frame checks it.

/** No reply needs more; a child that announces more is not speaking our protocol. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

export const LENGTH_BYTES = 4;

export function encodeFrame(message: unknown): Buffer {
  const body = Buffer.from(JSON.stringify(message), "utf8");
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + body.length);
  frame.writeUInt32LE(body.length, 0);
  body.copy(frame, LENGTH_BYTES);
  return frame;
}

export type FrameResult =
  | { readonly kind: "frame"; readonly message: unknown }
  | { readonly kind: "junk"; readonly detail: string };

/** Collects chunks and hands out whole frames. After junk it stays silent: nothing later on that channel can be trusted. */
export class FrameReader {
  #chunks: Buffer[] = [];
  #length = 0;
  #broken = false;

  push(chunk: Buffer): FrameResult[] {
    if (this.#broken) return [];
    this.#chunks.push(chunk);
    this.#length += chunk.length;
    const results: FrameResult[] = [];
    for (let result = this.#next(); result !== undefined; result = this.#next()) {
      results.push(result);
      if (result.kind === "junk") {
        this.#broken = true;
        this.#chunks = [];
        break;
      }
    }
    return results;
  }

  #next(): FrameResult | undefined {
    if (this.#length < LENGTH_BYTES) return undefined;
    // A length split over chunks is rare; joining is then cheap. A whole body is joined once, when it is complete.
    if ((this.#chunks[0]?.length ?? 0) < LENGTH_BYTES) this.#join();
    const bodyLength = this.#chunks[0]?.readUInt32LE(0) ?? 0;
    if (bodyLength > MAX_FRAME_BYTES) return { kind: "junk", detail: `a message of ${bodyLength} bytes was announced` };
    const frameLength = LENGTH_BYTES + bodyLength;
    if (this.#length < frameLength) return undefined;
    const bytes = this.#join();
    const body = bytes.subarray(LENGTH_BYTES, frameLength).toString("utf8");
    this.#chunks = [bytes.subarray(frameLength)];
    this.#length = bytes.length - frameLength;
    try {
      return { kind: "frame", message: JSON.parse(body) };
    } catch {
      return { kind: "junk", detail: "a message that is not JSON" };
    }
  }

  #join(): Buffer {
    const [first] = this.#chunks;
    const bytes = this.#chunks.length === 1 && first !== undefined ? first : Buffer.concat(this.#chunks);
    this.#chunks = [bytes];
    return bytes;
  }
}
