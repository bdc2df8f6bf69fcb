import { expect, test } from "vitest";
import { latenessIn, readSubmitted } from "../../batch/submitted.ts";
import type { LateRule } from "../../domain/late.ts";
import type { Learner } from "../../domain/learner.ts";
import { readMoment } from "../../domain/moment.ts";

const LEARNERS: readonly Learner[] = ["=cmd()", "Ada Lovelace", "Zoé", "bob", "cy"].map((key) => {
  return key === "cy" ? { key, name: key, lms: { system: "moodle", id: "7", late: true } } : { key, name: key };
});

/** Lines of cells with semicolons between them. */
function read(...lines: readonly string[]): ReturnType<typeof readSubmitted> {
  const rows = lines.map((line, at) => ({ line: at + 1, cells: line.split(";") }));
  const [header = { line: 1, cells: [] }, ...others] = rows;
  return readSubmitted({ header, rows: others }, "times.csv", LEARNERS);
}

test("times are those of the learners, whatever their names are made of", () => {
  const submitted = read(
    "Learner;submitted; deadline",
    "Ada Lovelace;2026-11-20T23:59:00+01:00;",
    "Zoe\u0301 ; 2026-11-21 12:00 UTC ;2026-11-27T23:59:00+01:00",
    "'=cmd();2026-11-20T08:00:00Z",
    ";;",
    "bob;;2026-11-27T23:59:00+01:00",
    "nobody;2026-11-20T08:00:00Z;",
  );
  if ("problems" in submitted) throw new Error(submitted.problems.join("\n"));
  const times = [...submitted.times].map(([key, { submittedAt, deadline }]) => [
    key,
    submittedAt?.text,
    deadline?.text,
  ]);
  expect(times).toEqual([
    ["Ada Lovelace", "2026-11-20T23:59:00+01:00", undefined],
    ["Zoé", "2026-11-21T12:00Z", "2026-11-27T23:59:00+01:00"],
    ["=cmd()", "2026-11-20T08:00:00Z", undefined],
    ["bob", undefined, "2026-11-27T23:59:00+01:00"],
  ]);
  expect(submitted.unknown).toEqual([{ name: "nobody", line: 7 }]);
});

test("every problem is told, with its line and what to do", () => {
  const told = [
    read("name;submitted;submitted"),
    read("learner"),
    read("learner;submitted;dedline", "bob;2026-11-20"),
    read(
      "learner;submitted;deadline",
      "bob;2026-11-20 23:59;never",
      ";2026-11-20T23:59:00Z",
      "cy;2026-11-31T23:59:00Z;",
      "cy;2026-11-20T23:59:00Z;",
      "nobody;;",
      "nobody;;",
      "Ada Lovelace;1 PM;",
    ),
  ].map((submitted) => ("problems" in submitted ? submitted.problems.join("\n") : "no problem"));
  expect(told.join("\n\n")).toMatchInlineSnapshot(`
    "times.csv:1 there is no column "learner". The first line names the columns: learner,submitted,deadline
    times.csv:1 the column "name" is none of learner, submitted, deadline. Rename it or take it out.
    times.csv:1 the column "submitted" is there twice. Keep one.

    times.csv:1 there is no column "submitted". The first line names the columns: learner,submitted,deadline

    times.csv:1 the column "dedline" is none of learner, submitted, deadline. Rename it or take it out.

    times.csv:2 submitted must be a time with its offset from UTC, since 23:59 comes at another moment in another place (2026-11-20T23:59:00+01:00, or with Z for UTC), but is "2026-11-20 23:59".
    times.csv:2 deadline must be a date and a time with its offset from UTC, as in 2026-11-20T23:59:00+01:00, but is "never".
    times.csv:3 no learner is named. Name one as the submissions do, or take the line out.
    times.csv:4 submitted must be a day and a time that there is, as in 2026-11-20T23:59:00+01:00, but is "2026-11-31T23:59:00Z".
    times.csv:5 "cy" is also on line 4. Keep the line that counts.
    times.csv:7 "nobody" is also on line 6. Keep the line that counts.
    times.csv:8 submitted must be a date and a time with its offset from UTC, as in 2026-11-20T23:59:00+01:00, but is "1 PM"."
  `);
});

test("nothing is taken off where no time is known", () => {
  const deadline = readMoment("2026-11-20T23:59:00Z");
  if (typeof deadline === "string") throw new Error(deadline);
  const rule: LateRule = { deadline, graceMs: 0, percent: 10, every: "day", atMost: 50 };
  const submitted = read(
    "learner;submitted;deadline",
    "Ada Lovelace;2026-11-20T23:59:00Z;",
    "Zoé;2026-11-21T23:59:00Z;",
    "bob;2026-11-21T23:59:00Z;2026-11-22T00:00:00Z",
    "=cmd();;2026-11-27T23:59:00Z",
  );
  if ("problems" in submitted) throw new Error(submitted.problems.join("\n"));
  const { late, without } = latenessIn(LEARNERS, rule, submitted.times);
  expect([...late].map(([key, { percent }]) => [key, percent])).toEqual([["Zoé", 10]]);
  expect(without.map(({ key }) => key)).toEqual(["=cmd()", "cy"]);
});
