// What grading again changes, as it is read.

import { expect, test } from "vitest";
import type { Movement } from "../../domain/movement.ts";
import { movesText, regradeText } from "../../reporters/regrade.ts";

const NONE = { passedOver: [], leftOut: [] };
const PAGE = { color: false, width: 80, links: false };

const IN_TIME = { from: 0, to: 0 };

const MOVEMENTS: readonly Movement[] = [
  {
    learner: "Ada\u001b[2J",
    from: 10,
    to: 12.5,
    percent: IN_TIME,
    exercises: [
      {
        id: "06-softmax",
        from: 3,
        to: 5.5,
        why: "spec",
        isByHand: false,
        cases: [
          { case: "large scores", from: { verdict: "failed", points: 0 }, to: { verdict: "passed", points: 2.5 } },
          { case: "any matrix", to: { verdict: "failed", points: 0 }, message: "All 4 elements differ." },
        ],
      },
    ],
  },
  {
    learner: "Bob",
    from: 7,
    to: 7,
    percent: IN_TIME,
    exercises: [
      {
        id: "06-softmax",
        from: 3,
        to: 2,
        why: "spec",
        isByHand: true,
        cases: [
          { case: "large scores", from: { verdict: "passed", points: 1 }, to: { verdict: "errored", points: 0 } },
        ],
      },
    ],
  },
  {
    learner: "Carl",
    from: 9,
    to: 9,
    percent: IN_TIME,
    exercises: [
      {
        id: "06-softmax",
        from: 3,
        to: 3,
        why: "spec",
        isByHand: false,
        cases: [{ case: "old", from: { verdict: "failed", points: 0 } }],
      },
    ],
  },
  {
    learner: "Dora",
    from: 9,
    percent: IN_TIME,
    fault: { owner: "machine", reason: "its process was killed" },
    exercises: [],
  },
  { learner: "Eve", to: 4, percent: IN_TIME, exercises: [] },
  {
    learner: "Finn",
    from: 6,
    to: 6,
    percent: IN_TIME,
    fault: { owner: "machine", reason: "its process was killed" },
    exercises: [],
  },
  { learner: "Fay", from: 10, to: 8, percent: { from: 0, to: 20 }, exercises: [] },
];

test("by case, and learner by learner whose points change", () => {
  const notGraded = {
    passedOver: [{ name: "notes.txt", reason: "neither folder nor zip file" }],
    leftOut: [{ name: "ada/double (1).ts", reason: '"double.ts" was graded for 01-double' }],
  };
  const text = regradeText("A course", { submissions: 30, ran: 5, movements: MOVEMENTS, notGraded }, PAGE);
  expect(text).toMatchInlineSnapshot(`
    "
    A course: what grading again would change

    06-softmax  its spec or solution was changed
      large scores: 1 pass now, 1 fail now
      any matrix: 1 fail it, which is new
      old: 1 had it, and it is gone

    Ada\\x1b[2J  10 → 12.5  +2.5
      06-softmax  3 → 5.5  its spec or solution was changed
        large scores  failed → passed  +2.5
        any matrix    no such case → failed
          All 4 elements differ.

    Bob  7 → 7  ±0
      06-softmax  3 → 2  its spec or solution was changed  points by hand stand
        large scores  passed → errored  −1

    Dora  9 → none
      could not be graded: its process was killed

    Eve  none → 4

    Finn  6 → 6  ±0
      could not be graded: its process was killed; points by hand stand

    Fay  10 → 8  −2
      for being late 20 % are taken off, and were 0 %

    Passed over, since they are no submissions (1):
      notes.txt: neither folder nor zip file

    Not graded, since another file of the same learner was (1):
      ada/double (1).ts: "double.ts" was graded for 01-double

    2 learners move: 1 up, 1 down · 1 graded for the first time · 2 could not be
    graded · 5 of 30 submissions were run
    Nothing was written. The same without --dry-run writes it.

    "
  `);
});

test("a case that brings other points, and an exercise that is gone with points by hand", () => {
  const passed = { verdict: "passed", points: 2 } as const;
  const cases = [{ case: "one", from: passed, to: { ...passed, points: 5 } }];
  const movements: readonly Movement[] = [
    {
      learner: "Ada",
      from: 4,
      to: 6,
      percent: IN_TIME,
      exercises: [
        { id: "01-double", from: 2, to: 5, why: "spec", isByHand: false, cases },
        { id: "03-root", from: 2, why: "removed", isByHand: true, cases: [{ case: "nine", from: passed }] },
      ],
    },
  ];
  expect(regradeText("A course", { submissions: 1, ran: 1, movements, notGraded: NONE }, PAGE)).toMatchInlineSnapshot(`
    "
    A course: what grading again would change

    01-double  its spec or solution was changed
      one: 1 get other points

    03-root  it is no longer in the course
      nine: 1 had it, and it is gone

    Ada  4 → 6  +2
      01-double  2 → 5  its spec or solution was changed
        one  passed → passed  +3
      03-root  2 → none  it is no longer in the course  points by hand are kept
      until it is back
        nine  passed → no such case  −2

    1 learner moves: 1 up, 0 down · 1 of 1 submission was run
    Nothing was written. The same without --dry-run writes it.

    "
  `);
});

test("where nothing changes", () => {
  expect(regradeText("A course", { submissions: 1, ran: 1, movements: [], notGraded: NONE }, PAGE))
    .toMatchInlineSnapshot(`
    "
    A course: what grading again would change

    Nobody moves · 1 of 1 submission was run
    Nothing was written. The same without --dry-run writes it.

    "
  `);
});

test.each([
  [[], "Nobody moves"],
  [[1], "1 learner moves: 1 up, 0 down"],
  [[1, -2, 0.5], "3 learners move: 2 up, 1 down"],
])("%j", (moves, text) => {
  expect(movesText(moves)).toBe(text);
});
