import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count, distinct, glance, roughPair } from "../../reporters/numeral.ts";

describe("two numbers that differ look different", () => {
  test.each([
    [1.0009, 1, "1.0009", "1"],
    [0.9525, 0.9525741268224334, "0.9525", "0.952574127"],
    [0.30000000000000004, 0.3, "0.30000000000000004", "0.3"],
    [1000000, 1000001, "1000000", "1000001"],
    [1.00000000012, 1.00000000011, "1.00000000012", "1.00000000011"],
    [123456789012.25, 123456789012.5, "123456789012.25", "123456789012.5"],
    [Number.NaN, 0.1, "NaN", "0.1"],
    [-0, 1e300, "-0", "1e300"],
  ])("%d and %d", (actual, expected, left, right) => {
    expect(distinct(actual, expected)).toStrictEqual([left, right]);
  });

  test("always", () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), (actual, expected) => {
        fc.pre(!Object.is(actual, expected));
        const [left, right] = distinct(actual, expected);
        expect(left).not.toBe(right);
      }),
    );
  });

  test("neighbours too", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 }), (value) => {
        const neighbour = value + Math.max(Math.abs(value) * Number.EPSILON, Number.MIN_VALUE);
        const [left, right] = distinct(value, neighbour);
        expect(left).not.toBe(right);
      }),
    );
  });
});

describe("a difference and what is allowed", () => {
  test.each([
    [0.0009000000000001229, 1e-9, "9e-4", "1e-9"],
    [0.4538976, 1e-9, "0.454", "1e-9"],
    [3, 0, "3", "0"],
    [1.02e-9, 1.01e-9, "1.02e-9", "1.01e-9"],
    [12345678.9, 1e-9, "1.2e7", "1e-9"],
    [0.30000000000000004, 0.3, "0.30000000000000004", "0.3"],
  ])("%d of %d", (offBy, allowed, left, right) => {
    expect(roughPair(offBy, allowed)).toStrictEqual([left, right]);
  });
});

test("counts are grouped from five digits on", () => {
  expect([0, 9999, 10_000, 1_234_567].map(count)).toStrictEqual(["0", "9999", "10,000", "1,234,567"]);
});

test("at a glance, four digits are enough and integers stay whole", () => {
  expect([0.7310585786, 123456, -0.00012346, 12345.67, Number.POSITIVE_INFINITY].map(glance)).toStrictEqual([
    0.7311,
    123456,
    -0.0001235,
    12345.7,
    Number.POSITIVE_INFINITY,
  ]);
});
