// By how much learners move when grades change, and why.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry, Graded, GradedExercise } from "../../domain/graded.ts";
import { moveOf, type Movement, movementOf, type Standing } from "../../domain/movement.ts";

const [PASSED, FAILED] = ["passed", "failed"] as const;
const IN_TIME = { from: 0, to: 0 };
const PLAIN: Standing = { course: [{ id: "a", possible: 2 }], byHandOf: () => undefined, percent: IN_TIME };

/** An exercise with a case for each of these points; what is 0 failed. */
function exercise(id: string, points: readonly number[], spec = "s"): GradedExercise {
  const earned = points.reduce((sum, each) => sum + each, 0);
  const cases = points.map((each, at) => ({ case: `case ${at}`, verdict: each > 0 ? PASSED : FAILED, points: each }));
  return { id, spec, status: FAILED, points: { earned, possible: points.length, extra: 0 }, cases };
}

function graded(exercises: readonly GradedExercise[], basis: Partial<Graded> = {}): Graded {
  return { kind: "graded", learner: "ada", submission: "f", grader: "g", sandbox: "default", exercises, ...basis };
}

const FAULT: Entry = { kind: "fault", learner: "ada", fault: { owner: "machine", reason: "it was killed" } };

function moved(before: Entry | undefined, after: Entry, standing: Partial<Standing> = {}): Movement {
  const movement = movementOf(before, after, { ...PLAIN, ...standing });
  if (movement === undefined) throw new Error("nothing moved");
  return movement;
}

test("a case that passes now", () => {
  const before = graded([exercise("a", [1, 0]), exercise("b", [1])]);
  expect(moved(before, graded([exercise("a", [1, 1], "t"), exercise("b", [1])]))).toEqual({
    learner: "ada",
    from: 2,
    to: 3,
    percent: IN_TIME,
    exercises: [
      {
        id: "a",
        from: 1,
        to: 2,
        why: "spec",
        isByHand: false,
        cases: [{ case: "case 1", from: { verdict: "failed", points: 0 }, to: { verdict: "passed", points: 1 } }],
      },
    ],
  });
});

test("cases and exercises that come and go", () => {
  const { exercises } = moved(
    graded([exercise("a", [1, 1]), exercise("gone", [2])]),
    graded([exercise("a", [1]), exercise("new", [0])]),
  );
  expect(exercises.map(({ id, why, from, to }) => [id, why, from, to])).toEqual([
    ["a", "nothing", 2, 1],
    ["new", "added", undefined, 0],
    ["gone", "removed", 2, undefined],
  ]);
  expect(exercises[0]?.cases).toEqual([{ case: "case 1", from: { verdict: "passed", points: 1 } }]);
});

test.each([
  [{ submission: "other" }, "files"],
  [{ grader: "other" }, "grader"],
  [{ sandbox: "strict" as const }, "sandbox"],
])("the reason of %j", (basis, why) => {
  const { exercises } = moved(graded([exercise("a", [0])]), graded([exercise("a", [1])], basis));
  expect(exercises[0]?.why).toBe(why);
});

test("points by hand hold who would move", () => {
  const movement = moved(graded([exercise("a", [0])]), graded([exercise("a", [1])]), { byHandOf: () => 0.5 });
  expect(movement).toMatchObject({ from: 0.5, to: 0.5, exercises: [{ isByHand: true, from: 0, to: 1 }] });
  expect(moveOf(movement)).toBe(0);
});

test("points are what is left after lateness", () => {
  const [before, after] = [graded([exercise("a", [2, 0])]), graded([exercise("a", [2, 2])])];
  const late = { percent: { from: 20, to: 20 } };
  expect(moved(before, after, late)).toMatchObject({ from: 1.6, to: 3.2, exercises: [{ from: 2, to: 4 }] });
  expect(moved(before, after, { percent: { from: 0, to: 50 } })).toMatchObject({ from: 2, to: 2 });
  const onlyLate = moved(before, before, { percent: { from: 0, to: 10 } });
  expect(onlyLate).toMatchObject({ from: 2, to: 1.8, exercises: [] });
  expect(movementOf(before, before, { ...PLAIN, ...late })).toBeUndefined();
});

test("first grades, lost grades, and a fault that stays", () => {
  const one = graded([exercise("a", [1])]);
  expect(moved(undefined, one)).toEqual({ learner: "ada", to: 1, percent: IN_TIME, exercises: [] });
  expect(moved(FAULT, one)).toEqual({ learner: "ada", to: 1, percent: IN_TIME, exercises: [] });
  expect(moved(one, FAULT)).toMatchObject({ from: 1, fault: { reason: "it was killed" }, exercises: [] });
  expect(moveOf(moved(one, FAULT))).toBeUndefined();
  expect(moved(undefined, FAULT)).toMatchObject({ exercises: [] });
  expect(movementOf(FAULT, FAULT, PLAIN)).toBeUndefined();
});

test("who cannot be graded has the points that were given by hand, where nothing is without", () => {
  const one = graded([exercise("a", [1, 0])]);
  const byHand = { byHandOf: () => 1.5 };
  expect(moved(one, FAULT, byHand)).toMatchObject({ from: 1.5, to: 1.5, fault: { reason: "it was killed" } });
  expect(moved(FAULT, FAULT, { ...byHand, percent: { from: 0, to: 20 } })).toMatchObject({ from: 1.5, to: 1.2 });
  expect(movementOf(FAULT, FAULT, { ...PLAIN, ...byHand })).toBeUndefined();

  const course = [
    { id: "a", possible: 2 },
    { id: "b", possible: 2 },
  ];
  const partly = { course, byHandOf: (id: string) => (id === "a" ? 1 : undefined) };
  expect(moved(one, FAULT, partly)).toMatchObject({ from: 1 });
  expect(moved(one, FAULT, partly)).not.toHaveProperty("to");
});

const entry = fc
  .array(fc.array(fc.constantFrom(0, 0.25, 1, 1.5), { minLength: 1, maxLength: 4 }), { maxLength: 4 })
  .map((all) => graded(all.map((points, at) => exercise(`e${at}`, points))));

test("the same grades move nobody, and what was moved forth is moved back", () => {
  fc.assert(
    fc.property(entry, entry, (one, other) => {
      expect(movementOf(one, one, PLAIN)).toBeUndefined();
      const [forth, back] = [movementOf(one, other, PLAIN), movementOf(other, one, PLAIN)];
      expect(forth === undefined).toBe(back === undefined);
      if (forth === undefined || back === undefined) return;
      expect(moveOf(forth)).toBe(-(moveOf(back) ?? Number.NaN) + 0);
      expect(forth.exercises.map(({ id }) => id).toSorted()).toEqual(back.exercises.map(({ id }) => id).toSorted());
      const sum = forth.exercises.reduce((all, { from = 0, to = 0 }) => all + to - from, 0);
      expect(moveOf(forth)).toBeCloseTo(sum, 9);
    }),
  );
});
