// A learner's exercises as a folder, for as long as somebody needs it: where they lie in one, that one; else what was packed
// or lies among the files of others, in a temporary folder. Writes plain files below that folder and nothing else.

import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import { MAX_SOURCE_BYTES } from "../sandbox/source-file.ts";
import { CLASS_OR_COPY, isZip, type Items, type Layout, lookInto } from "./layout.ts";
import type { Scratch } from "./scratch.ts";
import { type HandedFile, type Place, readPlace, type Source } from "./source.ts";
import { submissionHash } from "./submission-hash.ts";
import { MAX_BYTES, MAX_FILES, quoted, tooManyBytes, tooManyFiles, Unfit } from "./unfit.ts";
import { Zip } from "./zip.ts";

const MAX_ZIPS = 8;

export type Exercises = { readonly folder: string; readonly layout: Layout };

/**
 * Calls `use` with the folder of a submission that has the exercises.
 * @throws Unfit where nobody can say which one that is, or it cannot be unpacked; or what the system says
 */
export async function withExercises<T>(
  source: Source,
  exercises: readonly Exercise[],
  scratch: Scratch,
  use: (found: Exercises) => Promise<T>,
): Promise<T> {
  if (source.kind === "unfit") throw new Unfit(source.reason);
  if (source.kind === "folder") {
    const { at, layout, zips } = lookInto(itemsOn(source.folder), exercises);
    if (layout !== undefined && zips.length === 0) return use({ folder: join(source.folder, at), layout });
  }
  const folder = scratch.folder();
  try {
    return await use(await new Unpacking(folder, exercises).exercisesOf(source));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What lies in a folder on disk. */
export function itemsOn(folder: string): Items {
  return (path) =>
    readdirSync(join(folder, path), { withFileTypes: true }).map((entry) => ({
      name: entry.name,
      kind: entry.isDirectory() ? "folder" : entry.isFile() ? "file" : "other",
    }));
}

type Candidate = Exercises & { readonly name: string };

class Unpacking {
  readonly #folder: string;
  readonly #exercises: readonly Exercise[];
  #files = 0;
  #bytes = 0;

  constructor(folder: string, exercises: readonly Exercise[]) {
    this.#folder = folder;
    this.#exercises = exercises;
  }

  async exercisesOf(source: Exclude<Source, { kind: "unfit" }>): Promise<Exercises> {
    const root = source.kind === "folder" ? source.folder : await this.#filesOf(source.files);
    const { at, layout, zips, why } = lookInto(itemsOn(root), this.#exercises);
    if (zips.length > MAX_ZIPS) throw new Unfit(`there are ${zips.length} zip files in it: keep the one that counts`);
    const found: Candidate[] = [];
    if (layout !== undefined)
      found.push({ name: at === "" ? "the files" : quoted(at), folder: join(root, at), layout });
    const none = new Set(zips.length > 0 ? [] : [why]);
    for (const [index, zip] of zips.entries()) {
      const inner = await this.#zipOf(join(root, zip), `zip-${index}`);
      const look = lookInto(itemsOn(inner), this.#exercises);
      if (look.layout !== undefined)
        found.push({ name: quoted(zip), folder: join(inner, look.at), layout: look.layout });
      else none.add(look.zips.length > 0 ? "a zip file inside of a zip file is not opened" : look.why);
    }
    const [first, second] = found;
    if (first === undefined) throw new Unfit([...none].join("; "));
    if (second === undefined || (await areSame(found))) return first;
    const what = layout === undefined || at === "" ? "keep those that count" : CLASS_OR_COPY;
    throw new Unfit(`${first.name} and ${second.name} in it both have exercises: ${what}`);
  }

  async #filesOf(files: readonly HandedFile[]): Promise<string> {
    const root = join(this.#folder, "files");
    mkdirSync(root);
    for (const { path, at } of files) {
      if (at.kind === "packed" && at.item.isFolder) mkdirSync(join(root, path), { recursive: true });
      else await this.#write(join(root, path), at, isZip(path) ? MAX_BYTES : MAX_SOURCE_BYTES);
    }
    return root;
  }

  async #zipOf(file: string, name: string): Promise<string> {
    const root = join(this.#folder, name);
    mkdirSync(root);
    const zip = await Zip.open(file, MAX_FILES);
    try {
      this.#checkRoom(zip);
      for (const item of zip.items) {
        if (item.why !== undefined) throw new Unfit(item.why);
        const place = join(root, item.path);
        if (item.isFolder) mkdirSync(place, { recursive: true });
        else await this.#write(place, { kind: "packed", zip, item }, MAX_SOURCE_BYTES);
      }
    } finally {
      zip.close();
    }
    return root;
  }

  /** Before anything is written: no file is unpacked further than its size, as the directory has it, allows. */
  #checkRoom({ items }: Zip): void {
    if (this.#files + items.length > MAX_FILES) throw tooManyFiles();
    const sizes = items.map(({ entry }) => Math.min(entry.uncompressedSize, MAX_SOURCE_BYTES));
    if (this.#bytes + sizes.reduce((sum, size) => sum + size, 0) > MAX_BYTES) throw tooManyBytes();
  }

  /** Of a file that is longer than `limit` no more than shows that it is. */
  async #write(target: string, place: Place, limit: number): Promise<void> {
    this.#files += 1;
    if (this.#files > MAX_FILES) throw tooManyFiles();
    mkdirSync(dirname(target), { recursive: true });
    const file = openSync(target, "wx", 0o600);
    let length = 0;
    try {
      await readPlace(place, (piece) => {
        length += piece.length;
        this.#bytes += piece.length;
        if (this.#bytes > MAX_BYTES) throw tooManyBytes();
        for (let at = 0; at < piece.length;) at += writeSync(file, piece, at);
        return length <= limit;
      });
    } finally {
      closeSync(file);
    }
  }
}

/** As of whoever unpacked a zip file, and left it beside what was in it. */
async function areSame(found: readonly Candidate[]): Promise<boolean> {
  const hashes = new Set<string>();
  for (const { folder } of found) hashes.add(await submissionHash({ kind: "folder", folder }));
  return hashes.size === 1 && new Set(found.map(({ layout }) => layout)).size === 1;
}
