// The bytes between the grader and a child: a 4-byte little-endian length, then that many bytes of UTF-8 JSON. Knows
// nothing of what the JSON says; whoever reads a frame checks it.

import { ByteQueue } from "./byte-queue.ts";

/** No reply needs more; a child that announces more is not speaking our protocol. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

export const LENGTH_BYTES = 4;

/** Room for the answers of many quick runs. */
const WRITER_BYTES = 64 * 1024;

/** The largest value that a child reports has no more parts; each takes some fifty bytes of memory. */
const MAX_STRUCTURE = 5_000_000;
/** No message of this size can have too many parts. */
const SMALL_BYTES = 1024 * 1024;

export function encodeFrame(message: unknown): Buffer {
  const text = JSON.stringify(message);
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + Buffer.byteLength(text));
  frame.writeUInt32LE(frame.write(text, LENGTH_BYTES), 0);
  return frame;
}

/** Frames that are to be written together, side by side in memory that is used again. */
export class FrameWriter {
  #bytes = Buffer.allocUnsafeSlow(WRITER_BYTES);
  #end = 0;

  add(message: unknown): void {
    const text = JSON.stringify(message);
    const start = this.#end + LENGTH_BYTES;
    const length = Buffer.byteLength(text);
    if (start + length > this.#bytes.length) {
      const longer = Buffer.allocUnsafeSlow(start + length + WRITER_BYTES);
      this.#bytes.copy(longer, 0, 0, this.#end);
      this.#bytes = longer;
    }
    this.#bytes.writeUInt32LE(length, this.#end);
    this.#bytes.write(text, start);
    this.#end = start + length;
  }

  /** What was added since the last time; to be written before more is added. */
  take(): Buffer {
    const taken = this.#bytes.subarray(0, this.#end);
    // What one long answer took is not kept.
    if (this.#bytes.length > 2 * WRITER_BYTES) this.#bytes = Buffer.allocUnsafeSlow(WRITER_BYTES);
    this.#end = 0;
    return taken;
  }
}

export type FrameResult =
  | { readonly kind: "frame"; readonly message: unknown }
  | { readonly kind: "junk"; readonly detail: string };

/** Collects chunks and hands out whole frames. After junk it stays silent: nothing later on that channel can be trusted. */
export class FrameReader {
  readonly #queue = new ByteQueue();
  #broken = false;

  push(chunk: Buffer): FrameResult[] {
    if (this.#broken) return [];
    this.#queue.push(chunk);
    const bytes = this.#queue.bytes();
    const results: FrameResult[] = [];
    let start = 0;
    for (;;) {
      const frame = frameAt(bytes, start);
      if (frame === undefined) break;
      results.push(frame.result);
      start = frame.end;
      if (frame.result.kind === "junk") {
        this.#broken = true;
        break;
      }
    }
    this.#queue.drop(start);
    return results;
  }
}

/** The frame that begins at `start`, once it is whole; after junk everything is done with. */
function frameAt(bytes: Buffer, start: number): { readonly result: FrameResult; readonly end: number } | undefined {
  if (bytes.length - start < LENGTH_BYTES) return undefined;
  const junk = (detail: string) => ({ result: { kind: "junk", detail }, end: bytes.length }) as const;
  const bodyLength = bytes.readUInt32LE(start);
  if (bodyLength > MAX_FRAME_BYTES) return junk(`a message of ${bodyLength} bytes was announced`);
  const end = start + LENGTH_BYTES + bodyLength;
  if (bytes.length < end) return undefined;
  if (bodyLength > SMALL_BYTES && structureIn(bytes, start, end) > MAX_STRUCTURE) {
    return junk("a message of too many parts");
  }
  try {
    return { result: { kind: "frame", message: JSON.parse(bytes.toString("utf8", start + LENGTH_BYTES, end)) }, end };
  } catch {
    return junk("a message that is not JSON");
  }
}

/** How many brackets and commas stand outside of strings. */
function structureIn(bytes: Buffer, start: number, end: number): number {
  let structure = 0;
  let isInString = false;
  for (let at = start + LENGTH_BYTES; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) isInString = !isInString;
    else if (isInString) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === COMMA || byte === BRACKET || byte === BRACE) structure += 1;
  }
  return structure;
}

const [QUOTE, BACKSLASH, COMMA, BRACKET, BRACE] = Buffer.from('"\\,[{');
