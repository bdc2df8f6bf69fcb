// Disks that a batch cannot write to, real ones: a small one that fills up wherever it likes, and one to be read only.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { HAS_BUBBLEWRAP, WITHOUT_BUBBLEWRAP } from "../bubblewrap.ts";
import { classCourse, gradedClass, results } from "./batch-class.ts";
import { shell } from "./walls.ts";

const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));
const PATIENCE_MS = 300_000;

/** What is left on a disk of a MiB when a batch begins; with the last of these it has all it needs. */
const LEFT_KIB = [0, 4, 12, 24, 48, 96, 192, 600];

const BATCH = `"${process.execPath}" "${BIN}" batch submissions --out out --jobs 2 2>&1`;

test.runIf(HAS_BUBBLEWRAP)(
  `where the disk fills up, it is told, and with room again it goes on${WITHOUT_BUBBLEWRAP}`,
  async () => {
    const course = await classCourse();
    for (const slow of ["loop", "crash"]) rmSync(join(course.folder, "submissions", slow), { recursive: true });
    expect((await course.run("batch", "submissions", "--out", "undisturbed")).code).toBe(0);
    const script = `
      for left in ${LEFT_KIB.join(" ")}; do
        head -c $(((1024 - left) * 1024 - $(du -sb out | cut -f1) / 4096 * 4096)) /dev/zero > out/ballast
        said=$(${BATCH})
        echo "exit code $?: $(echo "$said" | grep -o 'cannot be written: the disk is full' || echo graded)"
        rm out/ballast
        ls out | grep tmp
      done
      cp -r out kept`;
    const walls = ["--size", String(1024 * 1024), "--tmpfs", join(course.folder, "out")];
    const steps = (await shell(course.folder, walls, script)).trim().split("\n");
    const [full, graded] = ["exit code 2: cannot be written: the disk is full", "exit code 0: graded"];
    const fits = steps.indexOf(graded);
    expect(steps).toEqual(LEFT_KIB.map((_, at) => (at < fits ? full : graded)));
    expect(fits).toBeGreaterThan(2);
    expect(results(course, "kept")).toEqual(results(course, "undisturbed"));
  },
  PATIENCE_MS,
);

test.runIf(HAS_BUBBLEWRAP)(`a disk to be read only${WITHOUT_BUBBLEWRAP}`, async () => {
  const course = await gradedClass();
  const before = [...results(course, "out"), course.read("out/journal.jsonl")];
  const out = join(course.folder, "out");
  const said = await shell(course.folder, ["--ro-bind", out, out], `${BATCH}; echo "exit code $?"`);
  expect(said).toBe(`${out} cannot be written: this disk can only be read. So nothing was graded.\nexit code 2\n`);
  expect([...results(course, "out"), course.read("out/journal.jsonl")]).toEqual(before);
});
