// The gradebook on a terminal: names that a terminal could obey, faults, and windows that are too narrow for all of it.

import { expect, test } from "vitest";
import type { ExerciseGrade, LearnerGrades } from "../../domain/gradebook.ts";
import { changeText } from "../../reporters/gradebook-change.ts";
import { learnerText } from "../../reporters/gradebook-learner.ts";
import { clustersText, gradebookText, unusedText } from "../../reporters/gradebook.ts";
import { SAID, SAID_OF_NOBODY } from "../gradebook/books.ts";
import { exerciseInfo, gradedExercise } from "../domain/class.ts";

const PAGE = { color: false, width: 80, links: false };
const INFO = { course: "A\u0007 course", exercises: [exerciseInfo("01-a", [2]), exerciseInfo("plain-name", [1, 1])] };
const EVIL = "\u001b[2J\u202eeve\n=cmd()";

function grade(id: string, marks: string, earned: number, more: Partial<ExerciseGrade> = {}): ExerciseGrade {
  const points = { earned, possible: 2, extra: 0 };
  return { ...gradedExercise(id, marks, { points }), comments: [], ...more };
}

const EVE: LearnerGrades = {
  learner: { key: EVIL, name: "Eve", lms: { system: "moodle", id: "7", late: false } },
  submission: "0123456789abcdef0123",
  gradedBy: { grader: "0.1.0 abc on Node 26.0.0", sandbox: "strict" },
  exercises: [
    grade("01-a", "1", 2, { byHand: { points: 0.25, reason: "copied \u001b[31m" } }),
    grade("plain-name", "00", 0, {
      diagnosis: { kind: "mistake", name: "half", message: "Half is missing." },
      wrong: { key: "0123456789abcdef", case: "c1", got: "\u001b[2J" },
      comments: ["See\nme.", "All of you."],
    }),
  ],
  late: { percent: 10, reason: "2 days late" },
  comments: ["Well \u202edone"],
  sameAs: Array.from({ length: 12 }, (_, at) => `twin ${at}`),
  sameAsMore: 1000,
  total: { earned: 0.25, possible: 4, penalty: 0.02, final: 0.23 },
};

const FAULT: LearnerGrades = {
  learner: { key: "a name that is far too long for any line of a terminal", name: "x" },
  fault: { owner: "submission", reason: `there is no permission to read ${EVIL}, and more is to be said of it` },
  exercises: [grade("plain-name", "", 0, { status: "not-started", byHand: { points: 1.5 } })],
  comments: [],
  sameAs: [],
};

test("a line for everybody", () => {
  expect(gradebookText(INFO, [EVE, FAULT], 7, { ...PAGE, width: 120 })).toMatchInlineSnapshot(`
    "
    A\\x07 course

      learner                             01   plain…   late      total
      \\x1b[2J\\u202eeve =cmd()           0.25*       0   10 %  0.23 of 4  same files as twin 0 and 1011 more
      a name that is far too long for…            1.5*                –  not graded: there is no permission to read \\x1b…

    2 of 7 learners · * points given by hand

    "
  `);
});

test("a long note costs nobody the exercises", () => {
  expect(gradebookText(INFO, [EVE, FAULT], 2, { ...PAGE, width: 90 })).toMatchInlineSnapshot(`
    "
    A\\x07 course

      learner                             01   plain…   late      total
      \\x1b[2J\\u202eeve =cmd()           0.25*       0   10 %  0.23 of 4  same files as twin…
      a name that is far too long for…            1.5*                –  not graded: there i…

    2 learners · * points given by hand

    "
  `);
});

test("of those that could not be graded, all of why", () => {
  const bob = { ...FAULT, learner: { key: "bob", name: "bob" }, exercises: [] };
  expect(gradebookText(INFO, [FAULT, bob], 7, PAGE)).toMatchInlineSnapshot(`
    "
    A\\x07 course

      a name that is far too long for…: there is no permission to read
        \\x1b[2J\\u202eeve =cmd(), and more is to be said of it · points by hand:
        plain… 1.5
      bob: there is no permission to read \\x1b[2J\\u202eeve =cmd(), and more is to be
        said of it

    2 of 7 learners

    "
  `);
});

test("in narrow windows the exercises go first, then all but the total", () => {
  const short = [{ ...EVE, learner: { key: "eve", name: "eve" }, sameAs: [] }];
  const texts = [40, 30, 24].map((width) => gradebookText(INFO, short, 1, { ...PAGE, width }));
  expect(texts.join("~".repeat(40))).toMatchInlineSnapshot(`
    "
    A\\x07 course

      learner  late      total
      eve      10 %  0.23 of 4

    1 learner · * points given by hand

    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    A\\x07 course

      learner  late      total
      eve      10 %  0.23 of 4

    1 learner · * points given by
    hand

    ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
    A\\x07 course

      learner      total
      eve      0.23 of 4

    1 learner · * points
    given by hand

    "
  `);
});

