import { describe, expect, test } from "vitest";
import { DEFAULT_LIMITS, DEFAULT_TOLERANCE, type Case, type ExpectedError } from "../../domain/exercise.ts";
import { judge, statusOf, type Expected } from "../../domain/judge.ts";
import { NO_OUTPUT, type Outcome, type ThrownError } from "../../domain/outcome.ts";
import { array, number, type Value } from "../../domain/value.ts";
import type { CaseReport, Verdict } from "../../domain/verdict.ts";

const RULES = { tolerance: DEFAULT_TOLERANCE, pure: false };

const returned = (value: Value, changed: readonly number[] = []): Outcome => ({
  kind: "returned",
  value,
  changed,
  output: NO_OUTPUT,
});
const threw = (name: string, message: string, more: Partial<ThrownError> = {}): Outcome => ({
  kind: "threw",
  error: { name, message, frames: [], ...more },
  output: NO_OUTPUT,
});
const value = (expected: Value): Expected => ({ kind: "value", value: expected, precision: "full" });
const throws = (error: ExpectedError = {}): Expected => ({ kind: "throws", error });

const STUB = threw("Error", "not implemented");
const BROKEN: readonly Outcome[] = [
  { kind: "timed-out", timeoutMs: 2000, output: NO_OUTPUT },
  { kind: "out-of-memory", memoryMiB: 512, output: NO_OUTPUT },
  { kind: "too-much-output", limitBytes: 1, output: NO_OUTPUT },
  { kind: "exited", code: 0, output: NO_OUTPUT },
  { kind: "crashed", signal: "SIGSEGV", output: NO_OUTPUT },
  { kind: "broke-protocol", detail: "", output: NO_OUTPUT },
  { kind: "could-not-load", problem: { kind: "no-file", file: "a.ts" }, output: NO_OUTPUT },
];

describe("a value is expected", () => {
  test("the right one passes", () => {
    expect(judge(returned(number(1 + 1e-10)), value(number(1)), RULES)).toEqual({ kind: "passed" });
  });

  test("the tolerance and the precision are the case's", () => {
    const expected: Expected = { kind: "value", value: array([1], [0.5]), precision: "positional" };
    const exact = { tolerance: { rtol: 0, atol: 0 }, pure: false };
    const coarse = { tolerance: { rtol: 0, atol: 0.2 }, pure: false };
    expect(judge(returned(array([1], [0.5 + 4e-9])), expected, exact).kind).toBe("passed");
    expect(judge(returned(array([1], [0.5 + 4e-9])), { ...expected, precision: "full" }, exact).kind).toBe("failed");
    expect(judge(returned(array([1], [0.6])), expected, coarse).kind).toBe("passed");
  });

  test("a changed argument fails where it has to stay, and only where the value is right", () => {
    const [right, pure] = [number(1), { ...RULES, pure: true }];
    expect(judge(returned(right, [0]), value(right), RULES)).toEqual({ kind: "passed" });
    expect(judge(returned(right), value(right), pure)).toEqual({ kind: "passed" });
    expect(judge(returned(right, [0]), value(right), pure)).toEqual({
      kind: "failed",
      failure: { kind: "changed" },
      actual: right,
      expected: right,
    });
    expect(judge(returned(number(2), [0]), value(right), pure)).toEqual(
      judge(returned(number(2)), value(right), RULES),
    );
  });

  test("another one fails, with why", () => {
    const [actual, expected] = [array([1], [1]), number(1)];
    expect(judge(returned(actual), value(expected), RULES)).toEqual({
      kind: "failed",
      failure: { kind: "shape", path: [], actual, expected, hint: "number-in-array" },
      actual,
      expected,
    });
  });

  test.each([...BROKEN, threw("TypeError", "x is undefined"), STUB])("$kind is an error", (outcome) => {
    expect(judge(outcome, value(number(1)), RULES)).toEqual({ kind: "errored", outcome });
  });
});

