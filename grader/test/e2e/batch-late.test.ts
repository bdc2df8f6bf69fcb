// Who was late in a class: the rule of the course, the times that somebody gives, and what is told of both.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type ClassCourse, gradedClass, journalLines } from "./batch-class.ts";
import { told } from "./numkata.ts";

const TIMES = [
  "learner,submitted,deadline",
  "right,2026-11-20T23:59:00+01:00,",
  "flat,2026-11-21T10:00:00+01:00,",
  "inner,2026-11-22 10:00 +01:00,",
  "loop,2026-11-22T10:00:00+01:00,2026-11-27T23:59:00+01:00",
  "'=cmd(),2026-11-20T10:00:00Z,",
  '"Curie, ""Marie""",2026-12-20T10:00:00Z,',
  "crash,,",
  "somebody else,2026-11-20T10:00:00Z,",
  "mispelt,2026-11-20T10:00:00Z,",
].join("\r\n");

function withRule(course: ClassCourse, rule: string): void {
  const settings = course.read("exercises/course.yaml").replace(/late:.*\n/, "");
  course.write("exercises/course.yaml", `${settings}late: { deadline: 2026-11-20T23:59:00+01:00, ${rule} }\n`);
}

/** The summary from the counts on. */
async function batch(course: ClassCourse, ...words: string[]): Promise<string> {
  const all = told(await course.run("batch", "submissions", "--out", "out", ...words));
  return all.slice(all.indexOf("12 submissions graded"));
}

/** What some of the class have in the end. */
function finals(course: ClassCourse): Readonly<Record<string, number>> {
  const { submissions }: { submissions: readonly { learner: string; total: { final: number } }[] } = JSON.parse(
    course.read("out/results.json"),
  );
  const some = submissions.filter(({ learner }) => /^(flat|inner|right|loop|Curie.*)$/.test(learner));
  return Object.fromEntries(some.map(({ learner, total }) => [learner, total.final]));
}

test("times are told, kept, and counted anew when the rule changes; nothing is run again", async () => {
  const course = await gradedClass();
  const lines = journalLines(join(course.folder, "out"));
  withRule(course, "percent: 10, every: day, atMost: 50");
  expect(await batch(course)).toMatchInlineSnapshot(`
    "12 submissions graded · 12 unchanged, not run again
    The course has a rule for who is late, and it is not known when anybody handed in: nothing is taken
      off. Say it with --times.
      <course>/out/results.json
      <course>/out/grades.csv
      <course>/out/gradebook.sqlite
    [exit code 0]"
  `);
  course.write("times.csv", TIMES);
  const rehearsed = await course.run("batch", "submissions", "--out", "out", "--times", "times.csv", "--dry-run");
  expect(rehearsed.out).toContain("3 of 12 learners were late: 10 to 50 % of their points taken off.");
  expect(rehearsed.out).toContain("flat  4 → 3.6  −0.4\n  for being late 10 % are taken off, and were 0 %\n");
  expect(rehearsed.out).toContain("3 learners move: 0 up, 3 down");
  expect(rehearsed.out).toContain("Nothing was written");
  expect(existsSync(join(course.folder, "out/submitted.csv"))).toBe(false);
  expect(await batch(course, "--times", "times.csv")).toMatchInlineSnapshot(`
    "12 submissions graded · 12 unchanged, not run again
    3 of 12 learners were late: 10 to 50 % of their points taken off.
    No time is given for crash, misspelt, new line, syntax, \\u202eabc and 🦊 Øre, so nothing is taken
      off.
    Times are given for mispelt (did you mean "misspelt"?) and somebody else, and no submission is
      called that.
    What is taken off changes for Curie, "Marie" (0 → 50 %), flat (0 → 10 %) and inner (0 → 20 %).
    3 learners move: 0 up, 3 down since they were graded last
      <course>/out/results.json
      <course>/out/grades.csv
      <course>/out/gradebook.sqlite
    [exit code 0]"
  `);
  expect(course.read("out/submitted.csv")).toBe(TIMES);
  expect(finals(course)).toEqual({ flat: 3.6, inner: 0.8, right: 4, loop: 0, 'Curie, "Marie"': 2 });
  expect(told(await course.run("gradebook", "out", "waive", "flat", "--reason", "ill"))).toContain("exit code 0");
  withRule(course, "percent: 25, every: day, closesAfter: 1 week");
  const changed = await batch(course);
  expect(changed).toContain("12 unchanged, not run again");
  expect(changed).toContain("3 of 12 learners were late: 25 to 100 % of their points taken off.");
  expect(changed.replaceAll(/\s+/g, " ")).toContain(
    'What is taken off changes for Curie, "Marie" (50 → 100 %) and inner (20 → 50 %).',
  );
  expect(finals(course)).toEqual({ flat: 4, inner: 0.5, right: 4, loop: 0, 'Curie, "Marie"': 0 });
  expect(journalLines(join(course.folder, "out"))).toBe(lines);
});

test("times that cannot be understood, or have no rule, are told before anything is done", async () => {
  const course = await gradedClass();
  course.write("times.csv", TIMES);
  const run = async (file: string): Promise<string> =>
    told(await course.run("batch", "submissions", "--out", "new", "--times", file));
  expect(await run("times.csv")).toMatchInlineSnapshot(`
    "[stderr]
    numkata batch: --times needs a rule for who is late, and exercises/course.yaml has none. Add late to it (deadline, percent and every), or leave --times out.
    [exit code 2]"
  `);
  withRule(course, "percent: 10, every: day");
  course.write("wrong.csv", "learner;submitted\nright;20.11.2026 23:59\nflat;2026-11-21T10:00\nflat;\n");
  expect(await run("wrong.csv")).toMatchInlineSnapshot(`
    "[stderr]
    wrong.csv:2 submitted must be a date and a time with its offset from UTC, as in 2026-11-20T23:59:00+01:00, but is "20.11.2026 23:59".
    wrong.csv:3 submitted must be a time with its offset from UTC, since 10:00 comes at another moment in another place (2026-11-20T23:59:00+01:00, or with Z for UTC), but is "2026-11-21T10:00".
    wrong.csv:4 "flat" is also on line 3. Keep the line that counts.
    So nothing was graded.
    [exit code 2]"
  `);
  expect(await run("none.csv")).toMatchInlineSnapshot(`
    "[stderr]
    none.csv cannot be read: there is no such file.
    [exit code 2]"
  `);
  course.write("quotes.csv", 'learner,submitted\nright,"2026-11-20T23:59:00Z\n');
  expect(await run("quotes.csv")).toMatchInlineSnapshot(`
    "[stderr]
    quotes.csv: it is no CSV: Quote Not Closed: the parsing is finished with an opening quote at line 2. So nothing was graded.
    [exit code 2]"
  `);
  expect(existsSync(join(course.folder, "new"))).toBe(false);
});
