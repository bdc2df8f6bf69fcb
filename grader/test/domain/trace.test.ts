// Values that are recognised but not kept: whoever is near finds the value again, and nobody else does.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowance } from "../../domain/closeness.ts";
import { compare } from "../../domain/compare.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { gistOf, grainsOf, recovered } from "../../domain/trace.ts";
import { array, boolean, number, type Value } from "../../domain/value.ts";

const TOLERANCES = [
  { rtol: 1e-9, atol: 1e-12 },
  { rtol: 1e-9, atol: 0 },
  { rtol: 0, atol: 0 },
  { rtol: 1e-3, atol: 0.5 },
];

/** Below where rounding could reach Infinity. */
const finite = fc.oneof(
  fc.double({ min: -1e307, max: 1e307, noNaN: true }),
  fc.double({ min: -1e3, max: 1e3, noNaN: true }),
);

/** What is recovered from `near`, for something of which the grains of `original` were kept. */
function again(original: Value, near: Value, tolerance = TOLERANCES[0]): string | undefined {
  if (tolerance === undefined) return undefined;
  const value = recovered(near, grainsOf(original, tolerance));
  return value && gistOf(returned(value));
}

function returned(value: Value): Outcome {
  return { kind: "returned", value, changed: [], output: { text: "", truncated: false } };
}

test("a number that is close finds the number again, to a 64th of the tolerance", () => {
  fc.assert(
    fc.property(
      finite,
      fc.double({ min: -1, max: 1, noNaN: true }),
      fc.constantFrom(...TOLERANCES),
      (known, part, tolerance) => {
        const allowed = allowance(known, "full", tolerance);
        const near = known + part * allowed;
        fc.pre(Number.isFinite(near) && Math.abs(near - known) <= allowed);
        const grains = grainsOf(number(known), tolerance);
        const found = recovered(number(near), grains);
        expect(found).toEqual(recovered(number(known), grains));
        const [exact = NaN] = found?.kind === "array" ? found.data : [];
        expect(Math.abs(exact - known)).toBeLessThanOrEqual(allowed / 64);
      },
    ),
  );
});

test("a number that is not close finds another one, which it is not close to", () => {
  fc.assert(
    fc.property(finite, finite, fc.constantFrom(...TOLERANCES), (known, other, tolerance) => {
      fc.pre(Math.abs(known - other) > 1.1 * allowance(known, "full", tolerance));
      const grains = grainsOf(number(known), tolerance);
      const [real, found] = [recovered(number(known), grains), recovered(number(other), grains)];
      const isTaken = JSON.stringify(real) === JSON.stringify(found);
      expect(isTaken && compare(number(other), real ?? number(NaN), "full", tolerance) === undefined).toBe(false);
    }),
  );
});

describe("what counts as the same", () => {
  const matrix = array([2, 2], [1, 2, 3, 4]);
  test.each<[string, Value, Value, boolean]>([
    ["the same numbers", matrix, array([2, 2], [1, 2, 3, 4 + 1e-12]), true],
    ["another shape", matrix, array([4], [1, 2, 3, 4]), false],
    ["fewer numbers", matrix, array([3], [1, 2, 3]), false],
    ["0 and -0", number(0), number(-0), true],
    ["NaN and NaN", number(NaN), number(NaN), true],
    ["NaN and a number", number(NaN), number(0), false],
    ["a number and Infinity", number(1), number(Infinity), false],
    ["Infinity and -Infinity", number(Infinity), number(-Infinity), false],
    ["true and 1", boolean(true), number(1), false],
    ["true and true", boolean(true), boolean(true), true],
    ["subnormal numbers", number(5e-324), number(5e-324), true],
    ["text", { kind: "text", text: "a" }, { kind: "text", text: "a" }, true],
    ["other text", { kind: "text", text: "a" }, { kind: "text", text: "b" }, false],
    [
      "an object with its keys in another order",
      {
        kind: "record",
        entries: [
          ["a", number(1)],
          ["b", number(2)],
        ],
      },
      {
        kind: "record",
        entries: [
          ["b", number(2)],
          ["a", number(1)],
        ],
      },
      true,
    ],
    [
      "a list with its items in another order",
      list(number(1), { kind: "null" }),
      list({ kind: "null" }, number(1)),
      false,
    ],
  ])("%s", (_, known, given, isSame) => {
    expect(again(known, given) !== undefined && again(known, given) === again(known, known)).toBe(isSame);
  });
});

function list(...items: Value[]): Value {
  return { kind: "list", items };
}
