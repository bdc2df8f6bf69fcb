// The files that are graded, read once from disk and made ready for a child. A path inside a submission is relative to
// its root and uses slashes: `06-softmax/softmax.ts`.

import { basename, join } from "node:path";
import type { LoadProblem } from "../domain/outcome.ts";
import type { Cache } from "../store/cache.ts";
import { relativeImports, resolveImport } from "./imports.ts";
import { isThere, readSource } from "./source-file.ts";
import { sourceLine } from "./source-text.ts";
import type { StripResult } from "./strip-helper.ts";
import { type Stripper, STRIP_MS } from "./stripper.ts";

export type Submission = {
  readonly root: string;
  /** JavaScript by path. */
  readonly sources: Readonly<Record<string, string>>;
  /** The files as they were written, but for their encoding and line ends, by path. */
  readonly texts: Readonly<Record<string, string>>;
  /** What keeps a file from running, by path. */
  readonly problems: Readonly<Record<string, LoadProblem>>;
};

/** One exercise that is spread over more files, or more text, than this is no exercise. */
const MAX_IMPORTS = 32;
const MAX_IMPORTED_BYTES = 2 * 1024 * 1024;
/** All that is sent to a child must fit into one message. */
const MAX_SUBMISSION_BYTES = 32 * 1024 * 1024;
/** Nothing that people write takes longer to strip. */
const MIN_STRIP_MS = STRIP_MS / 16;

/** Reads the files at `entries` and every file of the submission that they import. Bad files become problems. */
export async function stage(
  root: string,
  entries: readonly string[],
  cache: Cache,
  stripper: Stripper,
): Promise<Submission> {
  const staging = new Staging(root, cache, stripper);
  for (const entry of entries) await staging.add(entry);
  return staging.submission();
}

class Staging {
  readonly #root: string;
  readonly #cache: Cache;
  readonly #stripper: Stripper;
  // Maps, since a file may be called __proto__.
  readonly #sources = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #problems = new Map<string, LoadProblem>();
  #bytes = 0;
  /** Halved by every file that cannot be stripped, so that a hundred of them cost little more than a few. */
  #stripMs = STRIP_MS;

  constructor(root: string, cache: Cache, stripper: Stripper) {
    this.#root = root;
    this.#cache = cache;
    this.#stripper = stripper;
  }

  submission(): Submission {
    return {
      root: this.#root,
      sources: Object.fromEntries(this.#sources),
      texts: Object.fromEntries(this.#texts),
      problems: Object.fromEntries(this.#problems),
    };
  }

  /** Adds the file `entry` and what it imports. */
  async add(entry: string): Promise<void> {
    const room = { files: MAX_IMPORTS + 1, bytes: MAX_IMPORTED_BYTES };
    const waiting = [entry];
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      if (this.#texts.has(path) || this.#problems.has(path)) continue;
      room.files -= 1;
      const text = room.files < 0 ? undefined : this.#read(path, room);
      if (room.files < 0) this.#refuse(path, `at most ${MAX_IMPORTS} files`);
      if (text === undefined) continue;
      const code = await this.#strip(path, text);
      for (const specifier of relativeImports(code ?? "")) {
        const target = resolveImport(specifier, path);
        // What is not there is left to the child: only running the import tells whether it is real or part of a string.
        if (target !== undefined && isThere(join(this.#root, target))) waiting.push(target);
      }
    }
  }

  #read(path: string, room: { bytes: number }): string | undefined {
    const file = readSource(this.#root, path);
    if (file.kind === "problem") {
      this.#problems.set(path, file.problem);
      return undefined;
    }
    room.bytes -= file.bytes;
    this.#bytes += file.bytes;
    if (room.bytes < 0 || this.#bytes > MAX_SUBMISSION_BYTES) {
      this.#refuse(path, `at most ${MAX_IMPORTED_BYTES / 1024} KiB of files`);
      return undefined;
    }
    this.#texts.set(path, file.text);
    return file.text;
  }

  #refuse(path: string, detail: string): void {
    this.#problems.set(path, { kind: "unreadable", file: path, why: "too-many", detail });
  }

  async #strip(path: string, text: string): Promise<string | undefined> {
    const name = `stripped-${basename(this.#root)}/${path}`;
    const fingerprint = `${process.version}\n${text}`;
    const cached = this.#cache.read(name, fingerprint);
    const result: StripResult =
      typeof cached === "string" ? { kind: "stripped", code: cached } : await this.#stripper.strip(text, this.#stripMs);
    if (result.kind !== "stripped") {
      if (result.kind === "failed") this.#stripMs = Math.max(this.#stripMs / 2, MIN_STRIP_MS);
      this.#problems.set(path, stripProblem(path, text, result));
      return undefined;
    }
    if (typeof cached !== "string") this.#cache.write(name, fingerprint, result.code);
    this.#sources.set(path, result.code);
    return result.code;
  }
}

function stripProblem(path: string, text: string, result: Exclude<StripResult, { kind: "stripped" }>): LoadProblem {
  if (result.kind === "failed") {
    return { kind: "unreadable", file: path, why: "too-deep", detail: "" };
  }
  const source = sourceLine(text, result.line) ?? "";
  const location = { file: path, line: result.line, column: result.column, source };
  return { kind: result.kind, message: result.message, location };
}

/** What a file's answers depend on: its own text and those of all the submission's files that it imports, by path. */
export function textsBehind({ sources, texts }: Submission, entry: string): Readonly<Record<string, string>> {
  const behind = new Map<string, string>();
  const waiting = [entry];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
    if (text === undefined || behind.has(path)) continue;
    behind.set(path, text);
    const source = Object.hasOwn(sources, path) ? sources[path] : undefined;
    for (const specifier of relativeImports(source ?? "")) waiting.push(resolveImport(specifier, path) ?? "");
  }
  return Object.fromEntries(behind);
}
