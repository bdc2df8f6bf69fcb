// A class's gradebook on the command line: listed, changed by hand, and what becomes of that when things go wrong.

import { execFileSync, spawn } from "node:child_process";
import { appendFileSync, existsSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { takeHold } from "../../batch/hold.ts";
import { ByHandLedger } from "../../gradebook/by-hand.ts";
import { HAS_BUBBLEWRAP, WITHOUT_BUBBLEWRAP } from "../bubblewrap.ts";
import { type ClassCourse, classCourse, gradedClass, LEARNERS, ODD_NAMES, results } from "./batch-class.ts";
import { emptyFolder, numkata, told } from "./numkata.ts";
import { shell } from "./walls.ts";

const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));
const AT = "2026-01-02T03:04:05.678Z";

/** What is said on the terminal, without what other code would change. */
async function gradebook(course: ClassCourse, ...words: string[]): Promise<string> {
  return told(await course.run("gradebook", "out", ...words))
    .replaceAll(/\b[0-9a-f]{12,16}\b/g, "<hash>")
    .replace(/on Node [\d.]+/, "on Node <version>");
}

async function batch(course: ClassCourse): Promise<string> {
  return told(await course.run("batch", "submissions", "--out", "out"));
}

function finalOf(course: ClassCourse, learner: string): number | undefined {
  const { submissions }: { submissions: readonly { learner: string; total?: { final: number } }[] } = JSON.parse(
    course.read("out/results.json"),
  );
  return submissions.find((each) => each.learner === learner)?.total?.final;
}

describe("one that is read", () => {
  let course: ClassCourse;
  beforeAll(async () => {
    course = await gradedClass();
  });

  test("has a line for everybody, whatever they are called", async ({ expect: check }) => {
    const { err, ...run } = await course.run("gradebook", "out");
    // Node 24 would tell that its SQLite is an experiment.
    check(err).toBe("");
    check(told({ ...run, err })).toMatchInlineSnapshot(`
      "A Tiny Course

        learner         01  02  03   total
        =cmd()           4   0   0  4 of 9  same files as Curie, "Marie" and 4 more
        Curie, "Marie"   4   0   0  4 of 9  same files as =cmd() and 4 more
        crash            0   0   0  0 of 9
        flat             4   0   0  4 of 9
        inner            1   0   0  1 of 9
        loop             0   0   0  0 of 9
        misspelt         0   0   0  0 of 9
        new line         4   0   0  4 of 9  same files as =cmd() and 4 more
        right            4   0   0  4 of 9  same files as =cmd() and 4 more
        syntax           0   0   0  0 of 9
        \\u202eabc        4   0   0  4 of 9  same files as =cmd() and 4 more
        🦊 Øre           4   0   0  4 of 9  same files as =cmd() and 4 more

      12 learners
      [exit code 0]"
    `);
  });

  test("tells of one learner, of a part of the class, of what many got wrong", async ({ expect: check }) => {
    check(await gradebook(course, "inner")).toMatchInlineSnapshot(`
      "inner
      1 of 9 points
      submission <hash>
      graded by 0.1.0 <hash> on Node <version>, sandbox default

      ✗ 01-double  1 of 4
        a negative number (−1): double returned 0.5, expected -3 (off by 3.5; it must match exactly). Work
          out the result by hand, and \`console.log\` the values between your steps: where do they part?
        a secret number (−2): This case is hidden: it did not pass, and its input is not shown. Try double
          with other inputs than the ones you have seen: negative numbers, zeros, very large ones.
        cluster <hash>
      · 02-center  0 of 3
      · 03-root  0 of 2
      [exit code 0]"
    `);
    check(await gradebook(course, "cur", "r", "--exercise", "double", "--failing", "double")).toMatchInlineSnapshot(`
      "A Tiny Course

        learner  01-double   total
        crash            0  0 of 9
        inner            1  1 of 9

      2 of 12 learners
      [exit code 0]"
    `);
    check(await gradebook(course, "--clusters", "--exercise", "double")).toMatchInlineSnapshot(`
      "A Tiny Course

      01-double  <hash>  1 learner
        No known mistake.
        As inner: a negative number: double(-1.5)
        Got 0.5, expected -3

      01-double  <hash>  1 learner
        No known mistake.
        As misspelt: two: double(2)
        Got double.ts is not there, but Double.ts is.

      01-double  <hash>  1 learner
        No known mistake.
        As syntax: two: double(2)
        Got double.ts:1 is not valid TypeScript: Expected '}', got the end of the file

      01-double  <hash>  1 learner
        No known mistake.
        As loop: two: double(2)
        Got No answer within 200 ms.

      01-double  <hash>  1 learner
        No known mistake.
        As crash: two: double(2)
        Got The program was ended before double returned (exit code 0).
      [exit code 0]"
    `);
    check(await gradebook(course, "--fault")).toMatchInlineSnapshot(`
      "A Tiny Course

      0 of 12 learners
      [exit code 0]"
    `);
  });

  test("gives programs all of it", async () => {
    const { out } = await course.run("gradebook", "out", "--json");
    const { version, learners } = JSON.parse(out);
    expect(version).toBe(1);
    expect(learners.map((each: { learner: { key: string } }) => each.learner.key)).toEqual(LEARNERS);
    const some = await course.run("gradebook", "out", "--json", "--exercise", "double", "--", ...ODD_NAMES);
    const named = JSON.parse(some.out).learners;
    expect(named.map((each: { learner: { key: string } }) => each.learner.key)).toEqual(ODD_NAMES.toSorted());
    expect(named[0].exercises.map((each: { id: string }) => each.id)).toEqual(["01-double"]);
    const clusters = await course.run("gradebook", "out", "--clusters", "--json");
    expect(JSON.parse(clusters.out).clusters[0]).toMatchObject({ exercise: "01-double", learners: 1 });
  });
});

