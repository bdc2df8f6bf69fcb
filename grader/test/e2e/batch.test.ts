// A class graded from the command line: who gets what, what is told, what is graded again, and what goes wrong.

import {
  existsSync,
  readdirSync,
  appendFileSync,
  chmodSync,
  mkdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { classCourse, gradedClass, journalLines, LEARNERS, LOOP, results } from "./batch-class.ts";
import { told } from "./numkata.ts";

test("everybody's grades, and what is no submission", async ({ expect: check }) => {
  const course = await classCourse();
  check(told(await course.run("batch", "submissions", "--out", "out"))).toMatchInlineSnapshot(`
    "A Tiny Course

    01-double   7 of 12 pass  58 %
    02-center   0 of 12 pass  0 %
    03-root     0 of 12 pass  0 %

    Passed over, since they are no submissions (3):
      empty: it is empty
      notes.txt: neither folder nor zip file
      other: nothing of this course is in it

    12 submissions graded
      <course>/out/results.json
      <course>/out/grades.csv
      <course>/out/gradebook.sqlite
    [exit code 0]"
  `);
  check(course.read("out/grades.csv").replaceAll("\r\n", "\n").replaceAll("\u202e", "<rtl>")).toMatchInlineSnapshot(`
    "learner,name,01-double,02-center,03-root,earned,penalty,points,possible,late,fault
    '=cmd(),'=cmd(),4,0,0,4,0,4,9,,
    "Curie, ""Marie""","Curie, ""Marie""",4,0,0,4,0,4,9,,
    crash,crash,0,0,0,0,0,0,9,,
    flat,flat,4,0,0,4,0,4,9,,
    inner,inner,1,0,0,1,0,1,9,,
    loop,loop,0,0,0,0,0,0,9,,
    misspelt,misspelt,0,0,0,0,0,0,9,,
    "new
    line","new
    line",4,0,0,4,0,4,9,,
    right,right,4,0,0,4,0,4,9,,
    syntax,syntax,0,0,0,0,0,0,9,,
    <rtl>abc,<rtl>abc,4,0,0,4,0,4,9,,
    🦊 Øre,🦊 Øre,4,0,0,4,0,4,9,,
    "
  `);
  const { submissions } = JSON.parse(course.read("out/results.json"));
  check(submissions.map((each: { learner: string }) => each.learner)).toEqual(LEARNERS);
  const lines = submissions.map(
    ({ learner, exercises: [{ status, cases }] }: Submission) =>
      `${learner}: ${status}, ${cases.map(({ verdict, outcome }) => outcome ?? verdict).join(" ")} ${cases[0]?.message ?? ""}`,
  );
  check(lines.join("\n").replaceAll("\u202e", "<rtl>")).toMatchInlineSnapshot(`
    "=cmd(): passed, passed passed passed 
    Curie, "Marie": passed, passed passed passed 
    crash: failed, exited exited exited The program was ended before double returned (exit code 0). Remove \`process.exit\`: a function ends with \`return\`.
    flat: passed, passed passed passed 
    inner: failed, passed failed failed 
    loop: failed, timed-out timed-out timed-out No answer within 200 ms. Look for a loop that never ends (double.ts:2).
    misspelt: failed, could-not-load could-not-load could-not-load double.ts is not there, but Double.ts is. Rename it to double.ts, letter by letter.
    new
    line: passed, passed passed passed 
    right: passed, passed passed passed 
    syntax: failed, could-not-load could-not-load could-not-load double.ts:1 is not valid TypeScript: Expected '}', got the end of the file. A bracket that was opened is never closed. Look for the one whose partner is missing.
    <rtl>abc: passed, passed passed passed 
    🦊 Øre: passed, passed passed passed "
  `);
});

type Submission = {
  readonly learner: string;
  readonly exercises: readonly [
    {
      readonly status: string;
      readonly cases: readonly { readonly verdict: string; readonly outcome?: string; readonly message?: string }[];
    },
  ];
};

test("only what changed is graded again, unless all is asked for", async () => {
  const course = await gradedClass();
  const out = join(course.folder, "out");
  const batch = async (...words: string[]): Promise<string> =>
    (await course.run("batch", "submissions", "--out", "out", ...words)).out;
  const before = results(course, "out");
  expect(journalLines(out)).toBe(LEARNERS.length);

  expect(await batch("--jobs", "7")).toContain(`${LEARNERS.length} unchanged`);
  expect(journalLines(out)).toBe(LEARNERS.length);
  expect(results(course, "out")).toEqual(before);

  course.write("submissions/inner/exercises/01-double/double.ts", course.read("submissions/right/01-double/double.ts"));
  expect(await batch()).toContain(`${LEARNERS.length - 1} unchanged`);
  expect(course.read("out/grades.csv")).toContain("inner,inner,4,");

  const spec = course.read("exercises/01-double/exercise.yaml");
  course.write("exercises/01-double/exercise.yaml", spec.replace("points: 2", "points: 5"));
  expect(await batch()).toContain(`${LEARNERS.length} run again in part`);
  expect(course.read("out/grades.csv")).toContain("inner,inner,7,");

  course.write("exercises/01-double/exercise.yaml", spec);
  course.write("submissions/inner/exercises/01-double/double.ts", "export const double = (x: number) => x + 2;");
  rmSync(join(course.folder, "submissions/loop"), { recursive: true });
  expect(await batch("--all")).not.toContain("unchanged");
  expect(course.read("out/grades.csv")).not.toContain("loop");
});

test("what grading again would change is told before anything is written", async () => {
  const course = await gradedClass();
  const spec = course.read("exercises/01-double/exercise.yaml");
  course.write("exercises/01-double/exercise.yaml", spec.replace("points: 2", "points: 5"));
  await course.run("gradebook", "out", "set", "flat", "01-double", "3");
  for (const exercise of ["double", "center", "root"])
    await course.run("gradebook", "out", "set", "crash", exercise, "1");
  rmSync(join(course.folder, "submissions/crash"), { recursive: true });
  course.write("submissions/crash.zip", "no zip file");
  const files = readdirSync(join(course.folder, "out")).map((name) => [name, course.read(`out/${name}`)]);
  const dry = await course.run("batch", "submissions", "--out", "out", "--dry-run");
  expect(dry.code).toBe(2);
  expect(dry.out).toContain("01-double  its spec or solution was changed\n");
  expect(dry.out).toContain("right  4 → 7  +3\n");
  expect(dry.out).toContain(
    "flat  3 → 3  ±0\n  01-double  4 → 7  its spec or solution was changed  points by hand stand\n",
  );
  expect(dry.out).toContain("crash  3 → 3  ±0\n  could not be graded: ");
  expect(dry.out).toContain("Nothing was written.");
  expect(readdirSync(join(course.folder, "out")).map((name) => [name, course.read(`out/${name}`)])).toEqual(files);

  const moves = /\n(\d+ learners move: [^·\n]*) ·/.exec(dry.out)?.[1];
  const real = await course.run("batch", "submissions", "--out", "out");
  expect(real.out).toContain(`${moves} since they were graded last\n`);
  expect(course.read("out/grades.csv")).toContain("right,right,7,");

  const fresh = await course.run("batch", "submissions", "--out", "fresh", "--dry-run");
  expect(fresh.out).toContain(`${LEARNERS.length - 1} graded for the first time`);
  expect(existsSync(join(course.folder, "fresh"))).toBe(false);
});

test("learners who are no longer there are told, beforehand and for real, and have what they had when they are back", async () => {
  const course = await gradedClass();
  const before = results(course, "out");
  const batch = (...words: string[]) => course.run("batch", "submissions", "--out", "out", ...words);
  const [place, elsewhere] = [join(course.folder, "submissions/flat"), join(course.folder, "elsewhere")];
  renameSync(place, elsewhere);
  const gone = "In the gradebook until now, and no longer among the submissions (1):\n  flat\n";
  expect((await batch("--dry-run")).err).toContain(gone);
  expect((await batch()).err).toContain(gone);
  expect(course.read("out/grades.csv")).not.toContain("flat");
  expect((await batch()).err).toBe("");
  renameSync(elsewhere, place);
  const { err, out } = await batch();
  expect(err).toBe("");
  expect(out).toContain(`${LEARNERS.length} unchanged`);
  expect(results(course, "out")).toEqual(before);
});

test("a journal with a torn last line, and one that somebody edited, cost only those lines", async () => {
  const course = await gradedClass();
  const before = results(course, "out");
  const journal = course.read("out/journal.jsonl");
  course.write("out/journal.jsonl", journal.slice(0, -40).replace('"earned":4', '"earned":9'));
  const { code, out, err } = await course.run("batch", "submissions", "--out", "out");
  expect(code).toBe(0);
  expect(err).toBe("2 lines of the journal were not written whole. What they were about is graded again.\n");
  expect(out).toContain(`${LEARNERS.length - 2} unchanged`);
  expect(results(course, "out")).toEqual(before);
});

test("a submission that vanishes while others are graded is a fault and no zero, and graded when it is back", async () => {
  const course = await gradedClass();
  course.write("submissions/syntax/double.ts", "");
  const [place, elsewhere] = [join(course.folder, "submissions/syntax"), join(course.folder, "elsewhere")];
  course.write("submissions/!first/01-double/double.ts", LOOP);
  const batch = course.start("out", "--jobs", "1");
  await batch.holds();
  renameSync(place, elsewhere);
  const { code, out } = await batch.ended;
  expect(out).toMatch(
    /Could not be graded, which is not a zero \(1\):\n {2}syntax: its folder, or a file in it, is no longer there/,
  );
  expect(code).toBe(2);
  expect(course.read("out/grades.csv")).toContain(
    '\r\nsyntax,syntax,,,,,,,,,"its folder, or a file in it, is no longer there"\r\n',
  );
  renameSync(elsewhere, place);
  const again = await course.run("batch", "submissions", "--out", "out");
  expect(again.code).toBe(0);
  expect(again.out).toContain(`${LEARNERS.length} unchanged`);
  expect(course.read("out/grades.csv")).toContain("\r\nsyntax,syntax,0,0,0,0,");
});

test("where the course cannot judge, nobody gets a zero for it", async () => {
  const course = await classCourse();
  course.write("solutions/02-center/center.ts", "export function center(): never {\n  throw new Error('broken');\n}\n");
  const { code, out } = await course.run("batch", "submissions", "--out", "out");
  expect(code).toBe(2);
  expect(out).toContain("02-center, any numbers: solutions/02-center/center.ts threw Error: broken for these inputs");
  const [, ...rows] = course.read("out/grades.csv").split("\r\n");
  expect(rows.filter((row) => row.startsWith("right"))).toEqual([expect.stringMatching(/^right,right,,,,,,,,,/)]);
});

test("whoever stops it is told what is kept", async () => {
  const course = await classCourse();
  const batch = course.start("out", "--jobs", "1");
  await batch.wrote(1);
  const { code, err } = await batch.kill("SIGINT");
  expect(err).toBe("Stopped: what was graded is kept, and the same again goes on from there.\n");
  expect(code).toBe(130);
  const graded = journalLines(join(course.folder, "out"));
  expect((await course.run("batch", "submissions", "--out", "out")).out).toContain(`${graded} unchanged`);
});

test("two at once on one out folder: the second says so", async () => {
  const course = await classCourse();
  const first = course.start("out", "--jobs", "1");
  await first.holds();
  const second = await course.run("batch", "submissions", "--out", "out");
  expect(told(second).replace(/process \d+ on \S+\)/, "process 1 on host)")).toMatchInlineSnapshot(`
    "[stderr]
    <course>/out: another numkata is writing here (process 1 on host), so nothing was graded. Wait for it, or take another folder. If it is gone for good, remove <course>/out/running.
    [exit code 2]"
  `);
  expect((await first.ended).code).toBe(0);
});

