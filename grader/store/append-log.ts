// A file that only grows: a line an entry, flushed at once unless it need not be, so that whatever ends the program costs no
// more than the line it was writing. The newest entry of a key counts. Holds in memory only where each line is.

import { hash } from "node:crypto";
import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import { writeWholeParts } from "./write-whole.ts";

/** What the lines of a log are. */
export type LogFormat<T> = {
  /** Goes up when entries change their meaning: older lines are then as if they had never been. */
  readonly version: number;
  /** Of two entries with the same key the newer one counts. */
  readonly keyOf: (entry: T) => string;
  /** False where a line may be lost with the power. */
  readonly isFlushed?: boolean;
};

/** In bytes. */
type Place = { readonly offset: number; readonly length: number };

/** The least that is read at once; a longer line takes as much as it needs. */
const CHUNK_BYTES = 256 * 1024;
const NEWLINE = 0x0a;
const SUM_LENGTH = 16;

export class AppendLog<T> {
  /** Lines that were not written whole, or were changed by something else since: as if they had never been. */
  readonly dropped: number;
  readonly path: string;
  readonly #format: LogFormat<T>;
  readonly #use: "append" | "read";
  /** Undefined where there is none, and none is to be made. */
  readonly #file: number | undefined;
  readonly #lines = new Map<string, Place>();
  #end = 0;

  /**
   * Opens a log, or begins one. A last line without its end, which a program was writing when it died, is cut off. With
   * `use: "read"` the file is left as it is, and one that is not there is empty.
   * @throws what the system says
   */
  constructor(path: string, format: LogFormat<T>, use: "append" | "read" = "append") {
    this.path = path;
    this.#format = format;
    this.#use = use;
    this.dropped = 0;
    if (use === "read" && !existsSync(path)) return;
    const file = openSync(path, use === "append" ? "a+" : "r");
    this.#file = file;
    try {
      if (!fstatSync(file).isFile()) throw new Error(`${path} is not a plain file`);
      this.dropped = this.#readAll(file);
      if (use === "read") return;
      ftruncateSync(file, this.#end);
      // A new file is there after a power cut only if its folder says so.
      flushFolder(dirname(path));
    } catch (error) {
      closeSync(file);
      throw error;
    }
  }

  /**
   * Leaves out the lines of a log that count no more; whole or not at all, while nobody else has it open.
   * @throws what the system says
   */
  static compact<T>(path: string, format: LogFormat<T>): void {
    const log = new AppendLog(path, format, "read");
    try {
      const counting = log.#lines.values().reduce((sum, { length }) => sum + length + 1, 0);
      if (counting < log.#end) writeWholeParts(path, log.#newest());
    } finally {
      log.close();
    }
  }

  /**
   * Adds entries; from now on each is its key's. All of them are on the disk when this returns, and none where it throws:
   * the log is then as it was, and can be used further.
   * @throws what the system says, as where the disk is full
   */
  append(...entries: readonly T[]): void {
    if (this.#file === undefined || this.#use === "read") throw new Error(`${this.path} was opened to be read`);
    const lines = entries.map((entry) => {
      const body = JSON.stringify(entry);
      return { key: this.#format.keyOf(entry), bytes: Buffer.from(`${this.#beforeBody(sumOf(body))}${body}}\n`) };
    });
    this.#write(this.#file, Buffer.concat(lines.map(({ bytes }) => bytes)));
    for (const { key, bytes } of lines) {
      this.#lines.set(key, { offset: this.#end, length: bytes.length - 1 });
      this.#end += bytes.length;
    }
  }

  /** The newest entry of a key. */
  read(key: string): T | undefined {
    const line = this.#lines.get(key);
    if (line === undefined || this.#file === undefined) return undefined;
    return this.#parse(textAt(this.#file, line));
  }

  /** The sum of the newest entry of a key: the same for the same entry. */
  sum(key: string): string | undefined {
    const line = this.#lines.get(key);
    if (line === undefined || this.#file === undefined) return undefined;
    return textAt(this.#file, { offset: line.offset + this.#beforeSum().length, length: SUM_LENGTH });
  }

  keys(): Iterable<string> {
    return this.#lines.keys();
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }

  /** After the end, or not at all. */
  #write(file: number, bytes: Buffer): void {
    try {
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      if (this.#format.isFlushed !== false) fsyncSync(file);
    } catch (error) {
      ftruncateSync(file, this.#end);
      throw error;
    }
  }

  *#newest(): Generator<string, void, undefined> {
    if (this.#file === undefined) return;
    for (const line of this.#lines.values()) yield `${textAt(this.#file, line)}\n`;
  }

  /** Finds every line; how many of them are no entries. */
  #readAll(file: number): number {
    let buffer = Buffer.allocUnsafe(CHUNK_BYTES);
    let [held, at, dropped] = [0, 0, 0];
    for (;;) {
      if (held === buffer.length) buffer = Buffer.concat([buffer], 2 * held);
      const got = readSync(file, buffer, held, buffer.length - held, at);
      if (got === 0) return held === 0 ? dropped : dropped + 1;
      at += got;
      const filled = buffer.subarray(0, held + got);
      let begin = 0;
      for (let end = filled.indexOf(NEWLINE, held); end !== -1; end = filled.indexOf(NEWLINE, begin)) {
        const entry = this.#parse(filled.toString("utf8", begin, end));
        const length = end - begin;
        if (entry === undefined) dropped += 1;
        else this.#lines.set(this.#format.keyOf(entry), { offset: this.#end, length });
        this.#end += length + 1;
        begin = end + 1;
      }
      filled.copyWithin(0, begin);
      held = filled.length - begin;
    }
  }

  /** Whoever has the sum right has the whole line, as it was written, and so what an entry of this version is. */
  #parse(line: string): T | undefined {
    const body = line.slice(this.#beforeBody("0".repeat(SUM_LENGTH)).length, -1);
    if (line !== `${this.#beforeBody(sumOf(body))}${body}}`) return undefined;
    const entry: T = JSON.parse(body);
    return entry;
  }

  #beforeBody(sum: string): string {
    return `${this.#beforeSum()}${sum}","entry":`;
  }

  #beforeSum(): string {
    return `{"version":${this.#format.version},"sum":"`;
  }
}

function textAt(file: number, { offset, length }: Place): string {
  const bytes = Buffer.allocUnsafe(length);
  readSync(file, bytes, 0, length, offset);
  return bytes.toString("utf8");
}

function sumOf(body: string): string {
  return hash("sha256", body).slice(0, SUM_LENGTH);
}

function flushFolder(folder: string): void {
  // Windows does not open folders, and needs no such thing.
  if (process.platform === "win32") return;
  const file = openSync(folder, "r");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
