// What goes into another system's list: points, scaled or not; what a learner is told of them; and what is told of a class
// that is large.

import { describe, expect, test } from "vitest";
import type { LearnerGrades } from "../../domain/gradebook.ts";
import { matchRoster, type RosterRow } from "../../domain/roster.ts";
import type { ClassList } from "../../reporters/class-list.ts";
import { givingOf, standingOf } from "../../reporters/given.ts";
import { matchReportText } from "../../reporters/match-report.ts";
import { gradedExercise } from "../domain/class.ts";

const ANN: LearnerGrades = {
  learner: { key: "ann", name: "Ann Lee" },
  exercises: [
    {
      ...gradedExercise("06-softmax", "10", { points: { earned: 1.5, possible: 3, extra: 0.25 } }),
      comments: ["Look at the axis.", "Many did this:\nsee the notes."],
    },
    {
      ...gradedExercise("07-l1-loss", "0", { points: { earned: 0, possible: 2, extra: 0 } }),
      byHand: { points: 1.1, reason: "nearly" },
      comments: [],
    },
  ],
  comments: ["=Well done"],
  sameAs: [],
  late: { percent: 10, reason: "1 day late" },
  total: { earned: 2.85, possible: 5, penalty: 0.28, final: 2.57 },
};

describe("a learner with a grade", () => {
  test("is told what it comes from, beginning with a number", () => {
    expect(standingOf(ANN, undefined).given?.feedback).toMatchInlineSnapshot(`
      "2.57 of 5 points: 2.85 less 0.28 (1 day late)
      06-softmax: 1.75 of 3
        Look at the axis.
        Many did this:
      see the notes.
      07-l1-loss: 1.1 of 2
      =Well done"
    `);
  });

  test.each([
    [100, 51.4],
    [10, 5.14],
    [7, 3.6],
    [5, 2.57],
  ])("gets it out of %d", (outOf, points) => {
    const { given } = standingOf(ANN, outOf);
    expect(given?.points).toBe(points);
    expect(given?.feedback.split("\n")[0]).toBe(
      `2.57 of 5 points: 2.85 less 0.28 (1 day late); that is ${points} of ${outOf}`,
    );
  });

  test("gets nothing out of nothing", () => {
    const none = { ...ANN, total: { earned: 0, possible: 0, penalty: 0, final: 0 } };
    expect(standingOf(none, 100).given?.points).toBe(0);
  });
});

test("a learner without a grade has none, and the reason", () => {
  const { total: _, ...rest } = ANN;
  const fault = { owner: "machine", reason: "no memory" } as const;
  expect(standingOf({ ...rest, exercises: [], fault }, 100)).toEqual({ learner: ANN.learner, reason: "no memory" });
  expect(standingOf(rest, undefined).reason).toBe("not all of it could be graded");
});

test("of a large class the first are named", () => {
  const learners = Array.from({ length: 12_000 }, (_, at) => ({ key: `who ${at}`, name: `who ${at}` }));
  const rows: readonly RosterRow[] = [{ at: 0, line: 2, handles: ["x\u001b[2J"], names: ["\u202eabc"] }];
  const list: ClassList = { rows, column: "A (1)", refusal: () => undefined, parts: () => [] };
  const matching = matchRoster(learners, rows, "canvas");
  const giving = givingOf(matching, new Map(), list);
  const text = matchReportText(
    { roster: "r.csv", list, matching, giving, possible: 1 },
    { color: false, width: 80, links: false },
  );
  expect(text.split("\n").length).toBeLessThan(40);
  expect(text).toContain("Not in the list (12,000):\n  who 0\n");
  expect(text).toContain("  … and 11,980 more\n");
  expect(text).toContain(String.raw`"\u202eabc" (x\x1b[2J, line 2)`);
});