describe("folders that will not do", async () => {
  const course = await classCourse();
  course.write("file", "");
  mkdirSync(join(course.folder, "nobody"));
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ["no words", []],
    ["no out folder", ["submissions"]],
    ["an out folder without a name, as of a variable that is not set", ["submissions", "--out", ""]],
    ["no submissions folder", ["gone", "--out", "out"]],
    ["a file for a folder", ["file", "--out", "out"]],
    ["nobody in it", ["nobody", "--out", "out"]],
    ["results in a file", ["submissions", "--out", "file/out"]],
    ["results where the system makes no folders", ["submissions", "--out", "/proc/out"]],
    ["results below such a place", ["submissions", "--out", "/proc/out/below"]],
    ["results among the submissions themselves", ["submissions", "--out", "submissions"]],
    ["jobs that are none", ["submissions", "--out", "out", "--jobs", "0"]],
  ];
  test("are told", async ({ expect: check }) => {
    const said: string[] = [];
    for (const [name, words] of cases) said.push(`${name}: ${told(await course.run("batch", ...words))}`);
    check(said.join("\n")).toMatchInlineSnapshot(`
      "no words: [stderr]
      numkata batch: say where the submissions are and where the results go: numkata batch submissions --out results
      [exit code 2]
      no out folder: [stderr]
      numkata batch: say where the submissions are and where the results go: numkata batch submissions --out results
      [exit code 2]
      an out folder without a name, as of a variable that is not set: [stderr]
      numkata batch: say where the submissions are and where the results go: numkata batch submissions --out results
      [exit code 2]
      no submissions folder: [stderr]
      <course>/gone: there is no such folder or file. It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
      [exit code 2]
      a file for a folder: [stderr]
      <course>/file: this is neither a folder nor a zip file. It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
      [exit code 2]
      nobody in it: [stderr]
      <course>/nobody: no submissions here. It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
      [exit code 2]
      results in a file: [stderr]
      <course>/file/out cannot be written: another file is in the way. So nothing was graded.
      [exit code 2]
      results where the system makes no folders: [stderr]
      /proc/out cannot be written: no folder can be made here. So nothing was graded.
      [exit code 2]
      results below such a place: [stderr]
      /proc/out/below cannot be written: no folder can be made here. So nothing was graded.
      [exit code 2]
      results among the submissions themselves: [stderr]
      <course>/submissions: the results need a folder of their own, apart from the submissions.
      [exit code 2]
      jobs that are none: [stderr]
      numkata batch: --jobs takes a whole number from 1 to 1024, not "0".
      [exit code 2]"
    `);
  });

  test.runIf(process.getuid?.() !== 0)("and one that can only be read", async () => {
    mkdirSync(join(course.folder, "readonly"));
    chmodSync(join(course.folder, "readonly"), 0o500);
    const { code, err } = await course.run("batch", "submissions", "--out", "readonly");
    expect(err).toContain("there is no permission to write here");
    expect(code).toBe(2);
  });
});

test("an out folder among the submissions is no submission; a link is told", async () => {
  const course = await classCourse();
  symlinkSync("right", join(course.folder, "submissions/linked"));
  const { code, out } = await course.run("batch", "submissions", "--out", "submissions/results");
  expect(code).toBe(0);
  expect(out).toContain("linked: a link, not a folder");
  expect(out).not.toContain("results:");
});

test("a strict course is graded strictly or not at all", async () => {
  const course = await classCourse();
  appendFileSync(join(course.folder, "exercises/course.yaml"), "sandbox: strict\n");
  const { code, err } = await course.run("batch", "submissions", "--out", "out", "--sandbox", "default");
  expect(err).toContain('exercises/course.yaml says "sandbox: strict"');
  expect(code).toBe(2);
});
