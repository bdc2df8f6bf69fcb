import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Prerequisites } from "../../domain/prerequisites.ts";
import { currentOf, nextOf, waiting } from "../../grading/way.ts";
import { openProgress, type Progress } from "../../store/progress.ts";

const folder = mkdtempSync(join(tmpdir(), "numkata-way-"));
afterAll(() => rmSync(folder, { recursive: true }));

let learners = 0;
function learner(...passed: readonly string[]): Progress {
  learners += 1;
  const progress = openProgress(join(folder, String(learners)));
  for (const id of passed) progress.markPassed(id);
  return progress;
}

const IDS = ["a", "b", "c", "d"];
const FREE: Prerequisites = new Map();
/** b needs a, c needs a and d. */
const BEFORE: Prerequisites = new Map([
  ["b", ["a"]],
  ["c", ["a", "d"]],
]);

describe("next", () => {
  test.each<[string, Prerequisites, string[], string | undefined, ReturnType<typeof nextOf>]>([
    ["the first", FREE, [], undefined, { id: "a", skipped: [] }],
    ["the one after", FREE, [], "b", { id: "c", skipped: [] }],
    ["round the end", FREE, ["d"], "c", { id: "a", skipped: [] }],
    ["itself, where nothing else is left", FREE, ["a", "c", "d"], "b", { id: "b", skipped: [] }],
    ["nothing", FREE, IDS, "b", undefined],
    ["after one that is not of the course", FREE, ["a"], "z", { id: "b", skipped: [] }],
    ["what can be done", BEFORE, ["a"], "b", { id: "d", skipped: [{ id: "c", after: ["d"] }] }],
    [
      "past all that wait",
      BEFORE,
      [],
      "a",
      {
        id: "d",
        skipped: [
          { id: "b", after: ["a"] },
          { id: "c", after: ["a", "d"] },
        ],
      },
    ],
    ["not what is done and waits for nothing", BEFORE, ["c", "a"], "a", { id: "b", skipped: [] }],
    ["what no longer waits", BEFORE, ["a", "d"], "b", { id: "c", skipped: [] }],
    [
      "the first, where each waits for another",
      new Map([
        ["a", ["b"]],
        ["b", ["a"]],
      ]),
      ["c", "d"],
      undefined,
      { id: "a", skipped: [] },
    ],
  ])("%s", (_, before, passed, from, next) => {
    expect(nextOf(IDS, before, learner(...passed), from)).toEqual(next);
  });
});

test("the current one is what was chosen, whatever it waits for; else the first that can be done", () => {
  const progress = learner();
  expect(currentOf(IDS, new Map([["a", ["d"]]]), progress)).toBe("b");
  progress.setCurrent("c");
  expect(currentOf(IDS, BEFORE, progress)).toBe("c");
  progress.setCurrent("gone");
  expect(currentOf(IDS, BEFORE, progress)).toBe("a");
});

test("what is done waits for nothing", () => {
  expect(waiting("c", BEFORE, learner("a"))).toEqual({ id: "c", after: ["d"] });
  expect(waiting("c", BEFORE, learner("c"))).toEqual({ id: "c", after: [] });
});
