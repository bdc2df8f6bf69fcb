// numkata release: a course for learners, whole or not at all, that works as the course it was made from.

import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Course, firstCase, numkata, told, tinyCourse } from "./numkata.ts";

const SPEC = "exercises/02-center/exercise.yaml";
const STUB = "exercises/02-center/center.ts";
const ANSWERS = "exercises/02-center/answers.json";

const MISTAKES = `import * as np from "numkata/np";
export const added = (v: np.NDArray) => np.add(v, np.mean(v));
`;
const LAWS = `import * as np from "numkata/np";
export const balanced = (f: (v: np.NDArray) => np.NDArray, v: np.NDArray) => [np.sum(f(v)), 0];
`;

/** The tiny course with a mistake, a law, comments and a file that nobody needs. */
async function course(): Promise<Course> {
  const made = await tinyCourse();
  const spec = readFileSync(join(made.folder, SPEC), "utf8")
    .replace("  - name: any secret", "  # nobody may know 40000\n  - name: any secret")
    .replace("  - name: huge", "  - name: it balances\n    args: { v: [1, 5] }\n    law: balanced\n  - name: huge");
  made.write(SPEC, `${spec}mistakes:\n  added: the mean is added\nlaws:\n  balanced: the sum is 0\n`);
  made.write("solutions/02-center/mistakes.ts", MISTAKES);
  made.write("solutions/02-center/laws.ts", LAWS);
  made.write("exercises/02-center/notes.md", "The answer is in the back.\n");
  return made;
}

function filesIn(folder: string): Readonly<Record<string, string>> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path, "utf8")]));
}

