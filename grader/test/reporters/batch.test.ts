// What whoever grades a class reads: how far it is, and at the end what came of it.

import { expect, test } from "vitest";
import type { Entry } from "../../domain/graded.ts";
import { batchDropped, batchGone, batchProgress, BatchSummary } from "../../reporters/batch.ts";

const PAGE = { color: false, width: 80, links: false };

test.each([
  [{ done: 0, total: 9, graded: 0, elapsedMs: 0 }, 80, "0 of 9"],
  [{ done: 3, total: 9, graded: 0, elapsedMs: 50 }, 80, "3 of 9"],
  [{ done: 3, total: 9, graded: 3, elapsedMs: 3000 }, 80, "3 of 9 · 1.0 a second · 6 s left"],
  [{ done: 500, total: 1000, graded: 400, elapsedMs: 20_000 }, 80, "500 of 1000 · 20 a second · 25 s left"],
  [{ done: 10, total: 1000, graded: 10, elapsedMs: 10_000 }, 80, "10 of 1000 · 1.0 a second · 17 min left"],
  [{ done: 10, total: 10_000, graded: 10, elapsedMs: 10_000 }, 80, "10 of 10000 · 1.0 a second · 2 h 47 min left"],
  [{ done: 10, total: 10_000, graded: 10, elapsedMs: 10_000 }, 20, "10 of 10000 · 1.0…"],
])("%j", (progress, width, text) => {
  expect(batchProgress(progress, width)).toBe(`\r${text}\u001b[K`);
});

function graded(learner: string, status: "passed" | "failed"): Entry {
  const exercises = ["01-double", "02-center"].map((id) => {
    return { id, spec: "", status, points: { earned: 0, possible: 1, extra: 0 }, cases: [] };
  });
  return { kind: "graded", learner, submission: "", grader: "", sandbox: "default", exercises };
}

test("a summary, with names that a terminal could obey", () => {
  const summary = new BatchSummary();
  summary.add(graded("ada", "passed"), 0, undefined);
  summary.add(graded("bob", "failed"), 2, undefined);
  for (let at = 0; at < 22; at += 1) {
    const fault = {
      owner: at === 1 ? "bug" : "machine",
      reason: at === 1 ? "TypeError: x" : "its process ended",
    } as const;
    summary.add({ kind: "fault", learner: `\u001b[2J\u202e${at}`, fault }, 0, undefined);
  }
  const passedOver = [{ name: "a\nb", reason: "not a folder" }];
  const leftOut = [{ name: "ada/double (1).ts", reason: '"double.ts" was graded for 01-double' }];
  const end = { title: "A\u0007 course", notGraded: { passedOver, leftOut }, files: ["/out/grades.csv"] };
  expect(summary.text(end, PAGE)).toMatchInlineSnapshot(`
    "
    A\\x07 course

    01-double  1 of 2 pass  50 %
    02-center  1 of 2 pass  50 %

    Passed over, since they are no submissions (1):
      a b: not a folder

    Not graded, since another file of the same learner was (1):
      ada/double (1).ts: "double.ts" was graded for 01-double

    Could not be graded, which is not a zero (22):
      \\x1b[2J\\u202e0: its process ended
      \\x1b[2J\\u202e1: a bug in numkata: TypeError: x
      \\x1b[2J\\u202e2: its process ended
      \\x1b[2J\\u202e3: its process ended
      \\x1b[2J\\u202e4: its process ended
      \\x1b[2J\\u202e5: its process ended
      \\x1b[2J\\u202e6: its process ended
      \\x1b[2J\\u202e7: its process ended
      \\x1b[2J\\u202e8: its process ended
      \\x1b[2J\\u202e9: its process ended
      \\x1b[2J\\u202e10: its process ended
      \\x1b[2J\\u202e11: its process ended
      \\x1b[2J\\u202e12: its process ended
      \\x1b[2J\\u202e13: its process ended
      \\x1b[2J\\u202e14: its process ended
      \\x1b[2J\\u202e15: its process ended
      \\x1b[2J\\u202e16: its process ended
      \\x1b[2J\\u202e17: its process ended
      \\x1b[2J\\u202e18: its process ended
      \\x1b[2J\\u202e19: its process ended
      … and 2 more

    2 submissions graded · 1 unchanged, not run again
      /out/grades.csv
    Where the wrong one was graded, take it away and run the same again.
    Run the same again to try those that could not be graded.

    "
  `);
});

test("nobody graded is told too", () => {
  const summary = new BatchSummary();
  summary.add({ kind: "fault", learner: "ada", fault: { owner: "submission", reason: "it is gone" } }, 0, undefined);
  expect(summary.text({ title: "A course", notGraded: { passedOver: [], leftOut: [] }, files: [] }, PAGE))
    .toMatchInlineSnapshot(`
    "
    A course

    Could not be graded, which is not a zero (1):
      ada: it is gone

    0 submissions graded
    What could not be graded stays so until it is mended or handed in anew: then run
    the same again.

    "
  `);
});

test("lines that were dropped", () => {
  expect([1, 2].map(batchDropped).join("")).toMatchInlineSnapshot(`
    "1 line of the journal was not written whole. What it was about is graded again.
    2 lines of the journal were not written whole. What they were about is graded again.
    "
  `);
});

test("learners who are gone", () => {
  expect(batchGone(["\u001b[2J\u202eeve", ...Array.from({ length: 21 }, (_, at) => `n${at}`)], { ...PAGE, width: 40 }))
    .toMatchInlineSnapshot(`
    "In the gradebook until now, and no
    longer among the submissions (22):
      \\x1b[2J\\u202eeve
      n0
      n1
      n2
      n3
      n4
      n5
      n6
      n7
      n8
      n9
      n10
      n11
      n12
      n13
      n14
      n15
      n16
      n17
      n18
      … and 2 more
    It leaves them out until they are back;
    what they had is kept.
    "
  `);
});
