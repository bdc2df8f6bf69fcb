// Bytes that come in pieces, kept in one piece: a million pieces of one byte take no more room than a million bytes.

const EMPTY = Buffer.alloc(0);
/** A store that is larger is given back as soon as nothing is in it. */
const KEPT_BYTES = 64 * 1024;

export class ByteQueue {
  #store = EMPTY;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    const length = this.#length + chunk.length;
    if (length > this.#store.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(length, 2 * this.#store.length));
      this.bytes().copy(larger);
      this.#store = larger;
    }
    chunk.copy(this.#store, this.#length);
    this.#length = length;
  }

  /** All that is there, until something is pushed or dropped. */
  bytes(): Buffer {
    return this.#store.subarray(0, this.#length);
  }

  /** Forgets the first `count` bytes. */
  drop(count: number): void {
    this.#store.copyWithin(0, count, this.#length);
    this.#length -= count;
    if (this.#length === 0 && this.#store.length > KEPT_BYTES) this.#store = EMPTY;
  }
}
