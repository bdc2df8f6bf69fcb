import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { casesFor, fill, type Wanted } from "../../authoring/expected.ts";
import { compare } from "../../domain/compare.ts";
import { type Case, DEFAULTS, type Exercise } from "../../domain/exercise.ts";
import type { Filling, WhyNot } from "../../domain/filling.ts";
import { NO_OUTPUT, type Outcome } from "../../domain/outcome.ts";
import { array, number, type Value } from "../../domain/value.ts";
import { parseExercise } from "../../spec/parse.ts";
import { problemText } from "../../spec/problem.ts";

const SPECS = fileURLToPath(new URL("../../../exercises", import.meta.url));
const UNANSWERED: Wanted = { kind: "unanswered" };

function read(text: string): Exercise {
  const parsed = parseExercise(text, { id: "01-it", file: "e.yaml", defaults: DEFAULTS, mayLackAnswers: true });
  if (!parsed.ok) throw new Error(parsed.problems.map(problemText).join("\n"));
  return parsed.value;
}

function returned(value: Value): Outcome {
  return { kind: "returned", value, changed: [], output: NO_OUTPUT };
}

/** Fills a spec whose solution gives the same for every case. */
function filledWith(text: string, outcome: Outcome, wanted: Wanted = UNANSWERED): Filling {
  const exercise = read(text);
  const cases = casesFor(wanted, exercise);
  if (!cases.ok) throw new Error(cases.problem);
  const answers = cases.value.map((each) => ({ case: each, outcomes: [outcome, outcome] }));
  return fill(text, exercise, answers, wanted, DEFAULTS);
}

/** The text without the lines of what the case expects, in a spec that is laid out as the shipped ones are. */
function withoutExpected(text: string, { name }: Case): string {
  const lines = text.split("\n");
  const begin = lines.indexOf(`  - name: ${name}`);
  const key = lines.findIndex((line, at) => at > begin && line.startsWith("    expected:"));
  const next = lines.findIndex((line, at) => at > key && !/^ {6}|^$/.test(line));
  return lines.toSpliced(key, next - key).join("\n");
}

/** As JavaScript gives it back: it has no whole numbers of their own. */
function asReturned(value: Value): Value {
  return value.kind === "array" && value.dtype === "int64" ? { ...value, dtype: "float64" } : value;
}

test.each(readdirSync(SPECS).filter((name) => /^\d/.test(name)))(
  "%s: whatever a case expects can be taken away, and comes back",
  (id) => {
    const text = readFileSync(join(SPECS, id, "exercise.yaml"), "utf8");
    const exercise = read(text);
    for (const testCase of exercise.cases) {
      const { expectation, tolerance } = testCase;
      if (expectation.kind !== "value") continue;
      const lacking = withoutExpected(text, testCase);
      const { after, refusals, filled } = filledWith(lacking, returned(asReturned(expectation.value)));
      expect(refusals).toEqual([]);
      expect(filled.map(({ name }) => name)).toEqual([testCase.name]);
      expect(withoutExpected(after, testCase)).toBe(lacking);
      const again = read(after).cases[exercise.cases.indexOf(testCase)]?.expectation;
      if (again?.kind !== "value") throw new Error(`${testCase.name} expects no value`);
      expect(compare(again.value, expectation.value, expectation.precision, tolerance)).toBeUndefined();
      // What was written out, and not printed by NumPy, is written in the same way again.
      if (expectation.precision === "full")
        expect(compare(expectation.value, again.value, "full", tolerance)).toBeUndefined();
      expect({ ...read(after), cases: [], equivalents: [] }).toEqual({ ...exercise, cases: [], equivalents: [] });
    }
  },
);

const SPEC = `title: It
summary: Do it.
prompt: It.
function:
  name: it
  params:
    x: { type: number, about: a number }
  returns: { type: [number, array, "null", object, list], shape: [2], about: what comes back }
equivalents:
  here: no reason
cases:
  - name: whole
    args: { x: 1 }
    expected: 3
  - name: printed
    args: { x: 2 }
    expected: { printed: "[0.33333333 0.5]" }
  - name: an error
    args: { x: 3 }
    throws: {}
  - name: any
    generate: { x: { shape: [], integers: [1, 2] } }
  - name: open
    args: { x: 4 }
`;

