// The bytes between the grader and a child: a 4-byte little-endian length, then that many bytes of UTF-8 JSON. Knows
// nothing of what the JSON says; whoever reads a frame checks it.

import { ByteQueue } from "./byte-queue.ts";

/** No reply needs more; a child that announces more is not speaking our protocol. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

export const LENGTH_BYTES = 4;

/** The largest value that a child reports has no more parts; each takes some fifty bytes of memory. */
const MAX_STRUCTURE = 5_000_000;
/** No message of this size can have too many parts. */
const SMALL_BYTES = 1024 * 1024;

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
