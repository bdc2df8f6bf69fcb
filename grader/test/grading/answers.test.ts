// The real course against answers that learners give: the solutions, other right ways, and five wrong ways for each.

import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { emptyFolder, numkata } from "../e2e/numkata.ts";

const ROOT = join(import.meta.dirname, "../../..");
const ANSWERS = join(import.meta.dirname, "../fixtures/answers");
const IDS = readdirSync(ANSWERS).toSorted();

type Document = {
  readonly exercises: readonly {
    readonly id: string;
    readonly status: string;
    readonly cases: readonly {
      readonly name: string;
      readonly status: string;
      readonly hidden: boolean;
      readonly extra: boolean;
      readonly message: string;
    }[];
  }[];
};

/** The answers of one kind, a row for each that an exercise has: the first of all exercises, the second, ... */
function namesOf(id: string, kind: "right" | "wrong"): readonly string[] {
  return readdirSync(join(ANSWERS, id, kind)).toSorted();
}

/** Grades a copy of the real course in which somebody gave the `index`th answer of a kind to every exercise. */
async function gradeAnswers(
  kind: "right" | "wrong",
  index: number,
): Promise<{ code: number | null; document: Document }> {
  const folder = emptyFolder();
  for (const name of ["exercises", "solutions"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const id of IDS) {
    const stub = readdirSync(join(folder, "exercises", id)).find((name) => name.endsWith(".ts")) ?? "";
    const answer = namesOf(id, kind)[index] ?? "";
    cpSync(join(ANSWERS, id, kind, answer), join(folder, "exercises", id, stub));
  }
  const { code, out, err } = await numkata(folder, ["grade", "--json"]);
  expect(err).toBe("");
  const document: Document = JSON.parse(out);
  return { code, document };
}

describe("the course", () => {
  test("has answers to each of its exercises", () => {
    const exercises = readdirSync(join(ROOT, "exercises"), { withFileTypes: true });
    expect(IDS).toEqual(
      exercises
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(IDS.map((id) => [namesOf(id, "wrong").length, namesOf(id, "right").length])).toEqual(IDS.map(() => [5, 3]));
  });

  test("passes its own solutions, stretch cases and all", async () => {
    const { code, out } = await numkata(ROOT, ["grade", "--solutions", "--json"]);
    const document: Document = JSON.parse(out);
    const open = document.exercises.flatMap(({ id, cases }) =>
      cases.filter(({ status }) => status !== "passed").map(({ name }) => `${id}: ${name}`),
    );
    expect(open).toEqual([]);
    expect(code).toBe(0);
    expect(document.exercises.map(({ id }) => id)).toEqual(IDS);
  });

  test.each([0, 1, 2])("passes other right ways to do it (%i)", async (index) => {
    const { code, document } = await gradeAnswers("right", index);
    const open = document.exercises.flatMap(({ id, cases }) =>
      cases
        .filter(({ extra, status }) => !extra && status !== "passed")
        .map(({ name, message }) => `${id} ${namesOf(id, "right")[index]}: ${name}: ${message}`),
    );
    expect(open).toEqual([]);
    expect(code).toBe(0);
  });

  test("tells a learner of each wrong way what is wrong, in a case that can be seen", async () => {
    const told: string[] = [];
    for (const index of [0, 1, 2, 3, 4]) {
      const { code, document } = await gradeAnswers("wrong", index);
      expect(code).toBe(1);
      for (const { id, status, cases } of document.exercises) {
        const shown = cases.find((each) => !each.hidden && !each.extra && each.status !== "passed");
        expect([id, status, shown === undefined]).toEqual([id, "failed", false]);
        told.push(`${id} ${namesOf(id, "wrong")[index]?.replace(".ts", "")}: ${shown?.name}\n  ${shown?.message}`);
      }
    }
    expect(told.toSorted().join("\n")).toMatchInlineSnapshot(`
      "01-basic-sigmoid e-is-2.718: the notebook's first number
        basicSigmoid returned 0.982006463, expected 0.98201379 (off by 7.3e-6, allowed 9.8e-10). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      01-basic-sigmoid forgotten-parentheses: the notebook's first number
        basicSigmoid returned 1.01831564, expected 0.98201379 (off by 0.0363, allowed 9.8e-10). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      01-basic-sigmoid forgotten-sign: the notebook's first number
        basicSigmoid returned 0.01798621, expected 0.98201379 (off by 0.964, allowed 9.8e-10). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      01-basic-sigmoid no-return: the notebook's first number
        basicSigmoid returned undefined, expected a number. Is the \`return\` missing? A function with braces gives back only what follows \`return\`; \`console.log\` shows a value but does not return it.
      01-basic-sigmoid rounded-text: the notebook's first number
        basicSigmoid returned a string, expected a number. It looks like a number, but it is text: \`toFixed\` and template strings make text. Return the number as it is; nothing needs to be rounded.
      02-sigmoid first-row: the notebook's matrix
        sigmoid returned an array of shape (2,), expected (2, 2). You returned a list of 2; the exercise wants 2 rows of 2 columns. A sum or norm along an axis takes that axis away, and \`keepdims: true\` keeps it.
      02-sigmoid flattened: the notebook's matrix
        sigmoid returned an array of shape (4,), expected (2, 2). The number of elements is right, only their arrangement is not: \`np.reshape(result, [2, 2])\` arranges them row by row, first to last.
      02-sigmoid forgotten-sign: the notebook's first number
        sigmoid returned 0.119202922, expected 0.880797078 (off by 0.762, allowed 8.8e-10). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      02-sigmoid math-exp: the notebook's matrix
        sigmoid threw TypeError: JavaScript's operators and Math functions work on numbers, and this is an array of shape (2,2). Write np.negative(z) for -z, np.add(z, 1) for z + 1, np.multiply(z, 2) for z * 2, np.divide(1, z) for 1 / z, np.exp(z) for Math.exp(z); and \`\${z}\` to put it into text. It happened at sigmoid.ts:4.
      02-sigmoid only-numbers: the notebook's matrix
        sigmoid threw TypeError: z must be a number. It happened at sigmoid.ts:4.
      03-sigmoid-grad finite-difference: the notebook's number
        sigmoidGrad returned 0.0451746152, expected 0.0451766597 (off by 2e-6, allowed 4.5e-11). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      03-sigmoid-grad sigmoid-itself: the notebook's number
        sigmoidGrad returned 0.952574127, expected 0.0451766597 (off by 0.907, allowed 4.5e-11). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      03-sigmoid-grad summed: the notebook's vector
        sigmoidGrad returned a number, expected an array of shape (3,). Everything was put together into one number. Say along which axis to work: \`np.sum(x, { axis: 1 })\` gives one number for each row, \`{ axis: 0 }\` one for each column.
      03-sigmoid-grad wrong-way-round: the notebook's number
        sigmoidGrad returned -0.0451766597, expected 0.0451766597 (off by 0.0904, allowed 4.5e-11). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      03-sigmoid-grad x-for-s: the notebook's number
        sigmoidGrad returned -6, expected 0.0451766597 (off by 6.05, allowed 4.5e-11). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      04-image2vector a-row: the notebook's image
        image2vector returned an array of shape (1, 27), expected (27, 1). Rows and columns are swapped. Use \`np.transpose(result)\`, or check which axis you worked along.
      04-image2vector colours-first: the notebook's image
        21 of 27 elements differ. [1][0] is 8, expected 7 (off by 1; it must match exactly). Work out [1][0] by hand, and \`console.log\` the values between your steps: where do they part?
      04-image2vector flat: the notebook's image
        image2vector returned an array of shape (27,), expected (27, 1). The numbers are in a flat list, but should stand in a column: 27 rows of one number each. From a sum or norm you get that with \`{ axis: 1, keepdims: true }\`, from a list with \`np.reshape(result, [27, 1])\`.
      04-image2vector hard-coded: two pixels side by side
        image2vector threw RangeError: np.reshape: shape (1,2,3) has 6 elements, (27,1) holds 27. It happened at image2vector.ts:4.
      04-image2vector whole-numbers: numbers with decimals and signs stay as they are
        11 of 12 elements differ. [0][0] is 0, expected 0.5 (off by 0.5, allowed 5e-10). Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part?
      05-normalize-rows axis-0: the example worked by hand
        5 of 6 elements differ. [0][1] is 0.447213595, expected 0.6 (off by 0.153, allowed 6e-10). Work out [0][1] by hand, and \`console.log\` the values between your steps: where do they part?
      05-normalize-rows epsilon: the example worked by hand
        5 of 6 elements differ. [0][1] is 0.599999999, expected 0.6 (off by 1.2e-9, allowed 6e-10). Every element is right to about 7 digits and no further. Something takes the other digits away: look for rounding, for a Float32Array, and for a small number that is added to be safe.
      05-normalize-rows no-keepdims: the example worked by hand
        normalizeRows threw RangeError: np.divide: shapes (2,3) and (2,) do not broadcast; did you mean keepdims: true in the sum? It happened at normalizeRows.ts:4.
      05-normalize-rows sums-to-one: the example worked by hand
        5 of 6 elements differ. [0][1] is 0.428571429, expected 0.6 (off by 0.171, allowed 6e-10). Work out [0][1] by hand, and \`console.log\` the values between your steps: where do they part?
      05-normalize-rows whole-matrix: the example worked by hand
        5 of 6 elements differ. [0][1] is 0.333333333, expected 0.6 (off by 0.267, allowed 6e-10). Work out [0][1] by hand, and \`console.log\` the values between your steps: where do they part?
      06-softmax axis-0: the notebook's example
        All 10 elements differ. [0][0] is 0.880797078, expected 0.980897665 (off by 0.1, allowed 9.8e-10). Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part?
      06-softmax no-exponential: the notebook's example
        All 10 elements differ. [0][0] is 0.5625, expected 0.980897665 (off by 0.418, allowed 9.8e-10). Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part?
      06-softmax no-keepdims: the notebook's example
        softmax threw RangeError: np.divide: shapes (2,5) and (2,) do not broadcast; did you mean keepdims: true in the sum? It happened at softmax.ts:5.
      06-softmax sigmoid: the notebook's example
        All 10 elements differ. [0][0] is 0.999876605, expected 0.980897665 (off by 0.019, allowed 9.8e-10). Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part?
      06-softmax whole-matrix: the notebook's example
        All 10 elements differ. [0][0] is 0.852154957, expected 0.980897665 (off by 0.129, allowed 9.8e-10). Work out [0][0] by hand, and \`console.log\` the values between your steps: where do they part?
      07-l1-loss abs-of-the-sum: the notebook's predictions
        l1Loss returned 0.5, expected 1.1 (off by 0.6, allowed 1.1e-9). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      07-l1-loss loop-misses-the-last: the notebook's predictions
        l1Loss returned 1, expected 1.1 (off by 0.1, allowed 1.1e-9). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      07-l1-loss mean: the notebook's predictions
        l1Loss returned 0.22, expected 1.1 (off by 0.88, allowed 1.1e-9). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      07-l1-loss no-abs: the notebook's predictions
        l1Loss returned 0.5, expected 1.1 (off by 0.6, allowed 1.1e-9). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      07-l1-loss not-summed: the notebook's predictions
        l1Loss returned an array of shape (5,), expected a number. You returned a list of 5; the exercise wants a single number. Put them together: \`np.sum(x)\` adds up all elements of an array, however many axes it has.
      08-l2-loss dot: a matrix gives one number too
        l2Loss threw RangeError: np.dot: takes two vectors, got shapes (2,3) and (2,3); for matrices write np.matmul(a, b). It happened at l2Loss.ts:4.
      08-l2-loss mean: the notebook's predictions
        l2Loss returned 0.086, expected 0.43 (off by 0.344, allowed 4.3e-10). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      08-l2-loss no-square: the notebook's predictions
        l2Loss returned 1.1, expected 0.43 (off by 0.67, allowed 4.3e-10). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      08-l2-loss root: the notebook's predictions
        l2Loss returned 0.655743852, expected 0.43 (off by 0.226, allowed 4.3e-10). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
      08-l2-loss xor-for-power: the notebook's predictions
        l2Loss returned 10, expected 0.43 (off by 9.57, allowed 4.3e-10). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?"
    `);
  }, 120_000);
});
