import { describe, expect, test } from "vitest";
import { DEFAULT_TOLERANCE } from "../../domain/exercise.ts";
import { relationOf, type RelatedRun } from "../../domain/relation.ts";
import { array, type ArrayValue, number, type Value } from "../../domain/value.ts";

function run(args: readonly Value[], actual: Value | undefined, expected: Value, isRight = false): RelatedRun {
  return { args, actual, expected, precision: "full", tolerance: DEFAULT_TOLERANCE, isRight, changed: [] };
}

function matrix(rows: number, columns: number, ...elements: number[]): ArrayValue {
  return array([rows, columns], elements);
}

const INPUT = matrix(2, 3, 9, 8, 7, 6, 5, 4);
const WANTED = matrix(2, 3, 1.25, 2.5, 3.125, 4.75, 5, 6);
const by = (change: (element: number) => number): ArrayValue => array(WANTED.shape, WANTED.data.map(change));

describe("between what came back and what was expected", () => {
  test.each([
    ["the input", INPUT, { kind: "input", param: 0 }],
    ["the sign", by((x) => -x), { kind: "negated" }],
    ["the transpose", matrix(3, 2, 1.25, 4.75, 2.5, 5, 3.125, 6), { kind: "transposed" }],
    ["a list of the same", array([6], WANTED.data), { kind: "reshaped" }],
    ["the reverse", matrix(2, 3, 6, 5, 4.75, 3.125, 2.5, 1.25), { kind: "reversed" }],
    ["half of it", by((x) => x / 2), { kind: "factor", factor: 0.5 }],
    ["one more", by((x) => x + 1), { kind: "offset", offset: 1 }],
    ["whole numbers", by(Math.round), { kind: "rounded", decimals: 0 }],
    ["one decimal", by((x) => Number(x.toFixed(1))), { kind: "rounded", decimals: 1 }],
    ["no decimals", matrix(2, 3, 1, 2, 3, 4, 5, 6), { kind: "truncated" }],
    ["nothing of it", matrix(2, 3, 4, 1, 5, 9, 2, 6), undefined],
    ["all zeros", by(() => 0), undefined],
    ["NaN", by(() => NaN), undefined],
    ["one wrong element", WANTED.data.with(0, 7), undefined],
    ["another size", array([2], [1.25, 2.5]), undefined],
    ["text", { kind: "text", text: "1.25" } as const, undefined],
    ["an error", undefined, undefined],
  ])("%s", (_, actual, relation) => {
    const value = actual instanceof Float64Array ? array([2, 3], actual) : actual;
    expect(relationOf([run([INPUT], value, WANTED)])).toEqual(relation);
  });
});

test("what holds in one failing run and not in another holds nowhere", () => {
  const twice = run(
    [INPUT],
    by((x) => x * 2),
    WANTED,
  );
  expect(relationOf([twice, run([INPUT], number(3), number(2))])).toBeUndefined();
  expect(relationOf([twice, run([INPUT], undefined, number(2))])).toBeUndefined();
});

test("single precision", () => {
  const [wanted, input] = [[1 / 3, 20 / 3, 1e-5 / 3].map((x) => array([1], [x])), number(1)];
  const singles = wanted.map((each) => run([input], array([1], each.data.map(Math.fround)), each));
  expect(relationOf(singles)).toEqual({ kind: "float32" });
  expect(relationOf([...singles, run([input], array([1], [0.3334]), array([1], [1 / 3]))])).toBeUndefined();
  expect(relationOf([...singles, run([input], array([2], [1, 2]), array([1], [1 / 3]))])).toBeUndefined();
});

test("changed arguments, where they are all that is wrong", () => {
  const changing = (...changed: readonly number[]): RelatedRun => ({ ...run([INPUT], WANTED, WANTED), changed });
  expect(relationOf([changing(1), changing(0), changing(1)])).toEqual({ kind: "changed", params: [0, 1] });
  expect(relationOf([changing(0), run([INPUT], INPUT, WANTED)])).toBeUndefined();
});

test("right runs have no say in it", () => {
  const right = run([INPUT], number(3), number(3), true);
  expect(
    relationOf([
      run(
        [INPUT],
        by((x) => x * 2),
        WANTED,
      ),
      right,
    ]),
  ).toEqual({ kind: "factor", factor: 2 });
  expect(relationOf([right])).toBeUndefined();
});

test("one number alone is a coincidence", () => {
  expect(relationOf([run([number(9)], number(4), number(2))])).toBeUndefined();
  const [first, second] = [run([number(9)], number(4), number(2)), run([number(8)], number(6), number(3))];
  expect(relationOf([first, second])).toEqual({ kind: "factor", factor: 2 });
});

test("a printed value counts to its digits", () => {
  const printed = { ...run([INPUT], array([2], [1 / 3, 2 / 3]), array([2], [0.66666667, 1.33333333])) };
  const exact = run([INPUT], array([2], [1, 2.5]), array([2], [2, 5]));
  expect(relationOf([{ ...printed, precision: "positional" }, exact])).toEqual({ kind: "factor", factor: 0.5 });
});

describe("between the inputs that fail and those that pass", () => {
  const of = (shape: readonly number[], isRight: boolean): RelatedRun =>
    run(
      [array(shape, new Float64Array(shape.reduce((all, length) => all * length, 1)))],
      number(1),
      number(2),
      isRight,
    );
  test.each([
    ["empty", [of([0], false), of([0, 3], false), of([2], true), of([3], true)]],
    ["one-row", [of([1, 2], false), of([1, 3], false), of([2, 2], true), of([3, 2], true)]],
    ["not-square", [of([4, 2], false), of([2, 3], false), of([2, 2], true), of([3, 3], true)]],
    [undefined, [of([1, 2], false), of([1, 3], true), of([2, 2], true), of([3, 2], true)]],
    [undefined, [of([1, 2], false), of([2, 2], true), of([3, 2], true)]],
  ] as const)("%s", (inputs, runs) => {
    expect(relationOf(runs)).toEqual(inputs === undefined ? undefined : { kind: "only-wrong", inputs });
  });
});
