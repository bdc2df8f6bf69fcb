// Hashes of what grades rest on: a submission's files, an exercise's spec and solution, the grader's own code.

import { createHash } from "node:crypto";
import { existsSync, lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import { answersEntryOf, type Course, entryOf, lawsEntryOf, mistakesEntryOf, roomFolder } from "../grading/course.ts";
import { MAX_SOURCE_BYTES, readAtMost } from "../sandbox/source-file.ts";
import { type Submission, textsBehind } from "../sandbox/submission.ts";

/** More files than this in one submission were not written by hand. */
const MAX_FILES = 10_000;
const MAX_BYTES = 256 * 1024 * 1024;
/** Folders that tools make, and that no exercise imports from. */
const MADE_BY_TOOLS = new Set(["node_modules", ".git"]);
/** The rooms that have a say in verdicts and in their words. */
const ROOMS = ["batch", "domain", "grading", "np", "reporters", "sandbox", "spec"];

/** A folder holds more than anybody hands in; the message says what. */
export class TooMuch extends Error {}

/**
 * A hash of the names, kinds and contents of all files in a submission's folder. Of a file that is too long for source
 * code only the length counts, and of a link where it leads: nothing more of them is ever read.
 * @throws TooMuch, or what the system says where a folder or file cannot be read
 */
export function submissionHash(folder: string): string {
  const hash = createHash("sha256");
  const waiting = [""];
  let [files, bytes] = [0, 0];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const name of readdirSync(join(folder, at)).toSorted()) {
      const path = at === "" ? name : `${at}/${name}`;
      const place = join(folder, path);
      const stats = lstatSync(place);
      files += 1;
      if (files > MAX_FILES) throw new TooMuch(`there are more than ${MAX_FILES} files in it`);
      if (stats.isDirectory()) {
        if (!MADE_BY_TOOLS.has(name)) waiting.push(path);
      } else if (stats.isSymbolicLink()) {
        update(hash, [path, "link", readlinkSync(place)]);
      } else {
        const content = stats.isFile() ? readAtMost(place, MAX_SOURCE_BYTES) : "not-regular";
        bytes += typeof content === "string" ? 0 : content.length;
        if (bytes > MAX_BYTES) throw new TooMuch(`there are more than ${MAX_BYTES / 1024 ** 2} MiB of files in it`);
        update(hash, [path, typeof content === "string" ? `${content} ${stats.size}` : digest(content)]);
      }
    }
  }
  return hash.digest("hex");
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
