// What a learner's code prints during one call: kept up to what a report shows, counted up to what is too much.

import { NO_OUTPUT, type Output } from "../domain/outcome.ts";

/** A report shows no more than this. */
const SHOWN_BYTES = 8 * 1024;
/** More than this is no longer printing to look at something; the child is ended. */
export const OUTPUT_LIMIT_BYTES = 4 * 1024 * 1024;
/** Kept from the end, where V8 says why it gave up. */
const TAIL_BYTES = 16 * 1024;

export class OutputCapture {
  #head: Buffer[] = [];
  #headLength = 0;
  #tail = Buffer.alloc(0);
  #total = 0;

  /** Returns false when it is too much. */
  push(chunk: Buffer): boolean {
    this.#total += chunk.length;
    const room = SHOWN_BYTES - this.#headLength;
    if (room > 0) {
      const kept = Buffer.from(chunk.subarray(0, room));
      this.#head.push(kept);
      this.#headLength += kept.length;
    }
    this.#tail = Buffer.concat([this.#tail, chunk]).subarray(-TAIL_BYTES);
    return this.#total <= OUTPUT_LIMIT_BYTES;
  }

  /** What was printed since the last time, and starts anew. */
  take(): Output {
    if (this.#total === 0) return NO_OUTPUT;
    const text = withoutFatalReport(Buffer.concat(this.#head).toString("utf8"));
    const output = { text, truncated: this.#total > this.#headLength };
    this.#head = [];
    this.#headLength = 0;
    this.#tail = Buffer.alloc(0);
    this.#total = 0;
    return output;
  }

  /** Whether V8 ended the process for want of memory. */
  ranOutOfMemory(): boolean {
    return /JavaScript heap out of memory|Fatal process out of memory|FATAL ERROR: .*[Aa]llocation failed/.test(this.#tail.toString("latin1"));
  }
}

/** V8's last words are not the learner's. */
function withoutFatalReport(text: string): string {
  const start = text.search(/\n*(?:<--- Last few GCs --->|#\n# Fatal|FATAL ERROR: )/);
  return start === -1 ? text : text.slice(0, start);
}
