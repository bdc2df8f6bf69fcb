// A call at the bottom of a file, to try it out: what it prints belongs to no case, and is shown all the same.

import { expect, test } from "vitest";
import { tinyCourse, told } from "./numkata.ts";

test("what a file prints while it is loaded is shown apart from what a case prints", async () => {
  const course = await tinyCourse();
  course.write(
    "exercises/01-double/double.ts",
    `export function double(x: number): number {
  console.log("called with", x);
  return x;
}

console.log("tried:", double(21));
`,
  );
  const page = told(await course.run("grade", "double"));
  expect(page).toMatch(/Your file printed while it was loaded:\n\s+called with 21\n\s+tried: 21\n/);
  expect(page).toMatch(/You printed:\n\s+called with (?!21)/);
});