test("what is said by hand is told, counts, and outlives what is graded again", async ({ expect: check }) => {
  const course = await gradedClass();
  const said: string[] = [];
  const steps: readonly (readonly string[])[] = [
    ["set", "inner", "double", "3.5", "--reason", "the idea is right"],
    ["set", 'Curie, "Marie"', "1", "0"],
    ["set", "inner", "01-double", "3,25"],
    ["late", "flat", "50 %"],
    ["waive", "right", "--reason", "ill"],
    ["comment", "=cmd()", '=HYPERLINK("x")'],
    ["comment", "inner", "double", "See me."],
  ];
  for (const words of steps) said.push(await gradebook(course, ...words));
  check(said.join("\n")).toMatchInlineSnapshot(`
    "inner, 01-double: 3.5 points (the idea is right)
    inner: 3.5 of 9 points
    [exit code 0]
    Curie, "Marie", 01-double: 0 points
    Curie, "Marie": 0 of 9 points
    [exit code 0]
    inner, 01-double: 3.25 points
      In place of: inner, 01-double: 3.5 points (the idea is right)
    inner: 3.25 of 9 points
    [exit code 0]
    flat: 50 % taken off for being late
    flat: 2 of 9 points
    [exit code 0]
    right: nothing taken off for being late (ill)
    right: 4 of 9 points
    [exit code 0]
    =cmd(): “=HYPERLINK("x")”
    =cmd(): 4 of 9 points
    [exit code 0]
    inner, 01-double: “See me.”
    inner: 3.25 of 9 points
    [exit code 0]"
  `);
  check(await gradebook(course, "--by-hand")).toMatchInlineSnapshot(`
    "A Tiny Course

      learner           01   02  03  late      total
      =cmd()             4    0   0           4 of 9  same files as Curie, "Marie" and 4 more
      Curie, "Marie"     0*   0   0           0 of 9  same files as =cmd() and 4 more
      flat               4    0   0  50 %     2 of 9
      inner           3.25*   0   0        3.25 of 9
      right              4    0   0   0 %     4 of 9  same files as =cmd() and 4 more

    5 of 12 learners · * points given by hand
    [exit code 0]"
  `);
  const after = results(course, "out");
  course.write("submissions/inner/exercises/01-double/double.ts", "export const double = (x: number) => 2 * x;");
  await batch(course);
  check(finalOf(course, "inner")).toBe(3.25);
  course.write("submissions/inner/exercises/01-double/double.ts", "export const double = (x: number) => x + 2;");
  rmSync(join(course.folder, "submissions/flat"), { recursive: true });
  check(await batch(course)).toContain("flat: 50 % taken off for being late");
  course.write("submissions/flat/double.ts", 'import { two } from "./two.ts";\n');
  check(await gradebook(course, "clear", "inner", "double", "--only", "points")).toMatchInlineSnapshot(`
    "inner, 01-double: points taken back
    inner: 1 of 9 points
    [exit code 0]"
  `);
  check(finalOf(course, "inner")).toBe(1);
  check(await gradebook(course, "inner")).toContain("comment: See me.");
  check(results(course, "out")).not.toEqual(after);
});

