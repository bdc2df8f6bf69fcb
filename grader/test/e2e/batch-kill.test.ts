// A batch that is killed again and again, wherever it is, and started again: in the end gradebook, results and exports are
// those of one that nobody disturbed, byte for byte.

import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { randomFor } from "../../domain/random.ts";
import { zipOf } from "../batch/zip-bytes.ts";
import { type Batch, type ClassCourse, gradedClass, journalLines, LEARNERS, results } from "./batch-class.ts";

/** Many times what it takes on two cores. */
const PATIENCE_MS = 600_000;
const KILLS = 20;
/** About as long as it takes to start, or to write the results. */
const MOMENT_MS = 250;

const ROSTER = ["username", "right", "inner", "zipped", "nobody"].join("\n");
/** With the exit code of each: 1 where not everybody is in the roster. */
const EXPORTS = [
  { words: ["--to", "csv"], code: 0 },
  { words: ["--to", "junit"], code: 0 },
  { words: ["--to", "moodle", "--roster", "roster.csv", "--by", "username"], code: 1 },
] as const;

/** A class with everything that has a say in grades: late ones, points and comments by hand, a zip file. */
async function lateClass(): Promise<ClassCourse> {
  const course = await gradedClass();
  const late = "late: { deadline: 2026-11-20T23:59:00+01:00, percent: 10, every: day, atMost: 50 }";
  course.write("exercises/course.yaml", `${course.read("exercises/course.yaml")}${late}\n`);
  course.write(
    "submissions/zipped.zip",
    zipOf({ "01-double/double.ts": "export const double = (x: number) => 2 * x;" }),
  );
  course.write("times.csv", "learner,submitted\nright,2026-11-22T08:00:00Z\ninner,2026-11-20T08:00:00Z\n");
  course.write("roster.csv", ROSTER);
  for (const words of [
    ["batch", "submissions", "--out", "out", "--times", "times.csv"],
    ["gradebook", "out", "set", "inner", "double", "1.5", "--reason", "nearly"],
    ["gradebook", "out", "comment", "right", "=well(done)"],
  ]) {
    const { code, err } = await course.run(...words);
    expect([code, err]).toEqual([0, ""]);
  }
  return course;
}

/** Waits for a moment that is as good as any other, while it starts, grades, or writes the results. */
async function someMoment(batch: Batch, lines: number, random: (low: number, high: number) => number): Promise<void> {
  const kind = random(0, 3);
  if (kind === 0) return wait(random(0, MOMENT_MS));
  if (kind === 1) return batch.holds();
  await batch.wrote(Math.min(LEARNERS.length + 1, lines + random(1, 5)));
  if (kind === 3) await wait(random(0, MOMENT_MS));
}

function wait(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}

/** Kills it up to so many times, until it has ended by itself; how often. */
async function disturb(course: ClassCourse, out: string, most: number, seed: number): Promise<number> {
  const random = randomFor(seed, 1);
  for (let kills = 0; kills < most; kills += 1) {
    const lines = journalLines(join(course.folder, out));
    const batch = course.start(out, "--times", "times.csv", "--jobs", String(random(1, 3)));
    await someMoment(batch, lines, random);
    const { code } = await batch.kill();
    if (code !== null) return kills;
  }
  return most;
}

async function exported(course: ClassCourse, out: string): Promise<readonly string[]> {
  const files: string[] = [];
  for (const [at, { words, code }] of EXPORTS.entries()) {
    const file = `${out}-${at}`;
    const run = await course.run("export", out, ...words, "--output", file);
    expect([run.code, run.err]).toEqual([code, ""]);
    files.push(course.read(file));
  }
  return files;
}

test(
  "killed at any moment, it goes on and ends as if undisturbed",
  async () => {
    const course = await lateClass();
    const wanted = [...results(course, "out"), ...(await exported(course, "out"))];
    const names = readdirSync(join(course.folder, "out"));
    let kills = 0;
    for (let seed = 1; kills < KILLS; seed += 1) {
      const out = `disturbed-${seed}`;
      mkdirSync(join(course.folder, out));
      course.write(`${out}/by-hand.jsonl`, course.read("out/by-hand.jsonl"));
      // As if it had been killed while it wrote the results.
      course.write(`${out}/results.json.1.tmp`, "{");
      kills += await disturb(course, out, KILLS - kills, seed);
      const { code } = await course.start(out, "--times", "times.csv").ended;
      expect(code).toBe(0);
      expect([...results(course, out), ...(await exported(course, out))]).toEqual(wanted);
      expect(readdirSync(join(course.folder, out))).toEqual(names);
    }
  },
  PATIENCE_MS,
);
