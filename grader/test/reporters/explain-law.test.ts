import { expect, test } from "vitest";
import { compare, type Failure } from "../../domain/compare.ts";
import { DEFAULT_TOLERANCE, type Law } from "../../domain/exercise.ts";
import type { Breach } from "../../domain/law.ts";
import { number, type Value } from "../../domain/value.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { jsonReport } from "../../reporters/json.ts";
import { caseState } from "../../reporters/state.ts";
import { caseReport, exerciseReport, FOLDER, matrix, text, vector } from "./build.ts";
import { sheet, told } from "./told.ts";

const SUMS: Law = { name: "rowsSumToOne", sentence: "every row of softmax(z) adds up to 1." };

function sides(left: Value, right: Value): NonNullable<Breach["sides"]> {
  const failure: Failure | undefined = compare(left, right, "full", DEFAULT_TOLERANCE);
  if (failure === undefined) throw new Error("these sides are the same");
  return { left, right, failure };
}

function broken(answers: readonly Value[], more: Pick<Breach, "sides" | "reason">, args = [matrix([[0, 1]])]): Verdict {
  const calls = answers.map((value) => ({ args, value }));
  return { kind: "broke-law", breach: { law: SUMS, args, answers: calls, ...more } };
}

test("a law that is not kept", () => {
  const replay = { run: 2, runs: 10, seed: 22 };
  expect(
    sheet({
      "one number a side": told(broken([matrix([[0.5, 0.2]])], { sides: sides(vector(0.7), vector(1)) }), { replay }),
      "many numbers": told(
        broken([matrix([[0.5, 0.2, 1]])], { sides: sides(vector(1, 0.7, 2), vector(1, 1, 1)) }, [
          matrix([[0, 1, 2]]),
          number(3),
        ]),
        {},
        { exercise: { signature: TWO_PARAMS } },
      ),
      "sides of two shapes": told(broken([vector(1)], { sides: sides(number(1), vector(1)) })),
      "text on a side": told(broken([text("a")], { sides: sides(text("a"), text("b")) })),
      "more calls than anybody reads": told(
        broken(
          Array.from({ length: 9 }, (_, at) => number(at)),
          { sides: sides(number(1), number(2)) },
        ),
      ),
      "no sides": told(broken([text("no numbers")], { reason: "it threw TypeError: np.sum: got a string" })),
    }),
  ).toMatchInlineSnapshot(`
    "--- one number a side
      softmax does not keep a law: every row of softmax(z) adds up to 1.

      It was tried with z = [[0, 1]].
      softmax([[0, 1]]) gave [[0.5, 0.2]].

      left   [0.7]
      right  [1]

      They should be the same (off by 0.3, allowed 1e-9).

      This is the smallest input found that fails (run 2 of 10, seed 22). Grading
      again tries the same inputs.

      → A right softmax keeps this law for every input. Work these calls out by
        hand: which of the values is wrong?

    --- many numbers
      softmax does not keep a law: every row of softmax(z) adds up to 1.

      It was tried with z = [[0, 1, 2]] and scale = 3.
      softmax([[0, 1, 2]], 3) gave [[0.5, 0.2, 1]].

      left   [1, 0.7, 2]
      right  [1, 1, 1]

      They should be the same, and 2 of 3 elements differ (the worst is [2], off by
      1, allowed 1e-9).

      → A right softmax keeps this law for every input. Work these calls out by
        hand: which of the values is wrong?

    --- sides of two shapes
      softmax does not keep a law: every row of softmax(z) adds up to 1.

      It was tried with z = [[0, 1]].
      softmax([[0, 1]]) gave [1].

      left   1
      right  [1]

      Left is a number and right is an array of shape (1,): they should be the same.

      → A right softmax keeps this law for every input. Work these calls out by
        hand: which of the values is wrong?

    --- text on a side
      softmax does not keep a law: every row of softmax(z) adds up to 1.

      It was tried with z = [[0, 1]].
      softmax([[0, 1]]) gave "a".

      left   "a"
      right  "b"

      They should be the same.

      → A right softmax keeps this law for every input. Work these calls out by
        hand: which of the values is wrong?

    --- more calls than anybody reads
      softmax does not keep a law: every row of softmax(z) adds up to 1.

      It was tried with z = [[0, 1]].
      softmax([[0, 1]]) gave 0.
      softmax([[0, 1]]) gave 1.
      softmax([[0, 1]]) gave 2.
      softmax([[0, 1]]) gave 3.
      softmax([[0, 1]]) gave 4.
      softmax([[0, 1]]) gave 5.
      3 more calls followed.

      left   1
      right  2

      They should be the same (off by 1, allowed 2e-9).

      → A right softmax keeps this law for every input. Work these calls out by
        hand: which of the values is wrong?

    --- no sides
      softmax does not keep a law: every row of softmax(z) adds up to 1.

      It was tried with z = [[0, 1]].
      softmax([[0, 1]]) gave "no numbers".

      From these values the two sides of the law cannot be worked out.

      → Does what softmax gives back have the type and the shape that the exercise
        asks for?"
  `);
});

const Z = { name: "z", types: ["array"], about: "" } as const;
const TWO_PARAMS = { name: "softmax", params: [Z, { ...Z, name: "scale" }], returns: Z, pure: false };

test("in a list and for other programs", () => {
  const verdict = broken([matrix([[0.5, 0.2]])], { sides: sides(vector(0.7), vector(1)) });
  const report = caseReport(verdict);
  expect(caseState(report)).toBe("breaks a law");
  const graded = { kind: "finished", reports: [exerciseReport([report])], durationMs: 1 } as const;
  const [exercise] = jsonReport(graded, { title: "", folder: FOLDER }, "npx numkata").exercises;
  expect(exercise?.cases[0]).toMatchObject({
    status: "failed",
    law: {
      name: "rowsSumToOne",
      sentence: SUMS.sentence,
      calls: [{ args: [[[0, 1]]], value: [[0.5, 0.2]] }],
      left: [0.7],
      right: [1],
    },
  });
});
