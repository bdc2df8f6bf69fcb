// numkata verify: what an author reads of a course that does not keep its promises.

import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { told, tinyCourse } from "./numkata.ts";

const SPEC = "exercises/01-double/exercise.yaml";
const STUB = "exercises/01-double/double.ts";
const SOLUTION = "solutions/01-double/double.ts";

test.concurrent("a course that keeps them", async ({ expect }) => {
  const course = await tinyCourse();
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✓ 01-double           3 cases; the solution passes, the stub is ready, strength 100 % (6 mutants)
    ✓ 02-center           4 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    3 exercises verified: every spec is valid, every solution passes every case, every stub says "not started".
    [exit code 0]"
  `);
});

test.concurrent("a wrong solution", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(SOLUTION, "export const double = (x: number): number => x + 2;\n");
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✗ 01-double           1 problem
        The solution does not pass "a negative number": double returned 0.5, expected -3 (off by 3.5; it
          must match exactly). Work out the result by hand, and \`console.log\` the values between your
          steps: where do they part? Called as double(-1.5).
        The solution does not pass "a secret number": double returned 31339, expected 62674 (off by
          31335; it must match exactly). Work out the result by hand, and \`console.log\` the values
          between your steps: where do they part? Called as double(31337).
    ✓ 02-center           4 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    1 of 3 exercises needs work.
    [exit code 1]"
  `);
});

test.concurrent("a wrong solution that agrees with itself where it is the judge", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(
    "solutions/02-center/center.ts",
    'import * as np from "numkata/np";\nexport const center = (v: np.NDArray): np.NDArray => np.add(v, 1);\n',
  );
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✓ 01-double           3 cases; the solution passes, the stub is ready, strength 100 % (6 mutants)
    ✗ 02-center           1 problem
        The solution does not pass "three numbers": All 3 elements differ. [0] is 2, expected -2 (off by
          4; it must match exactly). Work out [0] by hand, and \`console.log\` the values between your
          steps: where do they part? Called as center([1, 2, 6]).
        The solution does not pass "huge numbers": Both elements differ. [0] is 1.5e308, expected 0 (off
          by 1.5e308; it must match exactly). Work out [0] by hand, and \`console.log\` the values between
          your steps: where do they part? Called as center([1.5e308, 1.5e308]).
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    1 of 3 exercises needs work.
    [exit code 1]"
  `);
});

test.concurrent("a solution that throws", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(SOLUTION, "export const double = (x: any): number => x.times(2);\n");
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✗ 01-double           1 problem
        The solution does not pass "two": double threw TypeError: x.times is not a function. It happened
          at double.ts:1. What stands in front of the parentheses cannot be called. Check its spelling,
          and that it is not a number or a list. Called as double(2).
        The solution does not pass "a negative number": double threw TypeError: x.times is not a
          function. It happened at double.ts:1. What stands in front of the parentheses cannot be
          called. Check its spelling, and that it is not a number or a list. Called as double(-1.5).
        The solution does not pass "a secret number": double threw TypeError: x.times is not a function.
          It happened at double.ts:1. What stands in front of the parentheses cannot be called. Check
          its spelling, and that it is not a number or a list. Called as double(31337).
    ✓ 02-center           4 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    1 of 3 exercises needs work.
    [exit code 1]"
  `);
});

test.concurrent("a missing solution", async ({ expect }) => {
  const course = await tinyCourse();
  rmSync(join(course.folder, SOLUTION));
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✗ 01-double           1 problem
        solutions/01-double/double.ts is missing. Write it: it shows learners a good answer, and
          generated cases are judged by it.
    ✓ 02-center           4 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    1 of 3 exercises needs work.
    [exit code 1]"
  `);
});

test.concurrent("a missing solution that is an oracle", async ({ expect }) => {
  const course = await tinyCourse();
  rmSync(join(course.folder, "solutions/02-center/center.ts"));
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✓ 01-double           3 cases; the solution passes, the stub is ready, strength 100 % (6 mutants)
    ✗ 02-center           1 problem
        solutions/02-center/center.ts is missing. Write it: it shows learners a good answer, and
          generated cases are judged by it.
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    1 of 3 exercises needs work.
    [exit code 1]"
  `);
});

test.concurrent("an edited stub", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(STUB, "export function double(x: number): number {\n  return x * 2;\n}\n");
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✗ 01-double           1 problem, strength 100 % (6 mutants)
        exercises/01-double/double.ts is not the stub that the spec makes. If nobody's work is in it,
          make it anew: npx numkata stub 01-double > exercises/01-double/double.ts
    ✓ 02-center           4 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    1 of 3 exercises needs work.
    [exit code 1]"
  `);
});

test.concurrent("a stub with other line ends is the same stub", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(STUB, readFileSync(join(course.folder, STUB), "utf8").replaceAll("\n", "\r\n"));
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✓ 01-double           3 cases; the solution passes, the stub is ready, strength 100 % (6 mutants)
    ✓ 02-center           4 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    3 exercises verified: every spec is valid, every solution passes every case, every stub says "not started".
    [exit code 0]"
  `);
});

test.concurrent("a missing stub", async ({ expect }) => {
  const course = await tinyCourse();
  rmSync(join(course.folder, STUB));
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✗ 01-double           1 problem, strength 100 % (6 mutants)
        exercises/01-double/double.ts is missing. Make it: npx numkata stub 01-double >
          exercises/01-double/double.ts
    ✓ 02-center           4 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    1 of 3 exercises needs work.
    [exit code 1]"
  `);
});

test.concurrent("too few hints", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(SPEC, readFileSync(join(course.folder, SPEC), "utf8").replace("  - Which operator multiplies?\n", ""));
  expect(told(await course.run("verify"))).toMatchInlineSnapshot(`
    "✗ 01-double           1 problem, strength 100 % (6 mutants)
        It has 1 hint; a learner who is stuck needs at least 2, from gentle to nearly there.
    ✓ 02-center           4 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)

    1 of 3 exercises needs work.
    [exit code 1]"
  `);
});

test.concurrent("only the exercises that are asked for", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(SOLUTION, "export const double = (x: number): number => x + 2;\n");
  expect((await course.run("verify", "root")).code).toBe(0);
  expect((await course.run("verify", "double")).code).toBe(1);
});

test.concurrent("a solution that cannot be loaded", async ({ expect }) => {
  const course = await tinyCourse();
  course.write("solutions/02-center/center.ts", "export const center = ;\n");
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✗ 02-center           1 problem
        The solution cannot be run: center.ts:1 is not valid TypeScript: Expression expected. Look at
          this line and the one above it for a missing or extra bracket, quote or comma.

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
});

test.concurrent("a solution that gives no answer for generated inputs", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(
    "solutions/02-center/center.ts",
    'import * as np from "numkata/np";\nexport function center(v: np.NDArray): np.NDArray {\n  if (v.size > 3) throw new Error("too long");\n  return np.subtract(v, np.mean(v));\n}\n',
  );
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✗ 02-center           1 problem
        The case "any numbers" cannot be judged: solutions/02-center/center.ts threw Error: too long for
          these inputs.
        The solution does not pass "huge numbers": Both elements are infinite. The first is [0]:
          -Infinity, expected 0. Likely cause: the inputs here reach 1.5e308, and a sum or product of
          such numbers can be too large to store: it becomes Infinity. Print the values between the
          steps of your calculation with \`console.log\`, to see where the first one appears. Called as
          center([1.5e308, 1.5e308]).

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
});
