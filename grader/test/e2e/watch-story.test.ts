// A learner's first hour with the real `numkata watch`, from the first look to the last exercise, and what the disk and a
// plain shell say of it afterwards.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { told, tinyCourse } from "./numkata.ts";
import { noPty, Pty } from "./pty.ts";

const WRONG = 'export function double(x: number): number {\n  console.log("x is", x);\n  return x + 2;\n}\n';
const OTHERWISE_WRONG = WRONG.replace("x + 2", "Math.abs(2 * x)");
const RIGHT = "export function double(x: number): number {\n  return x + x;\n}\n";

test.skipIf(noPty !== undefined)("a first hour", async () => {
  const course = await tinyCourse();
  const write = (id: string, name: string, text: string): void => course.write(`exercises/${id}/${name}.ts`, text);
  const solutionOf = (path: string): string => readFileSync(join(course.folder, "solutions", path), "utf8");
  const progress = (): string => readFileSync(join(course.folder, ".numkata/progress.txt"), "utf8");
  const pty = new Pty(course.folder);
  try {
    // The first look: what there is to do, and where.
    expect(await pty.sees("Not started")).toMatchInlineSnapshot(`
      "Double

        Multiply by two.

      · double
        exercises/01-double/double.ts:8:9

        Not started: the line \`throw new Error("not implemented")\` is still there.

        8 | throw new Error("not implemented");
          |       ^

        Give back twice the number.

        → Replace that line by your own code.

      [░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░] 0/3 exercises · 0/3 cases
      exercises/01-double/double.ts
      h hint  l list  s solution  a all  r reset  q quit"
    `);

    // A first attempt fails, and so it is not yet time to go on.
    write("01-double", "double", WRONG);
    await pty.sees("You printed:\n  x is -1.5", "returned 0.5, expected -3", "Since the last run: 1 newly passes");
    pty.press("n");
    await pty.sees("n goes on when this exercise passes");
    pty.press("d");
    await pty.sees("d compares with the solution once it passes");

    // A hint, and another way to fail: what changed is said.
    pty.press("h");
    await pty.sees("Hint 1 of 2: Which operator multiplies?");
    write("01-double", "double", OTHERWISE_WRONG);
    await pty.sees("returned 3, expected -3", "Since the last run: 1 newly passes", "2/3 cases");
    pty.press("h");
    await pty.sees("Hint 1 of 2", "Hint 2 of 2");

    // It passes, stays where it is, and can be compared.
    write("01-double", "double", RIGHT);
    await pty.sees("It passes. n goes on to the next.", "Since the last run: 1 newly passes", "1/3 exercises");
    pty.press("d");
    expect(await pty.sees("+ the solution", "x * 2")).toMatchInlineSnapshot(`
      "Your 01-double and the solution

        - yours  + the solution

          export function double(x: number): number {
        -   return x + x;
        +   return x * 2;
          }

      [██████████░░░░░░░░░░░░░░░░░░░░] 1/3 exercises · 3/3 cases
      exercises/01-double/double.ts
      n next  h hint  l list  s solution  d back  a all  r reset  q quit"
    `);
    pty.press("d");
    await pty.sees("It passes.");

    // On, over the last exercise first, so that the second is the last that is pending.
    pty.press("n");
    await pty.sees("Center", "Not started");
    pty.press("l");
    await pty.sees("> · 02-center");
    pty.press("\u001B[B\r");
    await pty.sees("Root", "Not started");
    write("03-root", "root", solutionOf("03-root/root.ts"));
    await pty.sees("It passes.", "2/3 exercises");
    pty.press("n");
    await pty.sees("Center", "Not started");

    // Meanwhile the first was broken in another window: grading everything again finds it, by itself.
    write("01-double", "double", WRONG);
    write("02-center", "center", solutionOf("02-center/center.ts"));
    await pty.sees("Everything was graded again, and 01-double no longer passes. n goes\nto it.", "2/3 exercises");
    pty.press("n");
    await pty.sees("Double", "returned 0.5, expected -3");
    write("01-double", "double", RIGHT);
    await pty.sees("It passes, and so do all the others: everything was graded again, 3 of 3 pass.");
    pty.press("q");
    expect(await pty.ends()).toContain("code=0");
  } finally {
    pty.close();
  }
  expect(progress()).toMatchInlineSnapshot(`
    "# Your progress, kept by numkata. Delete a line, or the file, to forget it.
    current: 01-double
    01-double passed hints 2
    02-center passed
    03-root passed
    "
  `);
  expect(told(await course.run("list"))).toMatchInlineSnapshot(`
    "A Tiny Course

    → ✓ 01-double  4 points  Double
      ✓ 02-center  3 points  Center
      ✓ 03-root    2 points  Root

    3 of 3 exercises passed when last graded.
    Next: npx numkata grade
    [exit code 0]"
  `);
  expect(told(await course.run("solution", "double", "--diff"))).toContain("-   return x + x;\n  +   return x * 2;");
});
