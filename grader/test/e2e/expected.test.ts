import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { told, tinyCourse } from "./numkata.ts";

const SPEC = "exercises/03-root/exercise.yaml";

test("an author lets the solution fill in what must come back", async () => {
  const course = await tinyCourse();
  const path = join(course.folder, SPEC);
  const before = readFileSync(path, "utf8");
  const open = `${before.replace("    expected: 3\n", "")}  - name: two\n    args: { x: 2 } # by hand?\n`;
  writeFileSync(path, open);
  expect(told(await course.run("grade", "root"))).toMatchInlineSnapshot(`
    "[stderr]
    exercises/03-root/exercise.yaml:13:5 case "nine" does not say what must come back. Add expected (a value) or throws (an error), or let \`npx numkata expected 03-root\` fill in what the solution gives.
    exercises/03-root/exercise.yaml:18:5 case "two" does not say what must come back. Add expected (a value) or throws (an error), or let \`npx numkata expected 03-root\` fill in what the solution gives.

    2 problems in the course's own files: nothing was graded.
    [exit code 2]"
  `);
  expect(told(await course.run("expected", "root", "--check"))).toMatchInlineSnapshot(`
    "⋯ 11 lines alike
        cases:
          - name: nine
            args: { x: 9 }
      +     expected: 3.0
          - name: a negative number
            args: { x: -1 }
            throws: { name: RangeError, message: negative }
          - name: two
            args: { x: 2 } # by hand?
      +     expected: 1.4142135623730951

    exercises/03-root/exercise.yaml would get the values of "nine" and "two". Without --check it does.
    [exit code 1]"
  `);
  expect(readFileSync(path, "utf8")).toBe(open);
  expect((await course.run("expected", "root")).code).toBe(0);
  expect(readFileSync(path, "utf8")).toBe(
    `${before.replace("expected: 3\n", "expected: 3.0\n")}  - name: two\n    args: { x: 2 } # by hand?\n    expected: 1.4142135623730951\n`,
  );
  expect(told(await course.run("expected", "root", "--check", "--all"))).toMatchInlineSnapshot(`
    "exercises/03-root/exercise.yaml needs nothing: the solution says what stands there.
    [exit code 0]"
  `);
});

test("an error is no value, and the spec stays as it is", async () => {
  const course = await tinyCourse();
  const path = join(course.folder, SPEC);
  const before = `${readFileSync(path, "utf8")}  - name: minus two\n    args: { x: -2 }\n  - name: four\n    args: { x: 4 }\n`;
  writeFileSync(path, before);
  expect(told(await course.run("expected", "root"))).toMatchInlineSnapshot(`
    ""minus two": the solution gives no value. root threw RangeError: a negative number has no square
        root: -2. It happened at root.ts:3.
        If that is what a learner's function must do, write this in place of expected:
          throws: { name: RangeError, message: "a negative number has no square root: -2" }

    exercises/03-root/exercise.yaml is as it was: all values are filled in, or none.
    [exit code 1]"
  `);
  expect(readFileSync(path, "utf8")).toBe(before);
});

test("another value takes the place of one that is named", async () => {
  const course = await tinyCourse();
  const path = join(course.folder, SPEC);
  const before = readFileSync(path, "utf8");
  writeFileSync(path, before.replace("expected: 3", "expected: 4 # wrong"));
  expect(told(await course.run("expected", "root", "--case", "nine"))).toMatchInlineSnapshot(`
    "⋯ 11 lines alike
        cases:
          - name: nine
            args: { x: 9 }
      -     expected: 4 # wrong
      +     expected: 3 # wrong
          - name: a negative number
            args: { x: -1 }
            throws: { name: RangeError, message: negative }

    exercises/03-root/exercise.yaml has the value of "nine" from the solution. Look at it before you
    trust it: npx numkata verify root
    [exit code 0]"
  `);
  expect(readFileSync(path, "utf8")).toBe(before.replace("expected: 3", "expected: 3 # wrong"));
});

test("words that cannot be understood", async () => {
  const course = await tinyCourse();
  const runs = [
    ["expected"],
    ["expected", "root", "--case"],
    ["expected", "root", "--case", "ten"],
    ["expected", "root", "--all", "--case", "nine"],
  ];
  const said = await Promise.all(runs.map(async (words) => told(await course.run(...words))));
  expect(said.join("\n")).toMatchInlineSnapshot(`
    "[stderr]
    numkata expected: say which exercise, and only one: numkata expected softmax
    [exit code 2]
    [stderr]
    numkata expected: --case needs something behind it.
    [exit code 2]
    [stderr]
    numkata expected: no case is called "ten". The cases are nine, a negative number.
    [exit code 2]
    [stderr]
    numkata expected: --all or --case, not both.
    [exit code 2]"
  `);
});
