// The bytes of a zip file, for a reader of its directory that asks for whatever places the file claims.

import { closeSync, readSync } from "node:fs";
import { Readable } from "node:stream";
import { RandomAccessReader } from "yauzl";

const PIECE_BYTES = 64 * 1024;

/** Reads no place that the file does not have. Has it open, and closes it. */
export class GuardedReader extends RandomAccessReader {
  readonly #file: number;
  readonly #size: number;
  /** What was read last: a directory is read in small steps, one behind the other. */
  readonly #window = Buffer.allocUnsafe(PIECE_BYTES);
  #start = 0;
  #length = 0;

  constructor(file: number, size: number) {
    super();
    this.#file = file;
    this.#size = size;
  }

  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    let fault: Error | null = null;
    try {
      this.readInto(buffer.subarray(offset, offset + length), position);
    } catch (error) {
      fault = error instanceof Error ? error : new Error(String(error));
    }
    callback(fault);
  }

  /** Fills `buffer`. @throws where the file has not that many bytes there, or what the system says */
  readInto(buffer: Buffer, position: number): void {
    this.#check(position, position + buffer.length);
    if (buffer.length > PIECE_BYTES) return this.#fill(buffer, position);
    const isThere = position >= this.#start && position + buffer.length <= this.#start + this.#length;
    if (!isThere) {
      this.#length = 0;
      const length = Math.min(PIECE_BYTES, this.#size - position);
      this.#fill(this.#window.subarray(0, length), position);
      [this.#start, this.#length] = [position, length];
    }
    this.#window.copy(buffer, 0, position - this.#start, position - this.#start + buffer.length);
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#pieces(start, end), { objectMode: false });
  }

  override close(callback: (error: Error | null) => void): void {
    closeSync(this.#file);
    callback(null);
  }

  *#pieces(start: number, end: number): Generator<Buffer, void, undefined> {
    this.#check(start, end);
    for (let at = start; at < end; at += PIECE_BYTES) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at));
      this.#fill(piece, at);
      yield piece;
    }
  }

  #fill(buffer: Buffer, position: number): void {
    for (let filled = 0; filled < buffer.length;) {
      const got = readSync(this.#file, buffer, filled, buffer.length - filled, position + filled);
      if (got === 0) throw new Error("the file became shorter");
      filled += got;
    }
  }

  #check(start: number, end: number): void {
    const isSo = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && end <= this.#size;
    if (!isSo) throw new Error(`the file has no bytes from ${start} to ${end}`);
  }
}