test("one learner with everything", () => {
  expect(learnerText(INFO, EVE, PAGE)).toMatchInlineSnapshot(`
    "
    \\x1b[2J\\u202eeve =cmd() · Eve · moodle 7
    0.23 of 4 points: 0.25 less 0.02 for being late
    late: 10 % (2 days late)
    same files as twin 0, twin 1, twin 2, twin 3, twin 4, twin 5, twin 6, twin 7 and
      1004 more
    comment: Well \\u202edone
    submission 0123456789abcdef
    graded by 0.1.0 abc on Node 26.0.0, sandbox strict

    ✓ 01-a  0.25 of 2 by hand (copied \\x1b[31m), in place of 2
    ✗ plain-name  0 of 2
      Half is missing.
      c1 and c2 (−2): do not pass
      cluster 0123456789abcdef
      comment: See me.
      comment: All of you.
    "
  `);
  expect(learnerText(INFO, FAULT, PAGE)).toMatchInlineSnapshot(`
    "
    a name that is far too long for any line of a terminal · x
    not graded: there is no permission to read \\x1b[2J\\u202eeve =cmd(), and more is
    to be said of it

    · plain-name  1.5 of 2 by hand
    "
  `);
});

test("cases that an exercise passes without are called stretch", () => {
  const info = exerciseInfo("01-a", [1, 1, 1, 1]);
  const cases = info.cases.map((each) => ({ ...each, extra: each.name !== "c2" }));
  const exercises = [grade("01-a", "1001", 1)];
  const learner = { ...FAULT, learner: { key: "bob", name: "bob" }, exercises };
  const text = learnerText({ course: "A course", exercises: [{ ...info, cases }] }, learner, PAGE);
  expect(text).toContain("  c2 and c3 (stretch) (−1): do not pass\n");
});

test("what each case cost is told, where that is what the exercise lost", () => {
  const info = exerciseInfo("01-a", [1, 0.25, 3, 1]);
  const textOf = (earned: number): string => {
    const own = { ...grade("01-a", "1001", 1), points: { earned, possible: 5.25, extra: 0 } };
    const learner = { ...FAULT, learner: { key: "bob", name: "bob" }, exercises: [own] };
    return learnerText({ course: "A course", exercises: [info] }, learner, PAGE);
  };
  expect(textOf(2)).toContain("  c2 and c3 (−3.25): do not pass\n");
  // All or nothing.
  expect(textOf(0)).toContain("  c2 and c3: do not pass\n");
});

test("clusters, and nobody wrong", () => {
  const example = { learner: EVIL, key: "0123456789abcdef", case: "c1", call: "f(\u001b[2J)", got: "1", expected: "2" };
  const cluster = { exercise: "01-a", key: "0123456789abcdef", learners: 12, example, comment: "Sum\nover rows." };
  expect(clustersText("A course", [cluster], PAGE)).toMatchInlineSnapshot(`
    "
    A course

    01-a  0123456789abcdef  12 learners
      No known mistake.
      As \\x1b[2J\\u202eeve =cmd(): c1: f(\\x1b[2J)
      Got 1, expected 2
      Comment: Sum over rows.

    "
  `);
  expect(clustersText("A course", [], PAGE)).toContain("Nobody got anything wrong.");
});

test("what is said by hand, of somebody and of nobody", () => {
  const before = SAID.map((said, at) => (at % 2 === 0 ? said : undefined));
  expect(changeText(SAID, before, [EVE, FAULT], [], PAGE)).toMatchInlineSnapshot(`
    "=cmd(), z-first: 2 points (the idea is right)
      In place of: =cmd(), z-first: 2 points (the idea is right)
    new line, a-second: 1.5 points
    🦊 Øre: nothing taken off for being late (ill)
      In place of: 🦊 Øre: nothing taken off for being late (ill)
    ada: “Well done. \\u202eReally”
    =cmd(), z-first: “See me.”
      In place of: =cmd(), z-first: “See me.”
    z-first, cluster 0123456789abcdef: “Once is enough.”
      It goes to 0 learners.
    \\x1b[2J\\u202eeve =cmd(): 0.23 of 4 points
    a name that is far too long for any line of a terminal: no total yet, since it
    could not be graded; set every exercise to make one
    "
  `);
  const back = SAID.map((said) => (said.kind === "cluster-comment" ? { ...said, text: null } : said));
  expect(changeText(back, before, [], [], PAGE)).toContain("comment taken back\n  It went to 0 learners.\n");
  expect(unusedText(SAID_OF_NOBODY, PAGE)).toMatchInlineSnapshot(`
    "Said by hand, and now of nobody here. It is kept, and counts when they are back:
      =cmd(), gone: “?”
      z-first, cluster gone: “?”
      gone: 1 % taken off for being late

    "
  `);
});
