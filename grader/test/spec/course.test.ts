import { describe, expect, test } from "vitest";

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

describe("the rule for who is late", () => {
  function late(rule: string): unknown {
    const parsed = parseCourse(`title: t\nlate: ${rule}\n`, { file: "course.yaml" });
    return parsed.ok ? parsed.value.late : parsed.problems.map(problemText);
  }

  test("in full, and with nothing but what it needs", () => {
    const deadline = { text: "2026-11-20T23:59:00+01:00", ms: Date.UTC(2026, 10, 20, 22, 59) };
    expect(
      late(
        "{ deadline: 2026-11-20T23:59:00+01:00, grace: 10 min, percent: 10, every: day, atMost: 50, closesAfter: 7 days }",
      ),
    ).toEqual({
      deadline,
      graceMs: 600_000,
      percent: 10,
      every: "day",
      atMost: 50,
      closesAfterMs: 604_800_000,
    });
    expect(late("{ deadline: 2026-11-20T23:59:00+01:00, percent: 2.5, every: hour }")).toEqual({
      deadline,
      graceMs: 0,
      percent: 2.5,
      every: "hour",
      atMost: 100,
    });
  });

  test("YAML of another age has dates of its own, and they are read as they are written", () => {
    const text = "%YAML 1.1\n---\ntitle: t\nlate: { deadline: 2026-11-20T23:59:00+01:00, percent: 10, every: day }\n";
    const parsed = parseCourse(text, { file: "course.yaml" });
    expect(parsed.ok ? parsed.value.late?.deadline.text : parsed.problems).toBe("2026-11-20T23:59:00+01:00");
  });

  test("each wrong part is told, and what mends it", () => {
    const wrong = [
      "10",
      "{ deadline: 2026-11-20 }",
      "{ percent: 10, every: day }",
      "{ deadline: 20261120, grace: 10, percent: 10 %, every: 2 days, atmost: 50, closesAfter: a week }",
      "{ deadline: 2026-11-20T23:59:00, percent: 0, every: day }",
      "{ deadline: 2026-11-31T23:59:00Z, percent: 101, every: month, atMost: 33.333 }",
      "{ deadline: [], grace: 1.5 hours, percent: '10', every: 7 }",
      "{ deadline: 2026-11-20T23:59:00Z, grace: 1 day, percent: 10, every: day, atMost: 5, closesAfter: 24 hours }",
      "{ deadline: 2026-11-20T23:59:00Z, percent: 10, every: day, closesAfter: 0 min }",
    ];
    expect(wrong.flatMap((rule) => [rule, ...[late(rule)].flat(), ""]).join("\n")).toMatchInlineSnapshot(`
      "10
      course.yaml:2:7 late must be a mapping (lines of key: value), but is 10. What it costs to hand in late. numkata batch --times says who did.

      { deadline: 2026-11-20 }
      course.yaml:2:7 percent is missing from late. Add it: How many percent of a learner's points are taken off for each period that has begun.
      course.yaml:2:7 every is missing from late. Add it: The period: hour, day or week. A day is 24 hours, also where clocks are changed.
      course.yaml:2:19 deadline must be a date with a time and its offset from UTC, as in 2026-11-20T23:59:00+01:00, but is the text "2026-11-20".

      { percent: 10, every: day }
      course.yaml:2:7 deadline is missing from late. Add it: When submissions are due, with the offset from UTC: 2026-11-20T23:59:00+01:00. A learner's own is given with their time.

      { deadline: 20261120, grace: 10, percent: 10 %, every: 2 days, atmost: 50, closesAfter: a week }
      course.yaml:2:19 deadline must be a date and a time with its offset from UTC, as in 2026-11-20T23:59:00+01:00, but is 20261120.
      course.yaml:2:36 grace must be a whole number of minutes, hours, days or weeks (10 min, 2 hours, 7 days), but is 10.
      course.yaml:2:49 percent must be a number, but is the text "10 %".
      course.yaml:2:62 every must be hour, day or week, but is the text "2 days".
      course.yaml:2:70 unknown key "atmost" in late. Did you mean "atMost"?
      course.yaml:2:95 closesAfter must be a whole number of minutes, hours, days or weeks (10 min, 2 hours, 7 days), but is the text "a week".

      { deadline: 2026-11-20T23:59:00, percent: 0, every: day }
      course.yaml:2:19 deadline must be a time with its offset from UTC, since 23:59:00 comes at another moment in another place (2026-11-20T23:59:00+01:00, or with Z for UTC), but is the text "2026-11-20T23:59:00".
      course.yaml:2:49 percent must be more than 0, but is 0.

      { deadline: 2026-11-31T23:59:00Z, percent: 101, every: month, atMost: 33.333 }
      course.yaml:2:19 deadline must be a day and a time that there is, as in 2026-11-20T23:59:00+01:00, but is the text "2026-11-31T23:59:00Z".
      course.yaml:2:50 percent must be at most 100, but is 101.
      course.yaml:2:62 every must be hour, day or week, but is the text "month".
      course.yaml:2:77 atMost must be a number with at most two decimals (2.5), but is 33.333.

      { deadline: [], grace: 1.5 hours, percent: '10', every: 7 }
      course.yaml:2:19 deadline must be a date and a time with its offset from UTC, as in 2026-11-20T23:59:00+01:00, but is a list.
      course.yaml:2:30 grace must be a whole number of minutes, hours, days or weeks (10 min, 2 hours, 7 days), but is the text "1.5 hours".
      course.yaml:2:50 percent must be a number, but is the text "10". Remove the quotes.
      course.yaml:2:63 every must be hour, day or week, but is 7.

      { deadline: 2026-11-20T23:59:00Z, grace: 1 day, percent: 10, every: day, atMost: 5, closesAfter: 24 hours }
      course.yaml:2:88 atMost must be at least percent, which is 10, but is 5. Who is late at all loses 10 % at once.
      course.yaml:2:104 closesAfter must be longer than grace. Where nothing counts that is late, write percent: 100 instead.

      { deadline: 2026-11-20T23:59:00Z, percent: 10, every: day, closesAfter: 0 min }
      course.yaml:2:79 closesAfter must be longer than 0 min. Where nothing counts that is late, write percent: 100 instead.
      "
    `);
  });
});
