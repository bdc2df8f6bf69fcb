// numkata verify: whether a tolerance parts rounding from mistakes.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { type Course, told, tinyCourse } from "./numkata.ts";

const SPEC = "exercises/02-center/exercise.yaml";

/** The course with another tolerance in `center`, and with a mistake: the numbers are around something else than 0. */
async function courseWith(tolerance: string, by: string): Promise<Course> {
  const course = await tinyCourse();
  const spec = readFileSync(join(course.folder, SPEC), "utf8").replaceAll(
    /expected: \[(.*)\]/g,
    (_, items: string) =>
      `expected: [${items
        .split(", ")
        .map((item) => `${item}.0`)
        .join(", ")}]`,
  );
  course.write(SPEC, `${spec}tolerance: ${tolerance}\nmistakes:\n  beside: these are not around zero.\n`);
  course.write(
    "solutions/02-center/mistakes.ts",
    `import * as np from "numkata/np";
export function beside(v: np.NDArray): np.NDArray {
  const near = np.subtract(v, v.item(0));
  return np.multiply(np.subtract(near, np.mean(near)), ${by});
}
`,
  );
  return course;
}

test.concurrent("one that does", async ({ expect }) => {
  const course = await courseWith("{ rtol: 1e-9, atol: 1e-12 }", "1.001");
  expect(told(await course.run("verify", "center", "--tolerance"))).toMatchInlineSnapshot(`
    "✓ 02-center           4 cases; the solution passes, the stub is ready, 1 mistake told apart, strength 100 % (13 mutants)
        Tolerance: rtol 1e-9, atol 1e-12. To pass, another order of sums needs none; float32 needs an
          rtol of 2.4e-7; the nearest mistake, "beside", needs an rtol of 0.001. What lies between the
          first and the last parts rounding from mistakes.

    1 exercise verified: every spec is valid, every solution passes every case, every stub says "not started".
    [exit code 0]"
  `);
  const { exercises } = JSON.parse((await course.run("verify", "center", "--json")).out);
  expect(exercises[0].tolerance).toMatchObject({ rtol: 1e-9, atol: 1e-12, nearestMistake: { name: "beside" } });
});

test.concurrent("one that lets a mistake pass", async ({ expect }) => {
  const course = await courseWith("{ rtol: 1e-2, atol: 1e-2 }", "1.001");
  expect(told(await course.run("verify", "center", "--tolerance"))).toMatchInlineSnapshot(`
    "✗ 02-center           1 problem, strength 100 % (13 mutants)
        The mistake "beside" passes every case, so no learner would hear of it. Add a case that it
          fails, or remove it. In "any numbers" it is off by 0.001 of the value, and only the tolerance
          lets it pass: with \`tolerance: { rtol: 0.0005, atol: 0 }\` it would not.
        Tolerance: rtol 0.01, atol 0.01. To pass, another order of sums needs none; float32 needs an
          rtol of 9.5e-8; the nearest mistake, "beside", needs an rtol of 0.001. What lies between the
          first and the last parts rounding from mistakes.

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
});

test.concurrent("one that lets only one way of rounding pass", async ({ expect }) => {
  const course = await courseWith("{ rtol: 1e-17, atol: 0 }", "1.001");
  const spec = readFileSync(join(course.folder, SPEC), "utf8");
  course.write(SPEC, spec.replace("[1..6], integers: [-9, 9]", "[7..9], numbers: [-9, 9]"));
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✗ 02-center           1 problem, strength 100 % (13 mutants)
        The solution does not pass "any numbers" when its sums are added up in another order, which is
          as right. It needs an rtol of 3.2e-15, and the case has rtol 1e-17, atol 0: make that wider.

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
});
