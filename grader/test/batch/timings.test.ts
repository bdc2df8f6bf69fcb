// How long submissions took: the newest counts, and nothing that goes wrong with the file goes wrong with anything else.

import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Timings } from "../../batch/timings.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-timings-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const LEARNERS = ["ada", "bob", "carl", "dora", "eve"];

function slowest(path: string, count: number): readonly string[] {
  const timings = new Timings(path, "read");
  const found = timings.slowest(LEARNERS, count).map(({ learner, wallMs }) => `${learner} ${wallMs}`);
  timings.close();
  return found;
}

test("the slowest first, each by its last run, also after a line that was not finished", () => {
  const path = join(home, "timings.jsonl");
  const add = (learner: string, wallMs: number): void => {
    const timings = new Timings(path, "append");
    timings.add({ learner, wallMs, exercises: 8 });
    timings.close();
  };
  for (const [learner, wallMs] of [
    ["ada", 900.4],
    ["bob", 30],
    ["carl", 700],
    ["ada", 20],
  ] as const)
    add(learner, wallMs);
  appendFileSync(path, '{"version":1,"sum":"half');
  add("dora", 800);
  expect(slowest(path, 3)).toEqual(["dora 800", "carl 700", "bob 30"]);
  expect(slowest(path, 9)).toHaveLength(4);
});

test("what took a learner's time earlier goes when another batch begins, whole or not at all", () => {
  const folder = mkdtempSync(join(home, "again-"));
  const path = join(folder, "timings.jsonl");
  const lines = (): number => readFileSync(path, "utf8").split("\n").length - 1;
  const batch = (...all: readonly (readonly [string, number])[]): void => {
    const timings = new Timings(path, "append");
    for (const [learner, wallMs] of all) timings.add({ learner, wallMs, exercises: 8 });
    timings.close();
  };
  batch(["ada", 900], ["bob", 30], ["ada", 800], ["carl", 50]);
  expect(lines()).toBe(4);
  batch(["bob", 40]);
  expect(lines()).toBe(4);
  expect(slowest(path, 9)).toEqual(["ada 800", "carl 50", "bob 40"]);
  appendFileSync(path, "no entry\n");
  // Somebody who was killed before the new file was in place left this, and the old file as it was.
  writeFileSync(`${path}.1.tmp`, "half");
  batch();
  expect(lines()).toBe(3);
  const { ino } = statSync(path);
  batch();
  expect(statSync(path).ino).toBe(ino);
  expect(slowest(path, 9)).toEqual(["ada 800", "carl 50", "bob 40"]);
});

test("a file that is not there, or cannot be written, is nobody's trouble", () => {
  expect(slowest(join(home, "none.jsonl"), 3)).toEqual([]);
  const folder = join(home, "folder.jsonl");
  mkdirSync(folder);
  const timings = new Timings(folder, "append");
  timings.add({ learner: "ada", wallMs: 1, exercises: 1 });
  timings.close();
  expect(slowest(folder, 3)).toEqual([]);
});
