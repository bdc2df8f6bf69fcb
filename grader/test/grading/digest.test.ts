// Traces of known mistakes: who does the same is recognised, in that run and no other.

import { expect, test } from "vitest";
import { DEFAULT_TOLERANCE } from "../../domain/exercise.ts";
import { NO_OUTPUT, type Outcome } from "../../domain/outcome.ts";
import { array, type Value } from "../../domain/value.ts";
import { outcomeFrom, traceOf } from "../../grading/digest.ts";

const RUN = { salt: "salt", mistake: "doubled", case: 2, run: 0 };

function returned(value: Value, changed: readonly number[] = []): Outcome {
  return { kind: "returned", value, changed, output: NO_OUTPUT };
}

function threw(name: string, message: string): Outcome {
  return { kind: "threw", error: { name, message, frames: [] }, output: NO_OUTPUT };
}

const MATRIX = array([2, 2], [0.1, 2e10, -3, NaN]);
const NEAR = array([2, 2], [0.1 + 5e-11, 2e10 + 5, -3, NaN]);

test("who gives nearly the same is given what the mistake gave and changed", () => {
  const trace = traceOf(returned(MATRIX, [1, 0]), DEFAULT_TOLERANCE, RUN);
  expect(outcomeFrom(trace, returned(MATRIX), RUN)).toMatchObject({ kind: "returned", changed: [0, 1] });
  expect(outcomeFrom(trace, returned(NEAR), RUN)).toEqual(outcomeFrom(trace, returned(MATRIX), RUN));
});

test.each<[string, Outcome]>([
  ["another value", returned(array([2, 2], [0.1, 2e10, -3.01, NaN]))],
  ["another shape", returned(array([4], [0.1, 2e10, -3, NaN]))],
  ["no value", threw("RangeError", "no")],
  ["nothing", { kind: "crashed", signal: "SIGSEGV", output: NO_OUTPUT }],
])("who gives %s is not recognised", (_, given) => {
  expect(outcomeFrom(traceOf(returned(MATRIX), DEFAULT_TOLERANCE, RUN), given, RUN)).toBeUndefined();
});

test("of an error its type counts, of what is no value what it is", () => {
  const error = traceOf(threw("RangeError", "yes"), DEFAULT_TOLERANCE, RUN);
  expect(outcomeFrom(error, threw("RangeError", "no"), RUN)).toBeDefined();
  expect(outcomeFrom(error, threw("TypeError", "yes"), RUN)).toBeUndefined();
  const odd = traceOf(returned({ kind: "odd", what: "undefined", detail: "" }), DEFAULT_TOLERANCE, RUN);
  expect(outcomeFrom(odd, returned({ kind: "odd", what: "undefined", detail: "?" }), RUN)).toBeDefined();
  expect(outcomeFrom(odd, returned({ kind: "odd", what: "function", detail: "" }), RUN)).toBeUndefined();
});

test("the same in another run has another digest, and what does not come back has none", () => {
  const digests = [
    RUN,
    { ...RUN, run: 1 },
    { ...RUN, case: 0 },
    { ...RUN, mistake: "halved" },
    { ...RUN, salt: "" },
  ].map((run) => traceOf(returned(MATRIX), DEFAULT_TOLERANCE, run).split(".")[0]);
  expect(new Set(digests).size).toBe(digests.length);
  expect(traceOf({ kind: "timed-out", timeoutMs: 1, output: NO_OUTPUT }, DEFAULT_TOLERANCE, RUN)).toBe("");
});
