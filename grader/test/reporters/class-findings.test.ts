// What a class got wrong, as whoever grades it reads it.

import { expect, test } from "vitest";
import type { CaseStatistic, Cluster } from "../../domain/gradebook.ts";
import { findingLines } from "../../reporters/class-findings.ts";
import { createPage } from "../../reporters/page.ts";

const PAGE = createPage({ color: false, width: 90, links: false });

function cluster(exercise: string, learners: number, more: Partial<Cluster> = {}): Cluster {
  const example = { learner: "ada", key: "k", case: "c", got: "NaN" };
  return { exercise, key: "k", learners, example, ...more };
}

function statistic(exercise: string, name: string, taken: number, passed: number, discrimination = 0.4): CaseStatistic {
  const correlated = passed === taken ? {} : { discrimination };
  return { exercise, case: name, taken, passed, difficulty: passed / taken, ...correlated };
}

function told(clusters: readonly Cluster[], statistics: readonly CaseStatistic[]): string {
  return findingLines(PAGE, { clusters, statistics }).join("\n");
}

test("the largest clusters and the cases to look at", () => {
  const clusters = [
    cluster("02-sigmoid", 90, { onlyStretch: true }),
    cluster("06-softmax", 41, { diagnosis: { kind: "mistake", name: "summedOverColumns", message: "Sum each row." } }),
    cluster("06-softmax", 12, {
      example: {
        learner: "bob",
        key: "k",
        case: "c",
        call: "softmax([[0, 1]])",
        got: "[[NaN,\nNaN]]",
        expected: "[[0.27, 0.73]]",
      },
    }),
    cluster("05-normalize-rows", 9, { diagnosis: { kind: "relation", name: "transposed" } }),
    cluster("04-image2vector", 8, { diagnosis: { kind: "relation", name: "of another age" } }),
    cluster("\u001b[2Jx", 5),
    cluster("01-basic-sigmoid", 4),
  ];
  const statistics = [
    statistic("06-softmax", "the notebook's example", 200, 150),
    statistic("06-softmax", "one row", 200, 200),
    statistic("06-softmax", "large scores", 200, 60, -0.214),
    statistic("05-normalize-rows", "zeros", 180, 20, -0.05),
    statistic("05-normalize-rows", "any matrix", 180, 180),
    statistic("04-image2vector", "few took it", 19, 19),
    statistic("04-image2vector", "few took this either", 19, 9, -1),
  ];
  expect(told(clusters, statistics)).toMatchInlineSnapshot(`
    "What many got wrong in the same way:
      06-softmax  41 of 200 gave the same: summed over columns
      06-softmax  12 of 200 gave the same, for a reason that is not known:
        softmax([[0, 1]]) gives [[NaN, NaN]], not [[0.27, 0.73]]
      05-normalize-rows  9 of 180 gave the same: rows and columns swapped
      04-image2vector  8 of 19 gave the same: of another age
      \\x1b[2Jx  5 of 5 gave the same, for a reason that is not known:
        NaN

    Those who do worse elsewhere pass 06-softmax "large scores" (−0.21) more often. Does the
      case ask for what the exercise says?
    Nobody fails 2 of 5 cases, so they tell nobody apart: 06-softmax "one row" and
      05-normalize-rows "any matrix".
    "
  `);
});

test("a small class, in which everybody errs alone", () => {
  expect(told([cluster("06-softmax", 1)], [statistic("06-softmax", "one row", 3, 3)])).toBe("");
  expect(told([], [])).toBe("");
});

test("of many, the first", () => {
  const cases = Array.from({ length: 8 }, (_, at) => statistic("a", `c${at}`, 20, 20));
  expect(told([], cases)).toMatchInlineSnapshot(`
    "Nobody fails 8 of 8 cases, so they tell nobody apart: a "c0", a "c1", a "c2", a "c3", a
      "c4" and 3 more.
    "
  `);
});
