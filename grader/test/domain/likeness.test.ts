// Who is wrong in the same way: whatever order a sum was made in, and nobody who gave something else.

import fc from "fast-check";
import { expect, test } from "vitest";
import type { Case } from "../../domain/exercise.ts";
import { likenessOf } from "../../domain/likeness.ts";
import { type LoadProblem, NO_OUTPUT, type Outcome, type ThrownError } from "../../domain/outcome.ts";
import { array, number, type Value } from "../../domain/value.ts";
import { caseReport } from "../reporters/build.ts";

const [FIRST, SECOND] = ["first", "second"].map((name): Case => ({ ...caseReport({ kind: "passed" }).case, name }));

function returned(value: Value, changed: readonly number[] = []): Outcome {
  return { kind: "returned", value, changed, output: NO_OUTPUT };
}

function threw(name: string, message: string): Outcome {
  const error: ThrownError = { name, message, frames: [] };
  return { kind: "threw", error, output: NO_OUTPUT };
}

function notLoaded(problem: LoadProblem): Outcome {
  return { kind: "could-not-load", problem, output: NO_OUTPUT };
}

function unreadable(file: string, why: "empty" | "not-utf-8"): Outcome {
  return notLoaded({ kind: "unreadable", file, why, detail: "" });
}

function syntax(message: string, line: number): Outcome {
  return notLoaded({ kind: "syntax", message, location: { file: "a.ts", line, column: 1 } });
}

function likeness(first: Outcome, second: Outcome = returned(number(1))): string {
  if (FIRST === undefined || SECOND === undefined) throw new Error("no cases");
  return likenessOf(
    new Map([
      [FIRST, [first]],
      [SECOND, [second]],
    ]),
  );
}

test.each<[string, Outcome, Outcome]>([
  ["a sum in another order", returned(number(0.1 + 0.2)), returned(number(0.3))],
  ["nothing, but for rounding", returned(number(1e-17)), returned(number(0))],
  ["zeros", returned(number(0)), returned(number(-0))],
  ["what is no number", returned(number(Number.NaN)), returned(number(Number.NaN))],
  ["the same error", threw("TypeError", "no"), threw("TypeError", "no")],
  ["empty files", unreadable("a.ts", "empty"), unreadable("b.ts", "empty")],
  ["a bracket that is missing anywhere", syntax("Expected ')'", 1), syntax("Expected ')'", 2)],
])("the same: %s", (_, one, other) => {
  expect(likeness(one)).toBe(likeness(other));
});

test.each<[string, Outcome, Outcome]>([
  ["values", returned(number(1)), returned(number(1.001))],
  ["shapes", returned(array([2], [1, 2])), returned(array([1, 2], [1, 2]))],
  ["what is not finite", returned(number(Number.NaN)), returned(number(Number.POSITIVE_INFINITY))],
  ["what was changed in place", returned(number(1)), returned(number(1), [0])],
  ["errors", threw("TypeError", "no"), threw("TypeError", "yes")],
  ["files that cannot be read for other reasons", unreadable("a.ts", "empty"), unreadable("a.ts", "not-utf-8")],
  ["what is missing in the text", syntax("Expected ')'", 1), syntax("Expected '}'", 1)],
  ["a value and an error", returned(number(1)), threw("TypeError", "no")],
])("not the same: %s", (_, one, other) => {
  expect(likeness(one)).not.toBe(likeness(other));
});

test("which case gave what counts, and their order does not", () => {
  const [one, two] = [returned(number(1)), returned(number(2))];
  expect(likeness(one, two)).not.toBe(likeness(two, one));
  if (FIRST === undefined || SECOND === undefined) throw new Error("no cases");
  const turned = likenessOf(
    new Map([
      [SECOND, [two]],
      [FIRST, [one]],
    ]),
  );
  expect(turned).toBe(likeness(one, two));
});

test("any numbers are like themselves with an error of rounding", () => {
  const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e300, max: 1e300 });
  fc.assert(
    fc.property(fc.array(finite, { minLength: 1 }), (data) => {
      const coarse = data.map((each) => Number(each.toPrecision(6)));
      const noisy = coarse.map((each) => each * (1 + Number.EPSILON));
      expect(likeness(returned(array([data.length], noisy)))).toBe(likeness(returned(array([data.length], coarse))));
    }),
  );
});
