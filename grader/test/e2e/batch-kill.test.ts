// A batch that is killed again and again, wherever it is, and started again: in the end the results are those of one that
// nobody disturbed, byte for byte.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { randomFor } from "../../domain/random.ts";
import { type ClassCourse, gradedClass, journalLines, LEARNERS, results } from "./batch-class.ts";

/** Many times what it takes on two cores. */
const PATIENCE_MS = 300_000;

/** Kills it once it has written a few lines more, until there are none to come; how often. */
async function disturb(course: ClassCourse, out: string, seed: number): Promise<number> {
  const random = randomFor(seed, 1);
  for (let kills = 0; ; kills += 1) {
    const lines = journalLines(join(course.folder, out));
    if (lines >= LEARNERS.length) return kills;
    const batch = course.start(out, "--jobs", String(random(1, 3)));
    const more = random(0, 2);
    if (more === 0) await batch.holds();
    else await batch.wrote(lines + more);
    await batch.kill();
  }
}

test(
  "killed at any moment, it goes on and ends as if undisturbed",
  async () => {
    const course = await gradedClass();
    const wanted = results(course, "out");
    let kills = 0;
    for (const seed of [1, 2]) {
      const out = `disturbed-${seed}`;
      kills += await disturb(course, out, seed);
      // As if it had been killed while it wrote the results.
      course.write(`${out}/results.json.1.tmp`, "{");
      const { code, out: said } = await course.start(out).ended;
      expect(code).toBe(0);
      expect(said).toContain(`${LEARNERS.length} unchanged`);
      expect(results(course, out)).toEqual(wanted);
      expect(readdirSync(join(course.folder, out))).toEqual([
        "gradebook.sqlite",
        "grades.csv",
        "journal.jsonl",
        "results.json",
        "timings.jsonl",
      ]);
    }
    expect(kills).toBeGreaterThan(10);
  },
  PATIENCE_MS,
);