describe("a release", async () => {
  const source = await course();
  const made = await source.run("release", "learners");
  const folder = join(source.folder, "learners");
  const files = filesIn(folder);
  mkdirSync(join(folder, "node_modules"));
  const run = (...words: string[]) => numkata(folder, words);

  test("says what was left out", () => {
    expect(told(made)).toMatchInlineSnapshot(`
      "The learners' edition of A Tiny Course is in learners: 3 exercises.

      Left out:
        - the solutions, and the comments in the specs
        - the code of 1 known mistake, recognised by digests from which no answer can be read
        - 2 hidden cases and 1 case with a law: 6 of 10 points are left
        - other files beside the specs: exercises/02-center/notes.md

      Next:
        cd learners
        npm install
        npx numkata grade
      [exit code 0]"
    `);
    expect(Object.keys(files)).toMatchInlineSnapshot(`
      [
        ".github/workflows/grade.yml",
        ".gitignore",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        "README.md",
        "exercises/01-double/answers.json",
        "exercises/01-double/double.ts",
        "exercises/01-double/exercise.yaml",
        "exercises/02-center/answers.json",
        "exercises/02-center/center.ts",
        "exercises/02-center/exercise.yaml",
        "exercises/03-root/answers.json",
        "exercises/03-root/exercise.yaml",
        "exercises/03-root/root.ts",
        "exercises/course.yaml",
        "globals.d.ts",
        "package.json",
        "tsconfig.json",
      ]
    `);
  });

  test("gives nothing of that away", () => {
    const all = Object.values(files).join("\n");
    for (const secret of [
      "subtract(near",
      "np.add(",
      "31337",
      "62674",
      "nobody may",
      "49999",
      "secret",
      "balance",
      "in the back",
    ])
      expect(all.split("\n").filter((line) => line.includes(secret))).toEqual([]);
    expect(files["README.md"]).toContain(
      "Your course has 2 hidden cases and 1 case with a law that this edition leaves out.",
    );
  });

  test("is the same when it is made again", async () => {
    await source.run("release", "again");
    expect(filesIn(join(source.folder, "again"))).toEqual(files);
  });

  test("names a mistake, and shows the smallest input", async () => {
    const before = readFileSync(join(folder, STUB), "utf8");
    writeFileSync(join(folder, STUB), MISTAKES.replace("added", "center"));
    const graded = told(await run("grade", "center"));
    writeFileSync(join(folder, STUB), before);
    expect(firstCase(graded)).toMatchInlineSnapshot(`
      "✗ center, three numbers
        exercises/02-center/center.ts

        All 3 elements differ.

        This looks like: the mean is added

             yours  expected  off by  allowed
        [0]  4      -2        6       0        worst
        [1]  5      -1        6       0
        [2]  9      3         6       0

        input  center([1, 2, 6])

        → Work out [0] by hand, and \`console.log\` the values between your steps: where do they part?
      [exit code 1]"
    `);
    source.write(STUB, MISTAKES.replace("added", "center"));
    expect(
      firstCase(told(await source.run("grade", "center")))
        .split("\n")
        .slice(0, -1),
    ).toEqual(firstCase(graded).split("\n").slice(0, -1));
  });

  test("says what it does not have", async () => {
    const [verified, solution, solutions, release] = await Promise.all([
      run("verify"),
      run("solution", "center", "--yes"),
      run("grade", "--solutions"),
      run("release", "next"),
    ]);
    const [added, filled, imported] = await Promise.all([
      run("new", "relu"),
      run("expected", "center"),
      run("import", "canonical-data.json"),
    ]);
    expect([verified, solution, solutions, release, added, filled, imported].map(told).join("\n\n"))
      .toMatchInlineSnapshot(`
        "3 exercises of a learners' edition: the specs are valid and the answers are theirs.
        It has no solutions and no mistakes' code: what they do can only be verified in the course that it was made from.
        [exit code 0]

        [stderr]
        This edition of the course has no solutions. More hints, if there are any: numkata hint 02-center
        [exit code 2]

        [stderr]
        numkata grade --solutions: this edition of the course has no solutions.
        [exit code 2]

        [stderr]
        <course>/learners is a release itself. Release the course that it was made from.
        [exit code 2]

        [stderr]
        numkata new: this is a release, without solutions. Do it in the course that it was made from.
        [exit code 2]

        [stderr]
        numkata expected: this is a release, without solutions. Do it in the course that it was made from.
        [exit code 2]

        [stderr]
        numkata import: this is a release, without solutions. Do it in the course that it was made from.
        [exit code 2]"
      `);
  });

  test("damage is told where it is", async () => {
    const whole = files[ANSWERS] ?? "";
    const damaged = async (text: string): Promise<string> => {
      writeFileSync(join(folder, ANSWERS), text);
      return told(await run("grade", "center"));
    };
    const spoilt = [
      await damaged(whole.replace('"value"', '"valu"')),
      await damaged(whole.slice(0, 300)),
      await damaged(whole.replace('"any numbers"', '"some numbers"')),
    ];
    writeFileSync(join(folder, ANSWERS), whole);
    expect(spoilt.join("\n")).toMatchInlineSnapshot(`
      "[stderr]
      exercises/02-center/answers.json:6:7 this file is damaged: cases.any numbers.0.value is not as it was written. Get it again from where you have the course.

      1 problem in the course's own files: nothing was graded.
      [exit code 2]
      [stderr]
      exercises/02-center/answers.json:7:43 this file is damaged: it is no JSON. Get it again from where you have the course.

      1 problem in the course's own files: nothing was graded.
      [exit code 2]
      [stderr]
      exercises/02-center/answers.json:1:1 these are not the answers to the exercise.yaml beside it: its cases or mistakes were changed since the release. Get both again from where you have the course.

      1 problem in the course's own files: nothing was graded.
      [exit code 2]"
    `);
  });
});