describe("an error is expected", () => {
  test.each<[string, ExpectedError, boolean]>([
    ["any", {}, true],
    ["its name", { name: "RangeError" }, true],
    ["another name", { name: "TypeError" }, false],
    ["a part of its message", { message: { kind: "contains", text: "2-d" } }, true],
    ["other text", { message: { kind: "contains", text: "3-d" } }, false],
    ["text with a pattern's characters", { message: { kind: "contains", text: "2.d" } }, false],
    ["a pattern", { message: { kind: "matches", source: "^MUST be .-d$", flags: "i" } }, true],
    ["another pattern", { message: { kind: "matches", source: "^be", flags: "" } }, false],
    ["name and message", { name: "RangeError", message: { kind: "contains", text: "must" } }, true],
    ["name but not message", { name: "RangeError", message: { kind: "contains", text: "shall" } }, false],
    ["message but not name", { name: "Error", message: { kind: "contains", text: "must" } }, false],
  ])("%s", (_, error, passes) => {
    const outcome = threw("RangeError", "must be 2-d");
    const failed = {
      kind: "failed-to-throw",
      got: { kind: "threw", error: outcome.kind === "threw" && outcome.error },
    };
    expect(judge(outcome, throws(error), RULES)).toEqual(passes ? { kind: "passed" } : failed);
  });

  test("a returned value is none", () => {
    expect(judge(returned(number(1)), throws(), RULES)).toEqual({
      kind: "failed-to-throw",
      got: { kind: "returned", value: number(1) },
    });
  });

  test("the stub's own error is none, however little is asked", () => {
    expect(judge(STUB, throws(), RULES).kind).toBe("failed-to-throw");
    expect(judge(STUB, throws({ name: "Error" }), RULES).kind).toBe("failed-to-throw");
  });

  test("a thrown text is none", () => {
    const outcome = threw("", "must be 2-d", { thrownType: "string" });
    expect(judge(outcome, throws(), RULES).kind).toBe("failed-to-throw");
  });

  test.each(BROKEN)("$kind is an error of another kind", (outcome) => {
    expect(judge(outcome, throws(), RULES)).toEqual({ kind: "errored", outcome });
  });
});

describe("status", () => {
  const PASSED: Verdict = { kind: "passed" };
  const NOT_STARTED = judge(STUB, value(number(1)), RULES);
  const WRONG = judge(returned(number(2)), value(number(1)), RULES);
  const SKIPPED: Verdict = { kind: "skipped", reason: "the solution failed" };

  test.each<[string, CaseReport[], string]>([
    ["all passed", [report(PASSED), report(PASSED)], "passed"],
    ["only an extra case failed", [report(PASSED), report(WRONG, { extra: true })], "passed"],
    ["a hidden case failed", [report(PASSED), report(WRONG, { hidden: true })], "failed"],
    ["one was skipped", [report(PASSED), report(SKIPPED)], "failed"],
    ["nothing was judged", [], "failed"],
    ["only extra cases were", [report(PASSED, { extra: true })], "failed"],
    ["the stub", [report(NOT_STARTED), report(NOT_STARTED)], "not-started"],
    ["the stub, an extra case first", [report(WRONG, { extra: true }), report(NOT_STARTED)], "not-started"],
    ["the stub where an error is expected", [report(judge(STUB, throws(), RULES))], "not-started"],
    ["begun: the first case is another failure", [report(WRONG), report(NOT_STARTED)], "failed"],
    ["begun: a part is left", [report(PASSED), report(NOT_STARTED)], "failed"],
    ["another message", [report(judge(threw("Error", "not implemented yet"), value(number(1)), RULES))], "failed"],
    ["another error", [report(judge(threw("TypeError", "not implemented"), value(number(1)), RULES))], "failed"],
    ["timed out", BROKEN.slice(0, 1).map((outcome) => report(judge(outcome, throws(), RULES))), "failed"],
  ])("%s", (_, cases, status) => {
    expect(statusOf(cases)).toBe(status);
  });
});

function report(verdict: Verdict, more: Partial<Case> = {}): CaseReport {
  const judged: Case = {
    name: "a case",
    inputs: { kind: "written", args: [] },
    expectation: { kind: "oracle" },
    tolerance: DEFAULT_TOLERANCE,
    limits: DEFAULT_LIMITS,
    hidden: false,
    extra: false,
    points: 1,
    ...more,
  };
  return { case: judged, verdict, changed: [], output: NO_OUTPUT };
}
