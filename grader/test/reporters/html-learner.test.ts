// What a learner reads of their grades, and what nobody may read there.

import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { ExerciseGrade, GradebookInfo, LearnerGrades } from "../../domain/gradebook.ts";
import { learnerReport } from "../../reporters/html/learner-report.ts";

const SECRET = "SECRET";

const info: GradebookInfo = {
  course: "A Tiny Course",
  exercises: [
    {
      id: "01-double",
      title: "Double a number",
      possible: 3,
      bonus: 1,
      cases: [
        { name: "four", points: 1, hidden: false, extra: false },
        { name: "many", points: 1, hidden: true, extra: false },
        { name: "none", points: 1, hidden: false, extra: false },
        { name: "huge", points: 1, hidden: false, extra: true },
      ],
    },
    { id: "02-center", title: "Center", possible: 2, bonus: 0, cases: [] },
  ],
};

const double: ExerciseGrade = {
  id: "01-double",
  spec: SECRET,
  status: "failed",
  points: { earned: 1, possible: 3, extra: 1 },
  diagnosis: {
    kind: "mistake",
    name: SECRET,
    message: "This looks like: `x + 2`, where two is added, where the number should be added to itself.",
  },
  wrong: { key: SECRET, case: SECRET, call: `double(${SECRET})`, got: SECRET, expected: SECRET },
  cases: [
    { case: "four", verdict: "passed", points: 1 },
    { case: "many", verdict: "failed", points: 0, message: "This case is hidden: it did not pass." },
    { case: "none", verdict: "errored", points: 0, outcome: "timed-out", message: "double: no answer within 2 s." },
    { case: "huge", verdict: "passed", points: 1 },
  ],
  comments: ["Nearly there.\nTry it with 3.", "To all who did this: read page 4."],
};

const center: ExerciseGrade = {
  id: "02-center",
  spec: SECRET,
  status: "not-started",
  points: { earned: 0, possible: 2, extra: 0 },
  cases: [],
  comments: [],
  byHand: { points: 1.5, reason: "handed in on paper" },
};

const ada: LearnerGrades = {
  learner: { key: `${SECRET}-key`, name: "Ada", lms: { system: "canvas", id: SECRET, late: true } },
  submission: SECRET,
  exercises: [double, center],
  late: { submittedAt: "2026-11-04T23:12:00Z", minutes: 90, percent: 10, reason: "1 h 30 min late" },
  comments: ["Come and see me."],
  sameAs: [`${SECRET}-other`],
  total: { earned: 3.5, possible: 5, penalty: 0.35, final: 3.15 },
};

/** A page as its lines of text. */
function read(grades: LearnerGrades): string {
  const { document } = parseHTML(learnerReport(info, grades));
  const text: string = document.body.textContent ?? "";
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n");
}

test("points, why, comments, what was given by hand, and what being late costs", () => {
  expect(read(ada)).toMatchInlineSnapshot(`
    "A Tiny Course
    Ada
    3.15 of 5 points
    All exercises, with 1 bonus
    3.5
    Late, 10 % off 1 h 30 min late
    −0.35
    Total
    3.15
    Come and see me.
    Exercise
    State
    Points
    Double a number
    ✗ does not pass
    1 of
    3 + 1
    Center
    by hand
    1.5 of
    2
    Double a number
    does not pass · 1 of
    3 points + 1 bonus
    This looks like: x + 2, where two is added, where the number should be added to itself.
    Nearly there.
    Try it with 3.To all who did this: read page 4.
    ✗
    many
    not passed hidden
    0 of 1
    This case is hidden: it did not pass.
    ✗
    none
    not passed
    0 of 1
    double: no answer within 2 s.
    2 cases
    pass
    ✓
    four
    passed
    1 of 1
    ✓
    huge
    passed stretch
    1 of 1
    Center
    1.5 of
    2 points
    The points are given by hand: handed in on paper"
  `);
});

test("nothing of hidden cases, of others, or of how grades are kept", () => {
  expect(learnerReport(info, ada)).not.toContain(SECRET);
});

describe("a submission that could not be graded", () => {
  const { total: _, ...without } = ada;

  test("is no fault of the learner's", () => {
    const fault = { owner: "course", reason: `01-double, ${SECRET}: no law ${SECRET}` } as const;
    const text = read({ ...without, exercises: [], fault });
    expect(text).toContain("could not be graded yet. That is not your fault, and it is not a zero");
    expect(text).not.toContain(SECRET);
    expect(text).not.toMatch(/\b0\b/);
  });

  test("tells the learner what only they can mend", () => {
    const fault = { owner: "submission", reason: "it holds more than 2000 files" } as const;
    expect(read({ ...without, exercises: [], fault })).toContain("What is in the way: it holds more than 2000 files.");
  });

  test("shows points by hand all the same", () => {
    const fault = { owner: "machine", reason: "x" } as const;
    const text = read({ ...without, exercises: [center], fault });
    expect(text).toContain("The points are given by hand: handed in on paper");
    expect(text).not.toContain("not started");
  });
});

test("a case that passes and brings nothing says why", () => {
  const cases = double.cases.map((each) => ({ ...each, points: 0 }));
  const held = { ...double, points: { earned: 0, possible: 3, extra: 0 }, cases };
  expect(read({ ...ada, exercises: [held] })).toContain("brings its points when the whole exercise passes");
});
