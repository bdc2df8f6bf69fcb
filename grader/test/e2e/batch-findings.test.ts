// What a class got wrong, at the end of a batch.

import { expect, test } from "vitest";
import { tinyCourse, told } from "./numkata.ts";

const DOUBLE = "export function double(x: number): number {\n  return x * 2;\n}\n";

test("wrong answers that are the same are told together", async () => {
  const course = await tinyCourse();
  const submissions = {
    ada: DOUBLE,
    bob: DOUBLE.replace("x * 2", "x * x"),
    cy: DOUBLE.replace("x * 2", "x ** 2"),
    di: DOUBLE.replace("x * 2", "x"),
    eve: "",
  };
  for (const [learner, text] of Object.entries(submissions))
    course.write(`submissions/${learner}/01-double/double.ts`, text);
  const all = told(await course.run("batch", "submissions", "--out", "out"));
  expect(all.slice(all.indexOf("What many"), all.indexOf("5 submissions graded"))).toMatchInlineSnapshot(`
    "What many got wrong in the same way:
      01-double  2 of 5 gave the same, for a reason that is not known:
        double(-1.5) gives 2.25, not -3

    "
  `);
});
