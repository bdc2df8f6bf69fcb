// A course in which exercises come before others, and share their points: as it is read on the command line.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Course, tinyCourse, told } from "./numkata.ts";

const SOLVED = readFileSync(join(import.meta.dirname, "../fixtures/tiny/solutions/02-center/center.ts"));

/** The tiny course with more lines in some of its specs. */
async function courseWith(lines: Readonly<Record<string, string>>): Promise<Course> {
  const course = await tinyCourse();
  for (const [id, more] of Object.entries(lines)) {
    const spec = `exercises/${id}/exercise.yaml`;
    course.write(spec, `${more}\n${readFileSync(join(course.folder, spec), "utf8")}`);
  }
  return course;
}

test("what comes first is led to first, and grading stops nobody", async () => {
  const course = await courseWith({ "01-double": "requires: [02-center]", "03-root": "requires: [01-double]" });
  const read = async (...words: string[]): Promise<string> => told(await course.run(...words));
  expect(await read("list")).toMatchInlineSnapshot(`
    "A Tiny Course

      · 01-double  4 points  Double  after center
    → · 02-center  3 points  Center
      · 03-root    2 points  Root    after double

    0 of 3 exercises passed when last graded.
    Next: npx numkata grade center
    [exit code 0]"
  `);
  expect(await read("next")).toMatchInlineSnapshot(`
    "Center
      Subtract the mean from every number.

      exercises/02-center/center.ts
      npx numkata show center

    Later: 01-double (after center).
    [exit code 0]"
  `);
  expect((await read("grade", "root")).split("\n\n").at(-1)).toMatchInlineSnapshot(`
    "03-root is not started yet · 0 of 2 points · 99 ms
    It builds on 01-double, which does not pass yet.
    Next: npx numkata show root
    [exit code 1]"
  `);
  course.write("exercises/02-center/center.ts", SOLVED);
  await course.run("grade", "center");
  expect(await read("next")).toMatchInlineSnapshot(`
    "Double
      Give back twice the number.

      exercises/01-double/double.ts
      npx numkata show double

    Later: 03-root (after double).
    [exit code 0]"
  `);
  expect((await read("grade")).split("\n\n").at(-1)).toMatchInlineSnapshot(`
    "1 of 3 exercises pass · 3 of 9 points + 1 bonus · 99 ms
    Next: Double
      exercises/01-double/double.ts
      npx numkata show double
    [exit code 1]"
  `);
});

test("a course's own order that goes wrong is told where it is written", async () => {
  const course = await courseWith({
    "01-double": "requires: [03-root, dubble]",
    "03-root": "requires: [02-center, 01-double, 03-root]",
  });
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "[stderr]
    exercises/01-double/exercise.yaml:1:12 01-double requires 03-root, which requires 01-double: nobody could begin. Leave one of these prerequisites out.
    exercises/01-double/exercise.yaml:1:21 requires names "dubble", which is no exercise of this course. The other exercises are 02-center, 03-root.
    exercises/03-root/exercise.yaml:1:34 requires names this exercise itself. Name what comes before it, or remove this.

    3 problems in the course's own files: nothing was graded.
    [exit code 2]"
  `);
  // One exercise alone is enough to see what it leads to.
  expect((await course.run("verify", "root")).err).toContain(
    "03-root requires 01-double, which requires 03-root: nobody could begin.",
  );
  expect((await course.run("grade", "center")).code).toBe(1);
  expect(told(await course.run("next"))).toContain("exercises/02-center/center.ts");
});

test("a spec that cannot be read stops nobody from the others", async () => {
  const course = await courseWith({ "03-root": "requires: [02-center]" });
  course.write("exercises/02-center/exercise.yaml", "title: [");
  expect(told(await course.run("next"))).toContain("exercises/01-double/double.ts");
  expect(told(await course.run("grade", "root"))).toContain("It builds on 02-center, which does not pass yet.");
});

test("points by weight, all or nothing, and the course's own way", async () => {
  const course = await courseWith({ "02-center": "points: 10\ncredit: by-case", "03-root": "points: 0.5" });
  course.write(
    "exercises/course.yaml",
    "title: A Tiny Course\ndefaults: { credit: all-or-nothing, runs: 3, limits: { timeoutMs: 300 } }\n",
  );
  course.write(
    "exercises/02-center/center.ts",
    "export function center(v: { data: number[] }): unknown {\n  return [-2, -1, 3];\n}\n",
  );
  course.write(
    "exercises/01-double/double.ts",
    "export function double(x: number): number {\n  return Math.abs(2 * x);\n}\n",
  );
  const { out, code } = await course.run("grade");
  expect(code).toBe(1);
  expect(
    out
      .split("\n")
      .filter((line) => line.includes(" points"))
      .join("\n")
      .replace(/\d+ ms/, "99 ms"),
  ).toMatchInlineSnapshot(`
    "✗ 01-double            2/3 cases    0/4 points  wrong value, all or nothing
    ✗ 02-center            1/3 cases  3.34/10 points  wrong shape
    · 03-root              0/2 cases  0/0.5 points  not started
    0 of 3 exercises pass · 3.34 of 14.5 points · 99 ms"
  `);
  const document: unknown = JSON.parse((await course.run("grade", "--json")).out);
  expect(document).toMatchObject({
    points: { earned: 3.34, possible: 14.5, extra: 0 },
    exercises: [
      { credit: "all-or-nothing", points: { earned: 0, possible: 4 } },
      { credit: "by-case", cases: [{ points: 3.34 }, { points: 3.33 }, { points: 3.33 }, { points: 1, extra: true }] },
      { credit: "all-or-nothing", points: { earned: 0, possible: 0.5 } },
    ],
  });
});