test("a comment on a cluster goes to everybody in it", async () => {
  const course = await gradedClass();
  const { out } = await course.run("gradebook", "out", "--clusters", "--json");
  const { clusters }: { clusters: readonly { exercise: string; key: string; learners: number }[] } = JSON.parse(out);
  const found = clusters.find(({ exercise }) => exercise === "01-double");
  if (found === undefined) throw new Error("nobody got double wrong");
  const said = await gradebook(course, "comment", "--cluster", "double", found.key.slice(0, 6), "Times, not plus.");
  expect(said).toContain(`It goes to ${found.learners} learner`);
  const all = JSON.parse((await course.run("gradebook", "out", "--json")).out).learners;
  const reached = all.flatMap(
    (each: { exercises: readonly { wrong?: { key: string }; comments: readonly string[] }[] }) =>
      each.exercises.filter(({ comments }) => comments.includes("Times, not plus.")).map(({ wrong }) => wrong?.key),
  );
  expect(reached).toEqual(Array.from({ length: found.learners }, () => found.key));
  expect(await gradebook(course, "clear", "--cluster", "double", found.key)).toContain("comment taken back");
});

test("what cannot be meant is told, and changes nothing", async ({ expect: check }) => {
  const course = await gradedClass();
  const before = results(course, "out");
  const wrong: readonly (readonly string[])[] = [
    ["set", "innner", "double", "1"],
    ["set", "r", "double", "1"],
    ["set", "nobody at all", "double", "1"],
    ["set", "inner", "doubel", "1"],
    ["set", "inner", "double", "1.234"],
    ["set", "inner", "double", "-1"],
    ["set", "inner", "double", "5"],
    ["set", "inner", "double"],
    ["late", "inner", "101"],
    ["comment", "inner", " "],
    ["comment", "inner", "double"],
    ["comment", "inner", "01-Double"],
    ["comment", "--cluster", "double", "0", "x"],
    ["clear", "inner"],
    ["clear", "abc"],
    ["clear", "inner", "--only", "everything"],
    ["clear", "--cluster", "double", "0", "--only", "late"],
    ["waive", "inner", "--force"],
    ["nobody"],
    ["--failing", "softmax"],
    ["--clusters", "inner"],
    ["--clusters", "--fault"],
  ];
  const said: string[] = [];
  for (const words of wrong) said.push(`${words.join(" ")}: ${await gradebook(course, ...words)}`);
  said.push(`the folder behind: ${told(await course.run("gradebook", "set", "out", "inner", "double", "1"))}`);
  check(said.join("\n").replaceAll("[stderr]\n", "").replaceAll("\n[exit code 2]", "")).toMatchInlineSnapshot(`
    "set innner double 1: No learner is called "innner". Did you mean "inner"?
    set r double 1: "r" could be "Curie, \\"Marie\\"", "crash", "inner", "right", "🦊 Øre". Write the whole name.
    set nobody at all double 1: No learner is called "nobody at all". Write a part of a name as the gradebook has it.
    set inner doubel 1: "doubel" is not an exercise of this course. Did you mean 01-double?
    set inner double 1.234: numkata gradebook: points are a number with two decimals at most, as 7 or 7.25, not "1.234".
    set inner double -1: numkata gradebook: unknown option -1. It takes --fault, --by-hand, --json, --clusters, --cluster, --force, --exercise, --failing, --reason, --only. If it is no option, write -- before it.
    set inner double 5: 01-double has 4 points, so 5 is more than there are. To give that all the same, add --force.
    set inner double: numkata gradebook: it is written: numkata gradebook <results> set <learner> <exercise> <points>
    late inner 101: numkata gradebook: no more than 100 % can be taken off, not 101.
    comment inner  : numkata gradebook: the comment is empty. To take one back: clear.
    comment inner double: "double" is an exercise, and what to say of it is missing: numkata gradebook <results> comment <learner> double "text"
    comment inner 01-Double: "01-Double" is an exercise, and what to say of it is missing: numkata gradebook <results> comment <learner> 01-Double "text"
    comment --cluster double 0 x: "0" is no cluster of 01-double. See all with: numkata gradebook <course>/out --clusters --exercise 01-double
    clear inner: Nothing like that was said by hand of "inner", so there is nothing to clear.
    clear abc: Nothing like that was said by hand of "\\\\u202eabc", so there is nothing to clear.
    clear inner --only everything: numkata gradebook: --only takes points, comment, late, not "everything".
    clear --cluster double 0 --only late: numkata gradebook: of a cluster there is nothing but a comment, so leave out --only.
    waive inner --force: numkata gradebook … waive: --force is not for this. It takes --reason.
    nobody: No learner is called "nobody". Write a part of a name as the gradebook has it.
    --failing softmax: "softmax" is not an exercise of this course. The exercises are 01-double, 02-center, 03-root.
    --clusters inner: numkata gradebook: --clusters are those of all learners. Leave out the names.
    --clusters --fault: numkata gradebook … --clusters: --fault is not for this. It takes --clusters, --json, --exercise.
    the folder behind: numkata gradebook: it is written: numkata gradebook <results> set <learner> <exercise> <points>"
  `);
  check(existsSync(join(course.folder, "out/by-hand.jsonl"))).toBe(false);
  check(results(course, "out")).toEqual(before);
  check(await gradebook(course, "set", "inner", "double", "5", "--force")).toContain("inner, 01-double: 5 points");
});

