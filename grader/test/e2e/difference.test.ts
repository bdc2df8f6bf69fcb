// numkata solution --diff, as a learner reads it.

import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { told, tinyCourse } from "./numkata.ts";

const FILE = "exercises/01-double/double.ts";
const LONG = Array.from({ length: 12 }, (_, line) => `// ${line}: long, and of no use\n`).join("");

test("one's own lines and the solution's, with what is alike left out", async () => {
  const course = await tinyCourse();
  course.write(FILE, `${LONG}export function double(x: number): number {\n  return x + x;\n}\n`);
  course.write(
    "solutions/01-double/double.ts",
    `${LONG}export function double(x: number): number {\n  return 2 * x;\n}`,
  );
  await course.run("grade", "double");
  expect(told(await course.run("solution", "double", "--diff"))).toMatchInlineSnapshot(`
    "Your double, and how the course does it:

      - yours  + the solution

      ⋯ 10 lines alike
        // 10: long, and of no use
        // 11: long, and of no use
        export function double(x: number): number {
      -   return x + x;
      +   return 2 * x;
        }
    [exit code 0]"
  `);
});

test("the same lines", async () => {
  const course = await tinyCourse();
  const source = "export function double(x: number): number {\n  return 2 * x;\n}\n";
  course.write(FILE, source);
  course.write("solutions/01-double/double.ts", source);
  await course.run("grade", "double");
  expect((await course.run("solution", "double", "--diff")).out).toContain("the same, line by line");
});

test("before a pass it asks as the solution does, and without a file there is nothing to compare", async () => {
  const course = await tinyCourse();
  const refused = await course.run("solution", "double", "--diff");
  expect(refused.err).toContain("01-double has not passed yet.");
  expect(refused.code).toBe(2);
  rmSync(join(course.folder, FILE));
  expect(told(await course.run("solution", "double", "--diff", "--yes"))).toMatchInlineSnapshot(`
    "[stderr]
    exercises/01-double/double.ts is not there, so there is nothing to compare with the solution.
    [exit code 2]"
  `);
});
