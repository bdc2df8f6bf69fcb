// The journal of a batch: a line for each submission that is finished, appended and flushed at once, so that whatever ends
// the grader costs no more than what was under way. Holds in memory only where each line is.

import { createHash } from "node:crypto";
import { closeSync, fstatSync, fsyncSync, ftruncateSync, openSync, readSync, writeSync } from "node:fs";
import { dirname } from "node:path";
import type { Entry } from "../domain/graded.ts";

type Line = { readonly offset: number; readonly length: number };

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;
const SUM_LENGTH = 16;
/** Goes up when entries change their meaning: older lines are then graded anew. */
const VERSION = 1;

export class Journal {
  /** Lines that were not written whole, or were changed by something else since: as if they had never been. */
  readonly dropped: number;
  readonly path: string;
  readonly #file: number;
  readonly #lines = new Map<string, Line>();
  #end = 0;

  /**
   * Opens a journal, or begins one. A last line without its end, which a grader was writing when it died, is cut off.
   * @throws what the system says
   */
  constructor(path: string) {
    this.path = path;
    this.#file = openSync(path, "a+");
    try {
      if (!fstatSync(this.#file).isFile()) throw new Error(`${path} is not a plain file`);
      this.dropped = this.#readAll();
      ftruncateSync(this.#file, this.#end);
      // A new file is there after a power cut only if its folder says so.
      flushFolder(dirname(path));
    } catch (error) {
      closeSync(this.#file);
      throw error;
    }
  }

  /**
   * Adds an entry; from now on it is the learner's. On the disk when this returns.
   * @throws what the system says, as where the disk is full; the journal stays readable
   */
  append(entry: Entry): void {
    const bytes = Buffer.from(`${textOf(entry)}\n`);
    for (let written = 0; written < bytes.length;) written += writeSync(this.#file, bytes, written);
    fsyncSync(this.#file);
    this.#lines.set(entry.learner, { offset: this.#end, length: bytes.length - 1 });
    this.#end += bytes.length;
  }

  /** The newest entry of a learner. */
  read(learner: string): Entry | undefined {
    const line = this.#lines.get(learner);
    if (line === undefined) return undefined;
    const bytes = Buffer.allocUnsafe(line.length);
    readSync(this.#file, bytes, 0, line.length, line.offset);
    return entryOf(bytes.toString("utf8"));
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Finds every line; how many of them are no entries. */
  #readAll(): number {
    const chunk = Buffer.allocUnsafe(CHUNK_BYTES);
    let [rest, at, dropped] = [Buffer.alloc(0), 0, 0];
    for (let got = -1; got !== 0; at += got) {
      got = readSync(this.#file, chunk, 0, CHUNK_BYTES, at);
      rest = Buffer.concat([rest, chunk.subarray(0, got)]);
      for (let end = rest.indexOf(NEWLINE); end !== -1; end = rest.indexOf(NEWLINE)) {
        const entry = entryOf(rest.toString("utf8", 0, end));
        if (entry === undefined) dropped += 1;
        else this.#lines.set(entry.learner, { offset: this.#end, length: end });
        this.#end += end + 1;
        rest = rest.subarray(end + 1);
      }
    }
    return rest.length === 0 ? dropped : dropped + 1;
  }
}

/** JSON with a sum in front: whoever has the sum right has the whole line, as it was written. */
function textOf(entry: Entry): string {
  const body = JSON.stringify(entry);
  return `${beforeBody(body)}${body}}`;
}

function entryOf(line: string): Entry | undefined {
  const start = beforeBody("").length;
  const body = line.slice(start, -1);
  if (line !== `${beforeBody(body)}${body}}`) return undefined;
  const { entry }: { readonly entry: Entry } = JSON.parse(line);
  return entry;
}

function beforeBody(body: string): string {
  const sum = createHash("sha256").update(body).digest("hex").slice(0, SUM_LENGTH);
  return `{"version":${VERSION},"sum":"${sum}","entry":`;
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
