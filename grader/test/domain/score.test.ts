import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Case, Credit } from "../../domain/exercise.ts";
import { isCountable, scoreOf, sharesOf, totalOf, worthOf } from "../../domain/score.ts";
import type { CaseReport, Points, Verdict } from "../../domain/verdict.ts";
import { caseReport, exerciseReport, failed, PASSED } from "../reporters/build.ts";

const WRONG = failed({ kind: "changed" });

function judged(verdict: Verdict, points: number, more: Partial<Case> = {}): CaseReport {
  return caseReport(verdict, { case: { points, ...more } });
}

function score(reports: readonly CaseReport[], credit: Credit = "by-case"): Points {
  return scoreOf(exerciseReport(reports, { exercise: { credit } }).exercise, reports);
}

describe("shares", () => {
  test.each<[string, number, number[], number[]]>([
    ["one case has it all", 20, [1], [20]],
    ["equal ones", 20, [1, 1, 1, 1], [5, 5, 5, 5]],
    ["a third is no hundredth: the first has what is left", 10, [1, 1, 1], [3.34, 3.33, 3.33]],
    ["two are left", 20, [1, 1, 1], [6.67, 6.67, 6.66]],
    ["by weight", 20, [1, 2, 1], [5, 10, 5]],
    ["weights are no points", 1, [10, 30], [0.25, 0.75]],
    ["decimals, where 0.1 + 0.2 is not 0.3", 0.3, [0.1, 0.2], [0.1, 0.2]],
    ["what is left goes to who lost most, not to the first", 1, [1, 2], [0.33, 0.67]],
    ["more cases than hundredths", 0.02, [1, 1, 1], [0.01, 0.01, 0]],
    ["the most there is", 10_000, [10_000, 0.01], [9999.99, 0.01]],
  ])("%s", (_, total, weights, shares) => {
    expect(sharesOf(total, weights)).toEqual(shares);
  });
});

describe("an exercise", () => {
  const reports = [
    judged(PASSED, 0.1),
    judged(PASSED, 0.2, { hidden: true }),
    judged(WRONG, 3),
    judged(PASSED, 4, { extra: true }),
    judged(WRONG, 5, { extra: true }),
  ];

  test.each<[string, Credit, CaseReport[], Points]>([
    [
      "gives the points of the cases that pass, and bonus apart",
      "by-case",
      reports,
      { earned: 0.3, possible: 3.3, extra: 4 },
    ],
    ["all or nothing", "all-or-nothing", reports, { earned: 0, possible: 3.3, extra: 0 }],
    [
      "all",
      "all-or-nothing",
      reports.filter(({ verdict, case: { extra } }) => extra || verdict === PASSED),
      { earned: 0.3, possible: 0.3, extra: 4 },
    ],
    ["without cases", "by-case", [], { earned: 0, possible: 0, extra: 0 }],
  ])("%s", (_, credit, cases, points) => {
    expect(score(cases, credit)).toEqual(points);
    expect(worthOf(cases.map((each) => each.case))).toBe(points.possible);
  });
});

test("exercises add up", () => {
  const tenth: Points = { earned: 0.1, possible: 0.7, extra: 0.01 };
  expect(totalOf(Array.from({ length: 3 }, () => tenth))).toEqual({ earned: 0.3, possible: 2.1, extra: 0.03 });
  expect(totalOf([])).toEqual({ earned: 0, possible: 0, extra: 0 });
});

test.each<[number, boolean]>([
  [1, true],
  [0.29, true],
  [1.005, false],
  [0.333, false],
  [10_000, true],
  [9999.99, true],
  [1e-9, false],
])("%d can be counted: %s", (points, isSo) => {
  expect(isCountable(points)).toBe(isSo);
});

describe("laws", () => {
  const points = fc.integer({ min: 1, max: 1_000_000 }).map((hundredths) => hundredths / 100);
  const weights = fc.array(fc.oneof(points, fc.integer({ min: 1, max: 5 })), { minLength: 1, maxLength: 50 });
  const credits = fc.constantFrom<Credit>("by-case", "all-or-nothing");

  test("shares add up to the total exactly, in any order of weights", () => {
    fc.assert(
      fc.property(points, weights, (total, each) => {
        const shares = sharesOf(total, each);
        expect(totalOf(shares.map((earned) => ({ earned, possible: 0, extra: 0 }))).earned).toBe(total);
        for (const [at, share] of shares.entries()) {
          expect(isCountable(share)).toBe(true);
          for (const [other, weight] of each.entries())
            if (weight > (each[at] ?? 0)) expect(shares[other]).toBeGreaterThanOrEqual(share);
        }
      }),
    );
  });

  test("a share is less than a hundredth away from its part of the total", () => {
    fc.assert(
      fc.property(points, weights, (total, each) => {
        const all = each.reduce((sum, weight) => sum + weight, 0);
        for (const [at, share] of sharesOf(total, each).entries())
          expect(Math.abs(share - (total * (each[at] ?? 0)) / all)).toBeLessThan(0.01 + 1e-9 * total);
      }),
    );
  });

  test("who passes everything earns everything, and who passes more never earns less", () => {
    const cases = fc.array(fc.record({ weight: points, extra: fc.boolean(), passes: fc.boolean() }), { minLength: 1 });
    fc.assert(
      fc.property(points, cases, fc.nat(), credits, (total, drawn, at, credit) => {
        // The first counts, as in every spec.
        const all = drawn.map((each, index) => ({ ...each, extra: each.extra && index > 0 }));
        const shares = sharesOf(
          total,
          all.filter(({ extra }) => !extra).map(({ weight }) => weight),
        ).values();
        const worth = all.map(({ extra, weight }) => (extra ? weight : (shares.next().value ?? 0)));
        const scoreWhere = (passes: (index: number) => boolean): Points =>
          score(
            all.map(({ extra }, index) => judged(passes(index) ? PASSED : WRONG, worth[index] ?? 0, { extra })),
            credit,
          );
        const some = scoreWhere((index) => all[index]?.passes === true);
        const more = scoreWhere((index) => all[index]?.passes === true || index === at % all.length);
        expect(more.earned).toBeGreaterThanOrEqual(some.earned);
        expect(more.extra).toBeGreaterThanOrEqual(some.extra);
        expect([some.possible, some.earned <= total]).toEqual([total, true]);
        expect(scoreWhere(() => true).earned).toBe(total);
      }),
    );
  });
});