test("--force replaces a release, keeps its .git, and nothing that somebody has worked on", async () => {
  const source = await tinyCourse();
  const folder = join(source.folder, "out");
  await source.run("release", "out");
  const first = filesIn(folder);
  source.write("out/.git/HEAD", "ref: refs/heads/main\n");
  source.write("out/exercises/03-root/root.ts", "export const root = Math.sqrt;\n");
  const worked = await source.run("release", "out", "--force");
  source.write("out/exercises/03-root/root.ts", first["exercises/03-root/root.ts"] ?? "");
  source.write("out/notes.md", "mine\n");
  const foreign = await source.run("release", "out", "--force");
  expect(filesIn(folder)).toEqual({ ...first, ".git/HEAD": "ref: refs/heads/main\n", "notes.md": "mine\n" });
  source.write("mine/notes.md", "mine\n");
  const none = await source.run("release", "mine", "--force");
  expect([worked, foreign, none].map(told).join("\n")).toMatchInlineSnapshot(`
    "[stderr]
    out stays as it is: exercises/03-root/root.ts is not the stub any more: somebody has worked in it. Nothing was released.
    [exit code 2]
    [stderr]
    out stays as it is: notes.md in it is not part of a release. Nothing was released.
    [exit code 2]
    [stderr]
    mine stays as it is: it is no release. Nothing was released.
    [exit code 2]"
  `);
  rmSync(join(folder, "notes.md"));
  source.write("exercises/course.yaml", "title: Another Tiny Course\ndefaults:\n  limits: { timeoutMs: 300 }\n");
  expect((await source.run("release", "out", "--force")).code).toBe(0);
  const second = filesIn(folder);
  expect(second[".git/HEAD"]).toBe("ref: refs/heads/main\n");
  expect(second["exercises/course.yaml"]).toContain("Another");
  expect(Object.keys(second)).toEqual([".git/HEAD", ...Object.keys(first)]);
  expect(readdirSync(source.folder).toSorted()).toEqual(["exercises", "mine", "node_modules", "out", "solutions"]);
});

describe("nothing is made", () => {
  test.concurrent("of a course that does not keep its promises", async () => {
    const broken = await tinyCourse();
    broken.write("solutions/03-root/root.ts", "export const root = (x: number): number => x;\n");
    const run = await broken.run("release", "out");
    expect(run.code).toBe(1);
    expect(run.err).toMatch(/✗ 03-root[^]*Nothing was released\./);
    expect(readdirSync(broken.folder)).not.toContain("out");
  });

  test.concurrent("in a folder that has something in it, or without a folder", async ({ expect: inlined }) => {
    const source = await tinyCourse();
    source.write("out/notes.md", "mine\n");
    inlined([await source.run("release", "out"), await source.run("release")].map(told).join("\n"))
      .toMatchInlineSnapshot(`
        "[stderr]
        out is not empty. Name a folder that is not there yet, or let --force replace it if it is an earlier release.
        [exit code 2]
        [stderr]
        numkata release: say into which folder, and only one: numkata release ../for-learners
        [exit code 2]"
      `);
    expect(filesIn(join(source.folder, "out"))).toEqual({ "notes.md": "mine\n" });
  });

  test.concurrent("where nothing would be left, or cannot be cut out", async ({ expect: inlined }) => {
    const source = await tinyCourse();
    const path = "exercises/03-root/exercise.yaml";
    const spec = readFileSync(join(source.folder, path), "utf8");
    const head = spec.slice(0, spec.indexOf("cases:"));
    const negative =
      "  - name: a negative number\n    args: { x: -1 }\n    throws: { name: RangeError, message: negative }\n";
    const nine = "  - name: nine\n    args: { x: &nine 9 }\n    expected: 3\n    hidden: true\n";
    source.write(path, `${head}cases:\n${nine}${negative}    hidden: true\n`);
    const empty = await source.run("release", "out");
    source.write(path, `${head}cases:\n${nine}${negative}  - name: again\n    args: { x: *nine }\n    expected: 3\n`);
    const tied = await source.run("release", "out");
    inlined([empty, tied].map(told).join("\n")).toMatchInlineSnapshot(`
      "[stderr]
      exercises/03-root/exercise.yaml: the cases that count are hidden or have a law, and a release has neither. Add one that learners see. Nothing was released.
      [exit code 2]
      [stderr]
      exercises/03-root/exercise.yaml: what learners do not get cannot be cut out. Begin each case on a line of its own, and give what is left out no anchors (&) that the rest uses. Nothing was released.
      [exit code 2]"
    `);
  });
});
