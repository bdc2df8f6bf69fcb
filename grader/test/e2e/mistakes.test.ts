// Known mistakes on the real command line: what a learner reads of one, and what an author reads of those that cannot work.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";
import { type Course, firstCase, tinyCourse, told } from "./numkata.ts";

const SPEC = "exercises/02-center/exercise.yaml";
const MISTAKES = "solutions/02-center/mistakes.ts";
const NP = 'import * as np from "numkata/np";\n';

/** The tiny course with mistakes for `center`: the sentences in its spec, and the functions. */
async function courseWith(sentences: string, functions: string): Promise<Course> {
  const course = await tinyCourse();
  course.write(SPEC, `${readFileSync(join(course.folder, SPEC), "utf8")}mistakes:\n${sentences}`);
  course.write(MISTAKES, NP + functions);
  return course;
}

const SUMMED = `export const summed = (v: np.NDArray): np.NDArray => np.subtract(v, np.sum(v));\n`;
const ADDED = `export const added = (v: np.NDArray): np.NDArray => np.add(v, np.mean(v));\n`;
const SENTENCES =
  "  summed: the sum is taken away. Take away the mean.\n  added: the mean is added. Take it away instead.\n";

test.concurrent("a learner reads the sentence of the mistake", async ({ expect }) => {
  const course = await courseWith(SENTENCES, SUMMED + ADDED);
  course.write(
    "exercises/02-center/center.ts",
    `${NP}export function center(v: np.NDArray): np.NDArray {\n  return np.add(np.mean(v), v);\n}\n`,
  );
  expect(firstCase(told(await course.run("grade", "center")))).toMatchInlineSnapshot(`
    "✗ center, three numbers
      exercises/02-center/center.ts

      All 3 elements differ.

      This looks like: the mean is added. Take it away instead.

           yours  expected  off by  allowed
      [0]  4      -2        6       0        worst
      [1]  5      -1        6       0
      [2]  9      3         6       0

      input  center([1, 2, 6])

      → Work out [0] by hand, and \`console.log\` the values between your steps: where do they part?
    [exit code 1]"
  `);
  const document: unknown = JSON.parse((await course.run("grade", "center", "--json")).out);
  const diagnosis = { mistake: "added", message: "This looks like: the mean is added. Take it away instead." };
  expect(document).toMatchObject({ exercises: [{ diagnosis }] });
});

test.concurrent("mistakes that keep what they promise", async ({ expect }) => {
  const course = await courseWith(SENTENCES, SUMMED + ADDED);
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✓ 02-center           4 cases; the solution passes, the stub is ready, 2 mistakes told apart, strength 100 % (13 mutants)

    1 exercise verified: every spec is valid, every solution passes every case, every stub says "not started".
    [exit code 0]"
  `);
});

test.concurrent("a sentence without a function, and a function without a sentence", async ({ expect }) => {
  const course = await courseWith(SENTENCES, `${SUMMED}export const addded = 1;\n`);
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✗ 02-center           2 problems, strength 100 % (13 mutants)
        solutions/02-center/mistakes.ts does not export a function "added", which the spec names as a
          mistake.
        solutions/02-center/mistakes.ts:3:14 exports "addded", but mistakes in the spec has no sentence
          for it. Add it: what it looks like, and what mends it.

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
});

test.concurrent("functions without any sentence", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(MISTAKES, NP + SUMMED);
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✗ 02-center           1 problem, strength 100 % (13 mutants)
        solutions/02-center/mistakes.ts is there, but the spec names no mistakes, so nobody reads of
          them. Name each under mistakes: in exercises/02-center/exercise.yaml, with its sentence.

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
});

test.concurrent("a mistake that writes to its input", async ({ expect }) => {
  const inPlace =
    "export const inPlace = (v: np.NDArray): np.NDArray => { v.data.set(np.subtract(v, np.mean(v)).data); return v; };\n";
  const summedInPlace =
    "export const summedInPlace = (v: np.NDArray): np.NDArray => { v.data.set(np.subtract(v, np.sum(v)).data); return v; };\n";
  const course = await courseWith(
    `${SENTENCES}  inPlace: v itself is written to. Return a new array.\n  summedInPlace: the sum is taken away, and from v itself.\n`,
    SUMMED + ADDED + inPlace + summedInPlace,
  );
  course.write(SPEC, readFileSync(join(course.folder, SPEC), "utf8").replace("hints:", "  pure: true\nhints:"));
  course.write("exercises/02-center/center.ts", (await course.run("stub", "center")).out);
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✓ 02-center           4 cases; the solution passes, the stub is ready, 4 mistakes told apart, strength 100 % (14 mutants)

    1 exercise verified: every spec is valid, every solution passes every case, every stub says "not started".
    [exit code 0]"
  `);
  course.write("exercises/02-center/center.ts", NP + inPlace.replaceAll("inPlace", "center"));
  expect(firstCase(told(await course.run("grade", "center")))).toMatchInlineSnapshot(`
    "✗ center, three numbers
      exercises/02-center/center.ts

      center returned the right value, but it changes its input v.

      This looks like: v itself is written to. Return a new array.

      Whoever calls it may still need it as given.

      input  center([1, 2, 6])

      → Work on a copy, for example \`np.array(v)\`.
      → Or let \`np\` write: its functions make new arrays and leave v alone.
    [exit code 1]"
  `);
  const document: unknown = JSON.parse((await course.run("grade", "center", "--json")).out);
  expect(document).toMatchObject({
    exercises: [{ diagnosis: { mistake: "inPlace" }, cases: [{ status: "failed", changed: ["v"] }, {}, {}, {}] }],
  });
});

test.concurrent("mistakes that pass, that only throw, and that are alike", async ({ expect }) => {
  const course = await courseWith(
    `${SENTENCES}  right: none.\n  mute: no value.\n  alsoSummed: the same.\n  seldom: nearly the same.\n`,
    `${SUMMED}${ADDED}
export { center as right } from "./center.ts";
export const mute = (v: np.NDArray): np.NDArray => { throw new Error(v.shape.join()); };
export const alsoSummed = (v: np.NDArray): np.NDArray => np.subtract(v, np.sum(v));
export const seldom = (v: np.NDArray): np.NDArray => np.max(v) === 8 && v.size === 2 ? v : np.add(v, np.mean(v));
`,
  );
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✗ 02-center           4 problems, strength 100 % (13 mutants)
        The mistake "right" passes every case, so no learner would hear of it. Add a case that it fails,
          or remove it.
        The mistake "mute" never fails with a value, only with errors or without an answer. The report
          says those well enough: remove it, or add an input for which it returns something.
        The mistakes "summed" and "alsoSummed" give the same in every case, so neither is ever named. No
          input was found that parts them: they may be one mistake.
        The mistakes "added" and "seldom" give the same in every case, so neither is ever named. No
          input was found that parts them: they may be one mistake.

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
});

test.concurrent("a file of mistakes that does not load", async ({ expect }) => {
  const course = await courseWith(SENTENCES, "export const summed = ;\n");
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✗ 02-center           1 problem, strength 100 % (13 mutants)
        solutions/02-center/mistakes.ts cannot be run: line 2, Expression expected. Every mistake that
          the spec names is a function that it exports.

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
});
