// One file of a submission, read from disk by somebody who trusts neither its name, nor its kind, nor its size. Knows
// nothing of what is in it but that it must be text.

import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { basename, dirname, extname, join, sep } from "node:path";
import type { LoadProblem, Unreadable } from "../domain/outcome.ts";
import { decodeSource } from "./source-text.ts";

export type SourceFile =
  | { readonly kind: "read"; readonly text: string; readonly bytes: number }
  | { readonly kind: "problem"; readonly problem: LoadProblem };

/** No exercise needs a longer file; the stripper is not fed more. */
export const MAX_SOURCE_BYTES = 1024 * 1024;
/** What else an editor or a browser makes of `.ts`. */
const OTHER_ENDINGS = [".ts.txt", ".txt", ".js", ".mts", ".mjs", ".tsx", ".jsx"] as const;
/** So many names of a folder are looked at for one that was meant. */
const MAX_NAMES = 1000;

/** Reads the file at `path` inside of the folder `root`. Never waits, never throws, and reads no more than the limit. */
export function readSource(root: string, path: string): SourceFile {
  const problem = (why: Unreadable, detail = ""): SourceFile => ({
    kind: "problem",
    problem: { kind: "unreadable", file: path, why, detail },
  });
  const place = join(root, path);
  try {
    const stats = statSync(place, { throwIfNoEntry: false });
    if (stats === undefined) return isThere(place) ? problem("broken-link") : absent(place, path);
    // The file may be a link, and so may any folder on the way to it.
    if (!realpathSync(place).startsWith(realpathSync(root) + sep)) return problem("outside");
    if (stats.isDirectory()) return problem("folder");
    // Opening a pipe or a device may wait for ever, or do something.
    if (!stats.isFile()) return problem("not-regular");
    const bytes = readAtMost(place, MAX_SOURCE_BYTES);
    if (bytes === "not-regular") return problem(bytes);
    if (bytes === "too-large") return problem(bytes, `${MAX_SOURCE_BYTES / 1024} KiB`);
    const decoded = decodeSource(bytes);
    if (decoded.kind === "not-text") {
      const { why, place: at } = decoded;
      const location = at === undefined ? {} : { location: { file: path, ...at } };
      return { kind: "problem", problem: { kind: "unreadable", file: path, why, detail: "", ...location } };
    }
    return decoded.text.trim() === "" ? problem("empty") : { kind: "read", text: decoded.text, bytes: bytes.length };
  } catch (error) {
    return codeOf(error) === "ELOOP" ? problem("broken-link") : problem("refused", systemSays(error));
  }
}

/** Whether there is anything but a folder to be read at `place`, and be it a link that leads nowhere. */
export function isThere(place: string): boolean {
  try {
    return lstatSync(place, { throwIfNoEntry: false })?.isDirectory() === false;
  } catch (error) {
    // Where even looking is refused, reading says why. Any other name is one that no file can have.
    return codeOf(error) === "ELOOP" || codeOf(error) === "EACCES";
  }
}

/** The bytes of a file, at most so many. Since somebody looked, it may have become another, or grown. */
export function readAtMost(place: string, limit: number): Buffer | "not-regular" | "too-large" {
  // Windows has no such flag, and no pipes among its files.
  const file = openSync(place, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(file);
    if (!stats.isFile()) return "not-regular";
    if (stats.size > limit) return "too-large";
    // One byte more than it seems to have shows whether it has grown; then it gets all the room there is.
    for (const room of [stats.size + 1, limit + 1]) {
      const bytes = Buffer.allocUnsafe(room);
      let filled = 0;
      for (let got = -1; got !== 0 && filled < room; filled += got) {
        got = readSync(file, bytes, filled, room - filled, filled);
      }
      if (filled < room) return bytes.subarray(0, filled);
    }
    return "too-large";
  } finally {
    closeSync(file);
  }
}

/** Systems differ in whether `Softmax.ts` is `softmax.ts`, and in how they spell an accent; and some hide how a name ends. */
function absent(place: string, path: string): SourceFile {
  const names = namesIn(dirname(place));
  const stem = basename(place, extname(place));
  const spellings = [basename(place), ...OTHER_ENDINGS.map((ending) => stem + ending)].map(folded);
  const [similar] = spellings.flatMap((spelling) => names.filter((name) => folded(name) === spelling));
  return { kind: "problem", problem: { kind: "no-file", file: path, ...(similar === undefined ? {} : { similar }) } };
}

function folded(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

function namesIn(folder: string): readonly string[] {
  const names: string[] = [];
  try {
    const entries = opendirSync(folder);
    try {
      for (let at = 0; at < MAX_NAMES; at += 1) {
        const entry = entries.readSync();
        if (entry === null) break;
        names.push(entry.name);
      }
    } finally {
      entries.closeSync();
    }
  } catch {
    // No folder, no names.
  }
  return names;
}

/** Without the path, which is none of the learner's: `EACCES: permission denied`. */
function systemSays(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/, \w+(?: '[^]*)?$/, "");
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
