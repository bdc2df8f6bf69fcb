// Which sandbox a course is graded in: its settings, and a flag that may only ask for more.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { HAS_BUBBLEWRAP, WITHOUT_BUBBLEWRAP } from "../bubblewrap.ts";
import { type Course, told, tinyCourse } from "./numkata.ts";

async function strictCourse(): Promise<Course> {
  const course = await tinyCourse();
  const settings = readFileSync(join(course.folder, "exercises/course.yaml"), "utf8");
  course.write("exercises/course.yaml", `${settings}\nsandbox: strict\n`);
  return course;
}

test("a flag does not ask for less than the course's settings", async () => {
  const course = await strictCourse();
  const page = told(await course.run("grade", "--solutions", "--sandbox", "default"));
  expect(page).toMatchInlineSnapshot(`
    "[stderr]
    exercises/course.yaml says "sandbox: strict", and --sandbox default asks for less. A flag may only ask for more. To grade this course with the default sandbox, change that line of the file.
    [exit code 2]"
  `);
  expect(told(await course.run("verify", "--sandbox=default"))).toBe(page);
});

test("another word than the two is told", async () => {
  const course = await tinyCourse();
  expect(told(await course.run("grade", "--sandbox", "strikt"))).toMatchInlineSnapshot(`
    "[stderr]
    numkata grade: --sandbox takes default or strict, not "strikt".
    [exit code 2]"
  `);
  expect(told(await course.run("grade", "--sandbox"))).toMatchInlineSnapshot(`
    "[stderr]
    numkata grade: --sandbox takes default or strict.
    [exit code 2]"
  `);
  course.write("exercises/course.yaml", "title: A Tiny Course\nsandbox: strikt\n");
  expect(told(await course.run("grade"))).toMatchInlineSnapshot(`
    "[stderr]
    exercises/course.yaml:2:10 sandbox must be default or strict, but is the text "strikt". Did you mean "strict"?

    1 problem in the course's own files: nothing was graded.
    [exit code 2]"
  `);
});

test.runIf(HAS_BUBBLEWRAP)(`strict grades as default does${WITHOUT_BUBBLEWRAP}`, async () => {
  const course = await tinyCourse();
  const source = `export function double(x: number): number {
    console.log("got", x);
    if (x === 2) for (;;);
    return x * 2;
  }`;
  course.write("exercises/01-double/double.ts", source);
  const page = told(await course.run("grade", "double", "--sandbox", "default"));
  expect(page).toContain("No answer within 300 ms");
  expect(told(await course.run("grade", "double", "--sandbox", "strict"))).toBe(page);
  const strict = await strictCourse();
  strict.write("exercises/01-double/double.ts", source);
  expect(told(await strict.run("grade", "double"))).toBe(page);
});
