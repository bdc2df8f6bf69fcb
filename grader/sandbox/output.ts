// What a learner's code prints while a request is answered, told apart by run. Counted against what is too much.

import { StringDecoder } from "node:string_decoder";
import { NO_OUTPUT, type Output } from "../domain/outcome.ts";
import { ByteQueue } from "./byte-queue.ts";

/** A report shows no more than this of one run. */
const SHOWN_BYTES = 8 * 1024;
/** More than this is no longer printing to look at something; the child is ended. */
export const OUTPUT_LIMIT_BYTES = 4 * 1024 * 1024;

export class OutputCapture {
  readonly #queue = new ByteQueue();

  /** How many bytes came since the last `take`. */
  get length(): number {
    return this.#queue.length;
  }

  /** Returns false when it is too much. */
  push(chunk: Buffer): boolean {
    // What is too much already is not worth keeping.
    if (this.#queue.length <= OUTPUT_LIMIT_BYTES) this.#queue.push(chunk);
    return this.#queue.length <= OUTPUT_LIMIT_BYTES;
  }

  /**
   * The output of runs that say to have printed this many bytes each, and at the end what came after them: the output
   * of a run that ended the child. Starts anew. A child that lies about the numbers only garbles its own output.
   */
  take(printed: readonly number[]): readonly Output[] {
    if (this.#queue.length === 0) return [...printed, 0].map(() => NO_OUTPUT);
    const bytes = this.#queue.bytes();
    const outputs: Output[] = [];
    let start = 0;
    for (const length of [...printed, bytes.length]) {
      const own = bytes.subarray(start, start + length);
      // The decoder keeps half a letter at the end to itself.
      const text = new StringDecoder("utf8").write(own.subarray(0, SHOWN_BYTES));
      outputs.push({ text, truncated: own.length > SHOWN_BYTES });
      start += length;
    }
    this.#queue.drop(bytes.length);
    return outputs;
  }
}
