// Hashes of what all grades of a run rest on: an exercise's spec and solution, the grader's own code.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import { answersEntryOf, type Course, entryOf, lawsEntryOf, mistakesEntryOf, roomFolder } from "../grading/course.ts";
import { type Submission, textsBehind } from "../sandbox/submission.ts";

/** The rooms that have a say in verdicts and in their words. */
const ROOMS = ["batch", "domain", "grading", "np", "reporters", "sandbox", "spec"];

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

export function digest(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}
