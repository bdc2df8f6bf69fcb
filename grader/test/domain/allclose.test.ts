import { expect, test } from "vitest";
import { compare } from "../../domain/compare.ts";
import { allclose } from "../../domain/closeness.ts";
import golden from "./golden/allclose.json" with { type: "json" };
import { checksum, drawPairs } from "./golden/pairs.ts";

test(`agrees with NumPy ${golden.numpy} on ${golden.pairs} random pairs of arrays`, () => {
  const verdicts = Buffer.from(golden.verdicts, "base64");
  const wrong: number[] = [];
  let sum = 2166136261;
  let close = 0;
  let i = 0;
  for (const pair of drawPairs(golden.seed, golden.pairs)) {
    const { actual, expected, tolerance } = pair;
    sum = checksum(sum, pair);
    const verdict = (((verdicts[i >> 3] ?? 0) >> (i & 7)) & 1) === 1;
    const ours = compare(actual, expected, "full", tolerance) === undefined;
    const sameShape = actual.shape.join() === expected.shape.join();
    const kernel = sameShape && allclose(actual.data, expected.data, tolerance);
    if (ours !== verdict || kernel !== verdict) wrong.push(i);
    if (ours) close++;
    i++;
  }
  expect(sum, "pairs.ts draws other pairs than allclose.py").toBe(golden.checksum);
  expect(wrong).toEqual([]);
  expect(close).toBe(golden.close);
});

test("arrays of different lengths are not close", () => {
  const tolerance = { rtol: 1, atol: 1 };
  expect(allclose(Float64Array.of(1, 2), Float64Array.of(1), tolerance)).toBe(false);
  expect(allclose(Float64Array.of(1), Float64Array.of(1, 2), tolerance)).toBe(false);
  expect(allclose(Float64Array.of(), Float64Array.of(), tolerance)).toBe(true);
});
