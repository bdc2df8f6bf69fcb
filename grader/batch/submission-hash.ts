// The hash of a submission: the same files have the same one, wherever they lie.

import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import { MAX_SOURCE_BYTES, readAtMost } from "../sandbox/source-file.ts";
import { digest } from "./content-hash.ts";
import { isZip } from "./layout.ts";
import { type HandedFile, type Place, readPlace, type Source } from "./source.ts";
import { MAX_BYTES, MAX_FILES, tooManyBytes, tooManyFiles, Unfit } from "./unfit.ts";
import { isLeftBySystem, isMadeByTools } from "./zip-names.ts";

/**
 * A hash of the names, kinds and contents of all files of a submission. Of a file that is too long for
 * source code only the length counts, and of a link where it leads: nothing more of them is ever read. Zip files count byte
 * by byte and are not opened; one that is all of a submission counts without its name.
 * @throws Unfit, or what the system says where a folder or file cannot be read
 */
export async function submissionHash(source: Source): Promise<string> {
  switch (source.kind) {
    case "folder":
      return hashOf(await inFolder(source.folder));
    case "files":
      return hashOf(await amongFiles(source.files));
    case "unfit":
      throw new Unfit(source.reason);
  }
}

/** A file's path and what stands for its content. */
type Summed = readonly [path: string, sum: string];

function hashOf(files: readonly Summed[]): string {
  const [first, ...others] = files;
  if (first !== undefined && others.length === 0 && isZip(first[0])) return first[1];
  const hash = createHash("sha256");
  for (const file of files.toSorted(([a], [b]) => (a < b ? -1 : 1))) hash.update(JSON.stringify(file));
  return hash.digest("hex");
}

async function inFolder(folder: string): Promise<readonly Summed[]> {
  const found: Summed[] = [];
  const waiting = [""];
  const room = new Room();
  let files = 0;
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const name of readdirSync(join(folder, at))) {
      if (isLeftBySystem(name)) continue;
      const path = at === "" ? name : `${at}/${name}`;
      const place = join(folder, path);
      const stats = lstatSync(place);
      files += 1;
      if (files > MAX_FILES) throw tooManyFiles();
      if (stats.isDirectory()) {
        if (!isMadeByTools(name)) waiting.push(path);
      } else if (stats.isSymbolicLink()) {
        found.push([path, `link ${readlinkSync(place)}`]);
      } else if (stats.isFile() && isZip(name)) {
        found.push([path, await wholeDigest({ kind: "disk", file: place }, room)]);
      } else {
        const content = stats.isFile() ? readAtMost(place, MAX_SOURCE_BYTES) : "not-regular";
        if (typeof content !== "string") room.take(content.length);
        found.push([path, typeof content === "string" ? `${content} ${stats.size}` : digest(content)]);
      }
    }
  }
  return found;
}

async function amongFiles(files: readonly HandedFile[]): Promise<readonly Summed[]> {
  if (files.length > MAX_FILES) throw tooManyFiles();
  const found: Summed[] = [];
  const room = new Room();
  for (const { path, at } of files) {
    if (at.kind === "packed" && at.item.isFolder) continue;
    found.push([path, isZip(path) ? await wholeDigest(at, room) : await sourceDigest(at, room)]);
  }
  return found;
}

/** What may be read of one submission: zip files that hold nothing but zeros are small where they are handed in. */
class Room {
  #bytes = 0;

  take(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > MAX_BYTES) throw tooManyBytes();
  }
}

async function wholeDigest(place: Place, room: Room): Promise<string> {
  const sum = await digestWithin(place, MAX_BYTES, room);
  if (sum === undefined) throw new Unfit(`the zip file has more than ${MAX_BYTES / 1024 ** 2} MiB`);
  return sum;
}

async function sourceDigest(place: Place, room: Room): Promise<string> {
  const sum = await digestWithin(place, MAX_SOURCE_BYTES, room);
  if (sum !== undefined) return sum;
  const size = place.kind === "packed" ? place.item.entry.uncompressedSize : statSync(place.file).size;
  return `too-large ${size}`;
}

/** Undefined where there is more than `limit`. */
async function digestWithin(place: Place, limit: number, room: Room): Promise<string | undefined> {
  const hash = createHash("sha256");
  let bytes = 0;
  await readPlace(place, (piece) => {
    hash.update(piece);
    bytes += piece.length;
    return bytes <= limit;
  });
  if (bytes > limit) return undefined;
  room.take(bytes);
  return hash.digest("hex");
}
