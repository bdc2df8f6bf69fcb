import { expect, test } from "vitest";

import { nearest, suggestion } from "../../spec/nearest.ts";

test.each([
  ["rtoll", ["rtol", "atol"], "rtol"],
  ["timeoutms", ["timeoutMs", "memoryMiB"], "timeoutMs"],
  ["Hidden", ["hidden", "extra"], "hidden"],
  ["func", ["function", "title"], "function"],
  ["print", ["printed"], "printed"],
  ["mistakes", ["hints", "cases"], undefined],
  ["x", ["z", "scale"], "z"],
  ["fn", ["function"], undefined],
  ["anything", [], undefined],
])("%s among %j is %s", (word, known, match) => {
  expect(nearest(word, known)).toBe(match);
});

test("without a near word, all there is to choose from", () => {
  expect(suggestion("seed", ["rtol", "atol"], "keys there")).toBe("The keys there are rtol, atol.");
  expect(suggestion("seed", [], "parameters")).toBe("There are no parameters.");
});

test("what a file spells with control characters is told on one line", () => {
  expect(suggestion("yhat", ["\rhat"], "parameters")).toBe('Did you mean "hat"?');
  expect(suggestion("seed", ["a\nb", "z"], "parameters")).toBe("The parameters are a b, z.");
});
