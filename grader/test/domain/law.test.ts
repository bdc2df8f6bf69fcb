import { describe, expect, test } from "vitest";
import { arbitraryLike } from "../../domain/arbitrary.ts";
import { DEFAULT_TOLERANCE, type Law } from "../../domain/exercise.ts";
import { breachOf, formFailure, hasNonFinite, type LawEnd } from "../../domain/law.ts";
import { NO_OUTPUT, type Outcome } from "../../domain/outcome.ts";
import { array, boolean, number, type Value } from "../../domain/value.ts";

const LAW: Law = { name: "mirrored", sentence: "f(-z) = 1 - f(z)" };
const ARGS = [number(1)];

function returned(value: Value): Outcome {
  return { kind: "returned", value, changed: [], output: NO_OUTPUT };
}

function breach(end: LawEnd): ReturnType<typeof breachOf> {
  return breachOf({ args: ARGS, calls: [{ args: ARGS, outcome: returned(number(7)) }], end }, LAW, DEFAULT_TOLERANCE);
}

describe("a law", () => {
  test.each<[string, Value, Value]>([
    ["the same number", number(0.5), number(0.5)],
    ["numbers within the tolerance", number(1), number(1 + 1e-10)],
    ["arrays of one shape", array([2], [1, 2]), array([2], [1, 2])],
  ])("is kept by %s on both sides", (_, left, right) => {
    expect(breach({ kind: "sides", left, right })).toBeUndefined();
  });

  test.each<[string, Value, Value, string]>([
    ["another number", number(0.5), number(0.6), "elements"],
    ["another shape", array([1], [1]), number(1), "shape"],
    ["nothing on one side", { kind: "odd", what: "undefined", detail: "" }, number(1), "type"],
  ])("is broken by %s", (_, left, right, kind) => {
    expect(breach({ kind: "sides", left, right })).toMatchObject({
      law: LAW,
      args: ARGS,
      answers: [{ args: ARGS, value: number(7) }],
      sides: { left, right, failure: { kind } },
    });
  });

  test("that can make nothing of what came back is broken, and has no sides", () => {
    expect(breach({ kind: "unclear", reason: "it threw", isLasting: true })).toEqual({
      law: LAW,
      args: ARGS,
      answers: [{ args: ARGS, value: number(7) }],
      reason: "it threw",
    });
  });

  test("is not broken by a call without a value, which is told as such", () => {
    expect(breach({ kind: "no-value" })).toBeUndefined();
  });
});

test.each<[string, Value, Value, string | undefined]>([
  ["other numbers", array([2], [1e300, -5]), array([2], [0, 1]), undefined],
  ["another shape", array([1, 2], [0, 1]), array([2], [0, 1]), "shape"],
  ["text for a number", { kind: "text", text: "1" }, number(1), "type"],
  ["NaN", array([2], [Number.NaN, 1]), array([2], [0, 1]), "non-finite"],
  ["NaN where the solution has it", number(Number.NaN), number(Number.NaN), undefined],
  ["other text", { kind: "text", text: "a" }, { kind: "text", text: "b" }, undefined],
])("the form of a value: %s", (_, actual, expected, kind) => {
  expect(formFailure(actual, expected)?.kind).toBe(kind);
});

test.each<[Value, boolean]>([
  [array([2], [1, 2]), false],
  [array([2], [1, Infinity]), true],
  [{ kind: "list", items: [number(1), { kind: "record", entries: [["a", number(Number.NaN)]] }] }, true],
  [{ kind: "text", text: "NaN" }, false],
  [{ kind: "null" }, false],
])("NaN and Infinity are found wherever they are (%#)", (value, isThere) => {
  expect(hasNonFinite(value)).toBe(isThere);
});

describe("an arbitrary value", () => {
  const matrix = array([2, 3], [1, 2, 3, 4, 5, 6]);

  test("has the form of the one it is like, and none of its numbers", () => {
    const value = arbitraryLike(matrix, "a");
    expect(value).toMatchObject({ kind: "array", dtype: "float64", shape: [2, 3] });
    const elements = value.kind === "array" ? [...value.data] : [];
    expect(elements.filter((each, at) => each === matrix.data[at])).toEqual([]);
    expect(new Set(elements).size).toBe(6);
  });

  test("is the same for the same inputs and another for others", () => {
    expect(arbitraryLike(matrix, "a")).toEqual(arbitraryLike(matrix, "a"));
    expect(arbitraryLike(matrix, "a")).not.toEqual(arbitraryLike(matrix, "b"));
  });

  test("is of every kind", () => {
    const values: Value = {
      kind: "list",
      items: [
        boolean(true),
        { kind: "text", text: "a" },
        { kind: "record", entries: [["k", number(1)]] },
        { kind: "null" },
      ],
    };
    expect(arbitraryLike(values, "a")).toMatchObject({
      items: [
        { dtype: "bool" },
        { kind: "text" },
        { kind: "record", entries: [["k", { shape: [] }]] },
        { kind: "null" },
      ],
    });
  });
});
