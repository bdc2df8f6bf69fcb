import { expect, test } from "vitest";

import { DEFAULTS } from "../../domain/exercise.ts";
import { parseCourse } from "../../spec/course.ts";
import { problemText } from "../../spec/problem.ts";

test("a course with nothing but a title has the defaults", () => {
  expect(parseCourse("title: Python basics\n", { file: "course.yaml" })).toEqual({
    ok: true,
    value: {
      title: "Python basics",
      defaults: DEFAULTS,
      sandbox: "default",
      release: { mistakes: "hashed" },
    },
  });
});

test("a course says what it changes, and keeps the rest", () => {
  const text = `
title: Python basics
about: |
  Eight exercises.

  In order.
defaults:
  tolerance: { rtol: 1e-6 }
  limits: { timeoutMs: 500 }
  runs: 50
  credit: all-or-nothing
sandbox: strict
release: { mistakes: none }
`;
  expect(parseCourse(text, { file: "course.yaml" })).toEqual({
    ok: true,
    value: {
      title: "Python basics",
      about: "Eight exercises.\n\nIn order.",
      defaults: {
        tolerance: { rtol: 1e-6, atol: 1e-12 },
        limits: { timeoutMs: 500, memoryMiB: 512 },
        runs: 50,
        credit: "all-or-nothing",
      },
      sandbox: "strict",
      release: { mistakes: "none" },
    },
  });
});

test("its problems are said as an exercise's are", () => {
  const text =
    "about: []\ndefaults:\n  tolerance: { rtol: -1 }\n  limit: { timeoutMs: 1 }\n  limits: 5\n  runs: 0\n  credit: per-case\n  point: 1\nsandbox: stict\n";
  const parsed = parseCourse(text, { file: "exercises/course.yaml" });
  expect(parsed.ok ? "" : parsed.problems.map(problemText).join("\n")).toMatchInlineSnapshot(`
    "exercises/course.yaml:1:1 title is missing from the file. Add it: The course's name, as learners see it.
    exercises/course.yaml:1:8 about must be text, but is a list. Text that begins with [ or - goes in quotes.
    exercises/course.yaml:3:22 rtol must be at least 0, but is -1.
    exercises/course.yaml:4:3 unknown key "limit" in defaults. Did you mean "limits"?
    exercises/course.yaml:5:11 limits must be a mapping (lines of key: value), but is 5. What one call may use.
    exercises/course.yaml:6:9 runs must be at least 1, but is 0.
    exercises/course.yaml:7:11 credit must be by-case or all-or-nothing, but is the text "per-case". Did you mean "by-case"?
    exercises/course.yaml:8:3 unknown key "point" in defaults. The keys there are tolerance, limits, runs, credit.
    exercises/course.yaml:9:10 sandbox must be default or strict, but is the text "stict". Did you mean "strict"?"
  `);
});
