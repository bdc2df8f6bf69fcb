// The learner's files that a reset put away. Nothing here ever deletes or overwrites what a learner wrote: a file is moved
// into the backups or stays where it is, byte for byte.

import {
  closeSync,
  constants,
  copyFileSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { faultText } from "./fault-text.ts";
import { LEARNER_FOLDER } from "./progress.ts";

/** What a reset did. Paths are absolute. */
export type Reset =
  /** The file is the stub already; nothing was done. */
  | { readonly kind: "unchanged" }
  /** The file is the stub now; `backup` is where it was put, undefined where there was no file. */
  | { readonly kind: "reset"; readonly backup: string | undefined }
  | Blocked;

export type Undo =
  /** There is no backup older than what the file is now. */
  | { readonly kind: "no-older" }
  /** The file is as in `backup`; what it was before is in `kept`, undefined where it was the stub or missing. */
  | { readonly kind: "restored"; readonly backup: string; readonly kept: string | undefined }
  | Blocked;

/** The disk said no: the file is as it was. */
export type Blocked = { readonly kind: "blocked"; readonly reason: string };

/**
 * Puts the learner's file away and the stub in its place.
 * @param entry the file, relative to `exercises/`: `06-softmax/softmax.ts`
 * @param stub the text to begin with again
 */
export function resetToStub(courseFolder: string, entry: string, stub: string): Reset {
  return unlessBlocked(() => {
    const shelf = shelfOf(courseFolder, entry);
    const content = contentOf(shelf.file);
    if (content !== undefined && isStub(content, stub)) return { kind: "unchanged" };
    return { kind: "reset", backup: replace(shelf, Buffer.from(stub)) };
  });
}

/**
 * Brings the newest backup back, or the one before where the file is that backup already: undoing again goes further back.
 */
export function undoReset(courseFolder: string, entry: string, stub: string): Undo {
  return unlessBlocked(() => {
    const shelf = shelfOf(courseFolder, entry);
    const content = contentOf(shelf.file);
    const backups = backupsOf(shelf);
    const at = content === undefined ? -1 : backups.findLastIndex((each) => readFileSync(each).equals(content));
    const older = at === -1 ? backups : backups.slice(0, at);
    const backup = older.findLast((each) => content === undefined || !readFileSync(each).equals(content));
    if (backup === undefined) return { kind: "no-older" };
    const wanted = readFileSync(backup);
    const kept = replace(shelf, wanted);
    if (kept === undefined || content === undefined || !readFileSync(kept).equals(content))
      return { kind: "restored", backup, kept };
    // What can be made again, or is among the backups already, would only be in the way of the next undo.
    if (at === -1 && !isStub(content, stub)) return { kind: "restored", backup, kept };
    rmSync(kept);
    return { kind: "restored", backup, kept: backups[at] };
  });
}

/** The learner's file and the folder of its backups, named `softmax.1.ts`, `softmax.2.ts`, ... */
type Shelf = { readonly file: string; readonly folder: string; readonly stem: string; readonly extension: string };

function shelfOf(courseFolder: string, entry: string): Shelf {
  const place = join(courseFolder, "exercises", entry);
  const extension = extname(entry);
  return {
    // Where the learner keeps the file elsewhere and a link here, the link stays.
    file: isThere(place) ? realpathSync(place) : place,
    folder: join(courseFolder, LEARNER_FOLDER, "backup", dirname(entry)),
    stem: basename(entry, extension),
    extension,
  };
}

function contentOf(file: string): Buffer | undefined {
  return isThere(file) ? readFileSync(file) : undefined;
}

/** A stub that an editor saved with other line ends, or a byte order mark, is still nobody's work. */
function isStub(content: Buffer, stub: string): boolean {
  return new TextDecoder().decode(content).replaceAll("\r\n", "\n") === stub;
}

/** Moves the file, if there is one, to a backup of its own, and puts a new one with `content` there. */
function replace(shelf: Shelf, content: Buffer): string | undefined {
  const temporary = join(dirname(shelf.file), `.${basename(shelf.file)}.${process.pid}.tmp`);
  try {
    // First of all, so that a folder that cannot be written costs nothing.
    writeFileSync(temporary, content, { flush: true });
    const backup = isThere(shelf.file) ? putAway(shelf) : undefined;
    try {
      putInPlace(temporary, shelf.file);
    } catch (error) {
      if (backup !== undefined && !isThere(shelf.file)) renameSync(backup, shelf.file);
      throw error;
    }
    return backup;
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Moved, not copied: what an editor saves in this moment is in the backup too, or a new file. */
function putAway(shelf: Shelf): string {
  const backup = reserve(shelf);
  try {
    renameSync(shelf.file, backup);
  } catch (error) {
    if (!hasCode(error, "EXDEV")) {
      rmSync(backup);
      throw error;
    }
    copyFileSync(shelf.file, backup);
    rmSync(shelf.file);
  }
  return backup;
}

/** An empty file that is nobody else's, under the next number. */
function reserve(shelf: Shelf): string {
  mkdirSync(shelf.folder, { recursive: true });
  for (let n = (numbersOf(shelf).at(-1) ?? 0) + 1; ; n++) {
    const backup = pathOf(shelf, n);
    try {
      closeSync(openSync(backup, "wx"));
      return backup;
    } catch (error) {
      if (!hasCode(error, "EEXIST")) throw error;
    }
  }
}

/** A link fails where a file has come in between, instead of overwriting it; some disks have no links. */
function putInPlace(temporary: string, file: string): void {
  try {
    linkSync(temporary, file);
  } catch (error) {
    if (hasCode(error, "EEXIST")) throw error;
    copyFileSync(temporary, file, constants.COPYFILE_EXCL);
  }
}

function backupsOf(shelf: Shelf): readonly string[] {
  return numbersOf(shelf).map((n) => pathOf(shelf, n));
}

function numbersOf({ folder, stem, extension }: Shelf): readonly number[] {
  if (!isThere(folder)) return [];
  const numbers = readdirSync(folder).map((name) => {
    return name.startsWith(`${stem}.`) && name.endsWith(extension)
      ? Number(name.slice(stem.length + 1, -extension.length))
      : NaN;
  });
  return numbers.filter((n) => Number.isInteger(n) && n > 0).toSorted((a, b) => a - b);
}

function pathOf({ folder, stem, extension }: Shelf, n: number): string {
  return join(folder, `${stem}.${n}${extension}`);
}

function unlessBlocked<T>(work: () => T): T | Blocked {
  try {
    return work();
  } catch (error) {
    // A fault of ours has no code and is not the disk's.
    if (!(error instanceof Error && "syscall" in error)) throw error;
    return { kind: "blocked", reason: faultText(error) };
  }
}

function isThere(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
