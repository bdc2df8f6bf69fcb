// How much of a tolerance a value takes; held against what passes.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare } from "../../domain/compare.ts";
import { toleranceShare } from "../../domain/tolerance-share.ts";
import { array, boolean, number, type Value } from "../../domain/value.ts";

const TOLERANCE = { rtol: 1e-3, atol: 1e-6 };

function text(words: string): Value {
  return { kind: "text", text: words };
}

function list(...items: Value[]): Value {
  return { kind: "list", items };
}

function record(entries: Readonly<Record<string, Value>>): Value {
  return { kind: "record", entries: Object.entries(entries) };
}

test.each<[string, Value, Value, number]>([
  ["the same", number(3), number(3), 0],
  ["half of what is allowed", number(2.001), number(2), 0.5],
  ["twice what is allowed near 0", number(2e-6), number(0), 2],
  ["the worst element", array([3], [1, 2.004, 3.003]), array([3], [1, 2, 3]), 2],
  ["NaN where it belongs", number(NaN), number(NaN), 0],
  ["NaN where it does not", number(NaN), number(1), Infinity],
  ["an infinity", number(Infinity), number(1), Infinity],
  ["another shape", array([1], [1]), number(1), Infinity],
  ["another type", text("1"), number(1), Infinity],
  ["texts", text("a"), text("a"), 0],
  ["other texts", text("a"), text("b"), Infinity],
  ["in a list", list(number(1), text("a")), list(number(1.001), text("a")), 0.001 / 0.001001],
  ["a shorter list", list(number(1)), list(number(1), number(2)), Infinity],
  ["in an object", record({ a: number(2.001), b: boolean(true) }), record({ b: boolean(true), a: number(2) }), 0.5],
  ["another key", record({ a: number(1) }), record({ b: number(1) }), Infinity],
])("%s", (_, actual, expected, share) => {
  expect(toleranceShare(actual, expected, TOLERANCE)).toBeCloseTo(share, 9);
});

test("parts of the value itself", () => {
  expect(toleranceShare(number(3e-18), number(2e-18), { rtol: 1, atol: 0 })).toBeCloseTo(0.5, 9);
});

describe("a law", () => {
  test("what takes no more than there is passes, and nothing else", () => {
    const element = fc.double({ noNaN: true, min: -1e6, max: 1e6 });
    const near = fc
      .tuple(element, fc.double({ noNaN: true, min: -3e-3, max: 3e-3 }))
      .map(([e, by]) => [e * (1 + by), e]);
    fc.assert(
      fc.property(near, ([actual = 0, expected = 0]) => {
        const share = toleranceShare(number(actual), number(expected), TOLERANCE);
        // Within rounding of 1 either may be right.
        fc.pre(Math.abs(share - 1) > 1e-9);
        const passes = compare(number(actual), number(expected), "full", TOLERANCE) === undefined;
        expect(passes).toBe(share <= 1);
      }),
    );
  });
});