test("whole numbers are as exact as those of other cases, and of the value before", () => {
  expect(filledWith(SPEC, returned(number(7))).after).toBe(`${SPEC}    expected: 7\n`);
  expect(filledWith(SPEC.replace("expected: 3", "expected: 3.0"), returned(number(7))).after).toContain(
    "expected: 7.0\n",
  );
  const named: Wanted = { kind: "named", names: ["Whole"] };
  expect(filledWith(SPEC, returned(number(7)), named).after).toBe(SPEC.replace("expected: 3", "expected: 7"));
});

test("--all changes what the solution does not give, and nothing else", () => {
  const all: Wanted = { kind: "all" };
  const filling = filledWith(SPEC, returned(array([2], [1 / 3, 0.5])), all);
  expect(filling.filled.map(({ name }) => name)).toEqual(["whole", "open"]);
  expect(filling.after).toContain("printed");
});

test("a case that is named gets every digit", () => {
  const { after } = filledWith(SPEC, returned(array([2], [1 / 3, 0.5])), { kind: "named", names: ["print"] });
  expect(after).toBe(SPEC.replace('{ printed: "[0.33333333 0.5]" }', "[0.3333333333333333, 0.5]"));
});

test.each<[string, Outcome, Wanted, WhyNot["kind"]]>([
  [
    "an error",
    { kind: "threw", error: { name: "RangeError", message: "no", frames: [] }, output: NO_OUTPUT },
    UNANSWERED,
    "no-value",
  ],
  ["no answer", { kind: "timed-out", timeoutMs: 9, output: NO_OUTPUT }, UNANSWERED, "no-value"],
  ["a promise", returned({ kind: "odd", what: "promise", detail: "" }), UNANSWERED, "unsayable"],
  [
    "undefined in a list",
    returned({ kind: "list", items: [{ kind: "odd", what: "undefined", detail: "" }] }),
    UNANSWERED,
    "unsayable",
  ],
  [
    "what would be taken for a print",
    returned({ kind: "record", entries: [["printed", number(1)]] }),
    UNANSWERED,
    "unsayable",
  ],
  ["text", returned({ kind: "text", text: "seven" }), UNANSWERED, "does-not-fit"],
  ["another shape", returned(array([3], [1, 2, 3])), UNANSWERED, "does-not-fit"],
  ["rows that cannot be written", returned(array([0, 2], [])), UNANSWERED, "does-not-fit"],
  ["a value in place of an error", returned(number(1)), { kind: "named", names: ["an error"] }, "returned"],
])("%s is refused, and nothing is changed", (_, outcome, wanted, why) => {
  const { before, after, refusals } = filledWith(SPEC, outcome, wanted);
  expect(refusals.map((refusal) => refusal.why.kind)).toEqual([why]);
  expect(after).toBe(before);
});

test("the same inputs must give the same", () => {
  const exercise = read(SPEC);
  const answers = exercise.cases
    .slice(-1)
    .map((each) => ({ case: each, outcomes: [1, 2].map((n) => returned(number(n))) }));
  expect(fill(SPEC, exercise, answers, UNANSWERED, DEFAULTS).refusals[0]?.why.kind).toBe("unsteady");
});

test("an error that is expected is no reason to change anything", () => {
  const outcome: Outcome = { kind: "threw", error: { name: "Error", message: "", frames: [] }, output: NO_OUTPUT };
  const { after, refusals } = filledWith(SPEC, outcome, { kind: "named", names: ["an error"] });
  expect([after, refusals]).toEqual([SPEC, []]);
});

test("a value that other lines depend on stays as it is", () => {
  const text = `${SPEC.replace("expected: 3", "expected: &three 3")}    expected: *three\n`;
  const { after, refusals } = filledWith(text, returned(number(9)), { kind: "named", names: ["whole"] });
  expect([after, refusals.map(({ why }) => why.kind)]).toEqual([text, ["aliased"]]);
  const { after: alone } = filledWith(text, returned(number(9)), { kind: "named", names: ["open"] });
  expect(alone).toBe(text.replace("*three", "9"));
});

test.each([
  ["op", "open"],
  ["no such", 'no case is called "no such". The cases are whole, printed, an error, any, open.'],
  ["n", '"n" could be "printed" or "an error". Say which.'],
  ["any", 'case "any" is generated: the solution is asked anew whenever it is graded.'],
])("--case %j", (name, expected) => {
  const cases = casesFor({ kind: "named", names: [name] }, read(SPEC));
  expect(cases.ok ? cases.value.map((each) => each.name).join() : cases.problem).toBe(expected);
});
