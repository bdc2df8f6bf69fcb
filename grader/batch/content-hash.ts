// Hashes of what grades rest on: a submission's files, an exercise's spec and solution, the grader's own code.

import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import { answersEntryOf, type Course, entryOf, lawsEntryOf, mistakesEntryOf, roomFolder } from "../grading/course.ts";
import { MAX_SOURCE_BYTES, readAtMost } from "../sandbox/source-file.ts";
import { type Submission, textsBehind } from "../sandbox/submission.ts";
import { isZip } from "./layout.ts";
import { type HandedFile, type Place, readPlace, type Source } from "./source.ts";
import { Unfit } from "./unfit.ts";
import { MAX_BYTES, MAX_FILES } from "./unpack.ts";
import { isMadeByTools } from "./zip-names.ts";

/** The rooms that have a say in verdicts and in their words. */
const ROOMS = ["batch", "domain", "grading", "np", "reporters", "sandbox", "spec"];

/**
 * A hash of the names, kinds and contents of all files of a submission. Of a file that is too long for source code only the
 * length counts, and of a link where it leads: nothing more of them is ever read. Zip files count byte by byte and are not
 * opened; one that is all of a submission counts without its name.
 * @throws Unfit, or what the system says where a folder or file cannot be read
 */
export async function submissionHash(source: Source): Promise<string> {
  switch (source.kind) {
    case "folder":
      return folderHash(source.folder);
    case "files":
      return filesHash(source.files);
    case "unfit":
      throw new Unfit(source.reason);
  }
}

async function folderHash(folder: string): Promise<string> {
  const hash = createHash("sha256");
  const waiting = [""];
  let [files, bytes] = [0, 0];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const name of readdirSync(join(folder, at)).toSorted()) {
      const path = at === "" ? name : `${at}/${name}`;
      const place = join(folder, path);
      const stats = lstatSync(place);
      files += 1;
      if (files > MAX_FILES) throw new Unfit(`there are more than ${MAX_FILES} files in it`);
      if (stats.isDirectory()) {
        if (!isMadeByTools(name)) waiting.push(path);
      } else if (stats.isSymbolicLink()) {
        update(hash, [path, "link", readlinkSync(place)]);
      } else if (stats.isFile() && isZip(name)) {
        update(hash, [path, await wholeDigest({ kind: "disk", file: place })]);
      } else {
        const content = stats.isFile() ? readAtMost(place, MAX_SOURCE_BYTES) : "not-regular";
        bytes += typeof content === "string" ? 0 : content.length;
        if (bytes > MAX_BYTES) throw new Unfit(`there are more than ${MAX_BYTES / 1024 ** 2} MiB of files in it`);
        update(hash, [path, typeof content === "string" ? `${content} ${stats.size}` : digest(content)]);
      }
    }
  }
  return hash.digest("hex");
}

async function filesHash(files: readonly HandedFile[]): Promise<string> {
  const hash = createHash("sha256");
  const [first, ...others] = files;
  if (first !== undefined && others.length === 0 && isZip(first.path)) return wholeDigest(first.at);
  for (const { path, at } of files.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (at.kind === "packed" && at.item.isFolder) update(hash, [path, "folder"]);
    else update(hash, [path, isZip(path) ? await wholeDigest(at) : await sourceDigest(at)]);
  }
  return hash.digest("hex");
}

async function wholeDigest(place: Place): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  await readPlace(place, (piece) => {
    hash.update(piece);
    bytes += piece.length;
    if (bytes > MAX_BYTES) throw new Unfit(`the zip file has more than ${MAX_BYTES / 1024 ** 2} MiB`);
    return true;
  });
  return hash.digest("hex");
}

async function sourceDigest(place: Place): Promise<string> {
  const hash = createHash("sha256");
  let bytes = 0;
  await readPlace(place, (piece) => {
    hash.update(piece);
    bytes += piece.length;
    return bytes <= MAX_SOURCE_BYTES;
  });
  if (bytes <= MAX_SOURCE_BYTES) return hash.digest("hex");
  const size = place.kind === "packed" ? place.item.entry.uncompressedSize : statSync(place.file).size;
  return `too-large ${size}`;
}

/** A hash for each exercise of what can change its verdicts: its spec, the course's defaults, its solution and mistakes. */
export function specHashes(
  { folder, exercises, settings }: Course,
  solutions: Submission,
): Readonly<Record<string, string>> {
  const hashOf = (exercise: Exercise): string => {
    const files = [`${exercise.id}/exercise.yaml`, answersEntryOf(exercise)].map((file) =>
      join(folder, "exercises", file),
    );
    const entries = [entryOf(exercise), mistakesEntryOf(exercise), lawsEntryOf(exercise)];
    return digest(
      JSON.stringify([
        settings.defaults,
        files.map((file) => (existsSync(file) ? digest(readFileSync(file)) : "")),
        entries.map((entry) => textsBehind(solutions, entry)),
      ]),
    );
  };
  return Object.fromEntries(exercises.map((exercise) => [exercise.id, hashOf(exercise)]));
}

/** Names this grader: its version, what its code is, and the Node that it runs on. */
export function graderId(version: string): string {
  const hash = createHash("sha256");
  for (const room of ROOMS) {
    const folder = roomFolder(room);
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    for (const name of files.map((file) => file.name).toSorted())
      update(hash, [room, name, digest(readFileSync(folder + name))]);
  }
  return `${version} ${hash.digest("hex").slice(0, 12)} on Node ${process.versions.node}`;
}

function update(hash: ReturnType<typeof createHash>, parts: readonly string[]): void {
  hash.update(JSON.stringify(parts));
}

function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
