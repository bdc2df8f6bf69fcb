import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { writeLearners } from "./learners.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-learners-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** What these learners hand in, by their path. */
function learners(name: string, from: number, to: number, seed: number): ReadonlyMap<string, string> {
  const folder = join(home, name);
  writeLearners(folder, from, to, seed);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

test("made-up learners hand in all exercises, and the same whoever else does", () => {
  const few = learners("few", 998, 1002, 1);
  const more = learners("more", 990, 1010, 1);
  expect(few.size).toBe(4 * 8);
  expect([...few].every(([path, text]) => more.get(path) === text)).toBe(true);
  expect([...learners("others", 998, 1002, 2).values()]).not.toEqual([...few.values()]);
});

test("of a thousand of them so many leave an exercise as it was", () => {
  const all = learners("thousand", 0, 1000, 1);
  const untouched = [...all].filter(([path, text]) => path.includes("06-softmax") && text.includes("not implemented"));
  // Who copies somebody else's adds to them or takes away.
  expect(untouched.length).toBeGreaterThan(20);
  expect(untouched.length).toBeLessThan(30);
});
