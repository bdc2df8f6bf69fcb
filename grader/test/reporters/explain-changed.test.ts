import { expect, test } from "vitest";
import type { Param } from "../../domain/exercise.ts";
import { number } from "../../domain/value.ts";
import { type Changed } from "../../domain/verdict.ts";
import { explainDiagnosis } from "../../reporters/explain-diagnosis.ts";
import { caseState } from "../../reporters/state.ts";
import { caseReport, exerciseReport, failed, matrix, mismatch, param } from "./build.ts";
import { sheet, told } from "./told.ts";

const CHANGED: Changed = { kind: "changed" };
const WRONG = { kind: "elements", path: [], shape: [], wrong: 1, total: 1, float32: false } as const;
const TEXTS: Param = { name: "texts", types: ["list"], about: "" };

function pure(...params: readonly Param[]): { exercise: Parameters<typeof exerciseReport>[1] } {
  return { exercise: { exercise: { signature: { name: "softmax", params, returns: param("result"), pure: true } } } };
}

test("an input that has to stay as it is", () => {
  const { exercise } = pure(param("z"), TEXTS);
  const worst = mismatch([], 2, 1);
  expect(
    sheet({
      "the value is right": told(failed(CHANGED), { changed: ["z"], args: [matrix([[1, 2]])] }, exercise),
      "two inputs": told(failed(CHANGED), { changed: ["z", "texts"] }, exercise),
      "a list": told(failed(CHANGED), { changed: ["texts"] }, exercise),
      "the value is wrong, too": told(
        failed({ ...WRONG, shown: [worst], worst }, number(2), number(1)),
        { changed: ["z"] },
        exercise,
      ),
    }),
  ).toMatchInlineSnapshot(`
    "--- the value is right
      softmax returned the right value, but it changes its input z.

      Whoever calls it may still need it as given.

      input  softmax([[1, 2]])

      → Work on a copy, for example \`np.array(z)\`.
      → Or let \`np\` write: its functions make new arrays and leave z alone.

    --- two inputs
      softmax returned the right value, but it changes its inputs z and texts.

      Whoever calls it may still need them as given.

      → Work on a copy, for example \`np.array(z)\`.
      → Or let \`np\` write: its functions make new arrays and leave z and texts
        alone.

    --- a list
      softmax returned the right value, but it changes its input texts.

      Whoever calls it may still need it as given.

      → Work on a copy, for example \`structuredClone(texts)\`.

    --- the value is wrong, too
      softmax returned 2, expected 1 (off by 1, allowed 1e-9).

      It also changes its input z, which has to stay as given. Work on a copy, for
      example \`np.array(z)\`.

      → Work out the result by hand, and \`console.log\` the values between your
        steps: where do they part?"
  `);
  expect(caseState(caseReport(failed(CHANGED)))).toBe("changes its input");
});

test("wherever it fails", () => {
  const report = exerciseReport([caseReport(failed(CHANGED))]);
  const diagnosed = (params: readonly number[]) => ({
    ...report,
    exercise: {
      ...report.exercise,
      signature: { name: "f", params: [param("y"), TEXTS], returns: param("r"), pure: true },
    },
    diagnosis: { kind: "relation", relation: { kind: "changed", params } } as const,
  });
  expect(explainDiagnosis(diagnosed([0]), false)).toMatchInlineSnapshot(
    `"Wherever it fails, the values are right: all that is wrong is that y is changed."`,
  );
  expect(explainDiagnosis(diagnosed([0, 1]), false)).toMatchInlineSnapshot(
    `"Wherever it fails, the values are right: all that is wrong is that y and texts are changed."`,
  );
});

test("right to float32 is said once", () => {
  const worst = mismatch([], 0.1, 0.2);
  const verdict = failed({ ...WRONG, float32: true, shown: [worst], worst });
  const diagnosis = { kind: "relation", relation: { kind: "float32" } } as const;
  expect(sheet({ "this case": told(verdict), "all of them": told(verdict, {}, { diagnosis }) })).toMatchInlineSnapshot(`
    "--- this case
      softmax returned 0.1, expected 0.2 (off by 0.1, allowed 1e-9).

      Every element is right to about 7 digits and no further.

      → Something takes the other digits away: look for rounding, for a
        Float32Array, and for a small number that is added to be safe.

    --- all of them
      softmax returned 0.1, expected 0.2 (off by 0.1, allowed 1e-9).

      Wherever it fails, the values are right to about 7 digits and no further.

      → Something takes the other digits away: look for rounding, for a
        Float32Array, and for a small number that is added to be safe."
  `);
});
