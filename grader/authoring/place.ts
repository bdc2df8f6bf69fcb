// Puts new folders on the disk, all of them or none: they are written under another name first and then moved.

import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { makeFolder } from "../store/make-folder.ts";

/** A folder that is not there yet, or is empty but for `.git`, and the texts of its files by their names, which may be paths. */
export type NewFolder = { readonly path: string; readonly files: Readonly<Record<string, string>> };

/** The disk said no, or something is in the way; the disk is as it was. */
export class NotPlaced extends Error {
  readonly path: string;

  constructor(path: string, cause: unknown) {
    super(`${path} could not be made`, { cause });
    this.path = path;
  }
}

/** @throws NotPlaced for the first that cannot be made, and then none is */
export function placeFolders(folders: readonly NewFolder[]): void {
  const undo: (() => void)[] = [];
  for (const folder of folders) {
    try {
      place(folder, undo);
    } catch (error) {
      for (const step of undo.toReversed()) step();
      throw new NotPlaced(folder.path, error);
    }
  }
}

/** Everything that has to be undone is in `undo` before it is done. */
function place({ path, files }: NewFolder, undo: (() => void)[]): void {
  const remove = (made: string): void => {
    undo.push(() => rmSync(made, { recursive: true, force: true }));
  };
  // A folder that is there stays the same folder: a shell may stand in it.
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined;
  if (isThere && readdirSync(path).some((name) => name !== ".git")) throw new Error("the folder is not empty");
  const above = isThere ? undefined : makeFolder(dirname(path));
  if (above !== undefined) remove(above);
  const draft = join(isThere ? path : dirname(path), `.${basename(path)}.${process.pid}.tmp`);
  remove(draft);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(draft, name)), { recursive: true });
    writeFileSync(join(draft, name), text, { flag: "wx" });
  }
  if (isThere) {
    for (const name of readdirSync(draft)) {
      remove(join(path, name));
      renameSync(join(draft, name), join(path, name));
    }
    rmSync(draft, { recursive: true });
    return;
  }
  renameSync(draft, path);
  remove(path);
}
