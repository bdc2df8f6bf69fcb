// The files of a class's results: what a spreadsheet and another program read in them.

import { expect, test } from "vitest";
import type { Entry } from "../../domain/graded.ts";
import { gradesParts, resultsParts } from "../../reporters/batch-results.ts";

function graded(learner: string, earned: number): Entry {
  const points = { earned, possible: 3, extra: 0 };
  return {
    kind: "graded",
    learner,
    submission: "s",

    grader: "g",
    sandbox: "default",
    exercises: [{ id: "a", spec: "h", status: earned === 3 ? "passed" : "failed", points, cases: [] }],
  };
}

function csv(...entries: readonly Entry[]): string {
  return [...gradesParts(["a"], entries)].join("");
}

test("a fault has no points", () => {
  const fault: Entry = {
    kind: "fault",
    learner: "bob",
    fault: { owner: "submission", reason: "it is gone, all of it" },
  };
  expect(csv(graded("ada", 2.5), fault)).toBe(
    'learner,a,points,possible,bonus,fault\r\nada,2.5,2.5,3,0,\r\nbob,,,,,"it is gone, all of it"\r\n',
  );
});

test.each([
  ["=cmd()", "'=cmd()"],
  ["+1", "'+1"],
  ["-1", "'-1"],
  ["@sum", "'@sum"],
  ["\t=1", "'\t=1"],
  [" =1", "' =1"],
  ['=a"b', '"\'=a""b"'],
  ["a, b", '"a, b"'],
  ['"', '""""'],
  ["a\nb", '"a\nb"'],
  ["🦊", "🦊"],
  ["\u202eabc", "\u202eabc"],
])("the name %j", (name, cell) => {
  expect(csv(graded(name, 3)).split("\r\n")[1]).toBe(`${cell},3,3,3,0,`);
});

test("the JSON has everybody, faults apart", () => {
  const entries: readonly Entry[] = [
    graded("ada", 3),
    { kind: "fault", learner: "bob", fault: { owner: "bug", reason: "x" } },
    graded("carl", 0),
  ];
  const parts = [...resultsParts("A course", () => entries, [{ name: "notes.txt", reason: "not a folder" }])];
  expect(JSON.parse(parts.join(""))).toMatchObject({
    version: 1,
    course: "A course",
    submissions: [{ learner: "ada" }, { learner: "carl" }],
    faults: [{ learner: "bob", fault: { owner: "bug", reason: "x" } }],
    passedOver: [{ name: "notes.txt", reason: "not a folder" }],
  });
});