test("a learner is found without the accents, where nobody has the name without them", async () => {
  const course = await classCourse();
  for (const name of ["Kurt Gödel", "Łucja Øre", "Jose", "José"])
    course.write(`submissions/${name}/01-double/double.ts`, "export const double = (x: number): number => 2 * x;\n");
  await batch(course);
  expect(await gradebook(course, "set", "godel", "double", "1")).toContain("Kurt Gödel, 01-double: 1 point");
  expect(await gradebook(course, "set", "lucja ore", "double", "1")).toContain("Łucja Øre, 01-double: 1 point");
  expect(await gradebook(course, "set", "jose", "double", "1")).toContain("Jose, 01-double: 1 point");
  expect(await gradebook(course, "set", "ore", "double", "1")).toContain('could be "Łucja Øre", "🦊 Øre"');
  expect(await gradebook(course, "set", "...", "double", "1")).toContain('No learner is called "..."');
});

test("a learner and a comment that begin with a dash go behind two dashes, also those that would ask for help", async () => {
  const course = await classCourse();
  course.write("submissions/-h/01-double/double.ts", "export const double = (x: number): number => 2 * x;\n");
  await batch(course);
  expect(await gradebook(course, "set", "-x", "double", "1")).toContain(
    "unknown option -x. It takes --fault, --by-hand, --json, --clusters, --cluster, --force, --exercise, --failing, " +
      "--reason, --only. If it is no option, write -- before it.",
  );
  expect(await gradebook(course, "set", "--reason", "late bus", "--", "-h", "double", "1")).toContain(
    "-h, 01-double: 1 point",
  );
  expect(await gradebook(course, "comment", "inner", "--", "--help")).toContain("--help");
  // A word that an exercise's name merely has in it, as "double" has this one, is a comment.
  expect(await gradebook(course, "comment", "inner", "ouble")).toContain("inner: “ouble”");
});

test("folders without a gradebook are told", async ({ expect: check }) => {
  const folder = emptyFolder();
  const run = async (...words: string[]): Promise<string> => told(await numkata(folder, ["gradebook", ...words]));
  check([await run(), await run("gone"), await run("gone", "set", "a", "b", "1")].join("\n")).toMatchInlineSnapshot(`
    "[stderr]
    numkata gradebook: say where the results of a batch are, as in: numkata gradebook results
    [exit code 2]
    [stderr]
    <course>/gone/gradebook.sqlite is not there. numkata batch makes it: run it with --out <course>/gone.
    [exit code 2]
    [stderr]
    <course>/gone/gradebook.sqlite is not there. numkata batch makes it: run it with --out <course>/gone.
    [exit code 2]"
  `);
  check(existsSync(join(folder, "gone"))).toBe(false);
});

test("deleted or damaged, it is told and made again by the next batch, with all that was said", async () => {
  const course = await gradedClass();
  await gradebook(course, "set", "inner", "double", "3");
  const whole = results(course, "out");
  const file = join(course.folder, "out/gradebook.sqlite");
  const damages: readonly (readonly [string, () => void])[] = [
    ["is not there. numkata batch makes it", () => rmSync(file)],
    ["is no gradebook of this version, or is damaged", () => writeFileSync(file, "no database")],
    ["is no gradebook of this version, or is damaged", () => truncateSync(file, 5000)],
  ];
  for (const [says, damage] of damages) {
    damage();
    expect(await gradebook(course)).toContain(says);
    expect(await gradebook(course, "set", "inner", "double", "1")).toContain(says);
    const again = await batch(course);
    expect(again).toContain(`${LEARNERS.length} unchanged`);
    expect(results(course, "out")).toEqual(whole);
  }
  truncateSync(file, 5000);
  expect(await batch(course)).toContain(`gradebook.sqlite could not be read, and was made again.`);
});

test("killed as soon as something is said, it counts all the same", async () => {
  const course = await gradedClass();
  const out = join(course.folder, "out");
  const ledger = join(out, "by-hand.jsonl");
  const child = spawn(process.execPath, [BIN, "gradebook", "out", "set", "inner", "double", "3"], {
    cwd: course.folder,
    env: {},
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("close", resolve));
  const isSaid = (): boolean => existsSync(ledger) && readFileSync(ledger, "utf8").endsWith("\n");
  while (!isSaid() && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
  child.kill("SIGKILL");
  await ended;
  expect(await gradebook(course, "inner")).toContain("3 of 4 by hand");
  expect(finalOf(course, "inner")).toBe(3);
  const listed = results(course, "out");
  await batch(course);
  expect(results(course, "out")).toEqual(listed);
});

test("a line of the ledger that was torn or changed costs that line, and is told", async () => {
  const course = await gradedClass();
  await gradebook(course, "set", "inner", "double", "3");
  await gradebook(course, "set", "right", "double", "1");
  const file = join(course.folder, "out/by-hand.jsonl");
  writeFileSync(file, readFileSync(file, "utf8").replace('"points":3', '"points":4'));
  appendFileSync(file, '{"version":1,"sum":"');
  const said = await batch(course);
  expect(said).toContain("by-hand.jsonl: 2 lines cannot be read, and it is as if nobody had said them.");
  expect([finalOf(course, "inner"), finalOf(course, "right")]).toEqual([1, 1]);
  expect(await gradebook(course, "inner")).toContain("by-hand.jsonl: 2 lines cannot be read");
  // What is written after it cuts off what was torn.
  expect(await gradebook(course, "clear", "right")).toContain("right: 4 of 9 points");
  expect(await gradebook(course, "inner")).toContain("by-hand.jsonl: 1 line cannot be read");
});

test("while somebody else writes there it is read as it is, and not changed", async () => {
  const course = await gradedClass();
  const out = join(course.folder, "out");
  const hold = takeHold(join(out, "running"));
  const refused = await gradebook(course, "set", "inner", "double", "3");
  expect(refused).toMatch(/out: another numkata is writing here \(process \d+ on .*\), so nothing was changed\. Wait/);
  const ledger = new ByHandLedger(out, "append");
  ledger.say({ kind: "points", at: AT, learner: "inner", exercise: "01-double", points: 2 });
  ledger.close();
  const listed = await gradebook(course, "inner");
  expect(listed).toMatch(
    /Not all that was said by hand is in this yet\. \S+: another numkata is writing here \(.*\), so nothing was changed\. Wait for it\./,
  );
  expect(listed).toContain("Not all that was said by hand is in this yet.");
  expect(listed).toContain("✗ 01-double  1 of 4");
  if (hold.kind === "taken") hold.release();
  expect(await gradebook(course, "inner")).toContain("2 of 4 by hand");
});

test.skipIf(process.platform === "win32")(
  "of several things taken back all are, or none where the disk is full",
  async () => {
    const course = await gradedClass();
    const path = "out/by-hand.jsonl";
    for (const exercise of ["double", "center", "root"]) await gradebook(course, "set", "inner", exercise, "1");
    // So that one of three lines fits into 4 KiB.
    const { length } = course.read(path);
    await gradebook(course, "comment", "flat", "x".repeat(4096 - length - 340));
    const before = course.read(path);
    expect(before.length).toBeGreaterThan(4096 - 250);
    expect(before.length).toBeLessThan(4096 - 170);
    const script = `trap '' XFSZ; ulimit -f 8; "${process.execPath}" "${BIN}" gradebook out clear inner 2>&1; echo $?`;
    const said = execFileSync("/bin/sh", ["-c", script], { cwd: course.folder, encoding: "utf8" });
    expect(said).toMatch(/by-hand\.jsonl cannot be written: .*\. So nothing was changed\.\n2\n$/u);
    expect(course.read(path)).toBe(before);
    expect(await gradebook(course, "clear", "inner")).toContain("exit code 0");
    expect(finalOf(course, "inner")).toBe(1);
  },
);

test("what was said is kept where a file beside it cannot be written, and that is told", async () => {
  const course = await gradedClass();
  rmSync(join(course.folder, "out/grades.csv"));
  course.write("out/grades.csv/in the way", "");
  expect(await gradebook(course, "set", "inner", "double", "3")).toMatch(
    /What was said is kept, and the gradebook has it, but not every file beside it: mend that and run numkata batch again\.\n\[exit code 2\]$/u,
  );
  expect(await gradebook(course, "inner")).toContain("3 of 4 by hand");
});

test.runIf(HAS_BUBBLEWRAP)(`on a disk to be read only it can be read${WITHOUT_BUBBLEWRAP}`, async () => {
  const course = await gradedClass();
  const out = join(course.folder, "out");
  const run = (words: string): Promise<string> =>
    shell(
      course.folder,
      ["--ro-bind", out, out],
      `"${process.execPath}" "${BIN}" gradebook out ${words} 2>&1; echo "exit code $?"`,
    );
  expect(await run("set inner double 3")).toBe(
    `${out} cannot be written: this disk can only be read. So nothing was changed.\nexit code 2\n`,
  );
  expect(await run("")).toContain("12 learners\n\nexit code 0");
});
