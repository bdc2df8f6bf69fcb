import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type CanonicalCase, NotCanonical, readCanonical } from "../../authoring/canonical.ts";
import { exercisesFrom, type Imported } from "../../authoring/canonical-spec.ts";
import { DEFAULTS, type Exercise, type Expectation } from "../../domain/exercise.ts";
import { parseExercise } from "../../spec/parse.ts";
import { problemText } from "../../spec/problem.ts";
import { valueText } from "../../spec/written-value.ts";
import { fuzz, FUZZ_TIMEOUT_MS } from "../fuzz.ts";

function imported(data: object | string): { exercises: readonly Imported[]; notices: readonly string[] } {
  const canonical = readCanonical(typeof data === "string" ? data : JSON.stringify(data));
  const made = exercisesFrom(canonical, canonical.slug, ["01-other"], "exercise.schema.json", undefined);
  if (!made.ok) throw new Error(made.problem);
  const notices = [...canonical.notices, ...made.value.flatMap((each) => each.notices)];
  return {
    exercises: made.value,
    notices: notices.map(({ path, message, isLoss }) => `${isLoss ? "lost" : "told"} ${path}: ${message}`),
  };
}

function parsed({ id, spec }: Imported): Exercise {
  const exercise = parseExercise(spec, { id, file: "e.yaml", defaults: DEFAULTS });
  if (!exercise.ok) throw new Error(`${exercise.problems.map(problemText).join("\n")}\n${spec}`);
  return exercise.value;
}

/** The cases of the only exercise that these cases make. */
function casesOf(...cases: readonly object[]): string {
  const [exercise] = imported({ exercise: "it", cases }).exercises;
  if (exercise === undefined) throw new Error("no exercise");
  parsed(exercise);
  return exercise.spec.slice(exercise.spec.indexOf("cases:\n"));
}

test("all that a file can say", () => {
  const cup = { property: "pour", input: { cups: 1, sizes: [1, 2.5] }, expected: 3 };
  const { exercises, notices } = imported({
    exercise: "tea-party",
    version: "1.2.0",
    comments: ["  How to pour tea.  ", "     ", "  Slowly: # yes "],
    cases: [
      {
        description: "Pouring",
        comments: ["All of these pour."],
        scenarios: ["library-test"],
        cases: [
          { ...cup, uuid: "u-1", description: "one cup" },
          { ...cup, uuid: "u-2", description: "one cup", reimplements: "u-1", comments: ["Now it is 4."], expected: 4 },
          {
            description: "Without",
            cases: [
              {
                uuid: "u-3",
                description: "no cups",
                scenarios: ["unicode"],
                property: "pour",
                input: { cups: null, sizes: [] },
                expected: { error: "there: is no tea" },
              },
            ],
          },
        ],
      },
      {
        description: "guests",
        property: "new",
        input: { "guest list": ["A", "nan"], in: { a: 1 } },
        expected: { x: null },
      },
      { description: "guests", property: "new", input: { "guest list": [] }, expected: null, optional: "big" },
      { description: "lost", property: "pour" },
    ],
  });
  expect(exercises.map(({ spec }) => spec).join("\n")).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=exercise.schema.json
    # Imported from the canonical data of "tea-party", property "pour". Write at the TODOs.
    #
    # How to pour tea.
    #
    # Slowly: # yes
    # version: "1.2.0"
    title: Tea party pour
    summary: "TODO: one sentence that says what the function does."
    prompt: |
      TODO: why it is useful, what it does, an example worked by hand.
    function:
      name: pour
      params:
        cups: { type: [number, null], about: "TODO: what it means" }
        sizes: { type: array, about: "TODO: what it means" }
      returns: { type: number, about: "TODO: what it means" }
    hints:
      - "TODO: what to think of first."
      - "TODO: nearly the answer."
    cases:
      # All of these pour.
      # Now it is 4.
      # scenarios: library-test
      # reimplements: u-1
      # uuid: u-2
      - name: "Pouring: one cup"
        args: { cups: 1, sizes: [1, 2.5] }
        expected: 4
      # scenarios: library-test, unicode
      # uuid: u-3
      - name: "Pouring: Without: no cups"
        args: { cups: null, sizes: [] }
        throws: { message: "there: is no tea" }

    # yaml-language-server: $schema=exercise.schema.json
    # Imported from the canonical data of "tea-party", property "new". Write at the TODOs.
    #
    # How to pour tea.
    #
    # Slowly: # yes
    # version: "1.2.0"
    title: Tea party new
    summary: "TODO: one sentence that says what the function does."
    prompt: |
      TODO: why it is useful, what it does, an example worked by hand.
    function:
      name: new_
      params:
        guestList: { type: list, about: "TODO: what it means" }
        in_: { type: [object, null], about: "TODO: what it means" }
      returns: { type: [object, null], about: "TODO: what it means" }
    hints:
      - "TODO: what to think of first."
      - "TODO: nearly the answer."
    cases:
      - name: guests
        args: { guestList: [A, "nan"], in_: { a: 1 } }
        expected: { x: null }
      # optional: "big"
      - name: guests (2)
        args: { guestList: [], in_: null }
        expected: null
    "
  `);
  expect(exercises[0]?.solution).toMatchInlineSnapshot(`
    "import * as np from "numkata/np";

    export function pour(cups: number | null, sizes: np.NDArray): number {
      // TODO: the answer as a learner should see it. A solution cannot be imported, so no case passes yet.
      throw new Error("not implemented");
    }
    "
  `);
  expect(notices.join("\n")).toMatchInlineSnapshot(`
    "told $.version: has no place in a spec, and is kept as a comment
    told $.cases[2].optional: has no place in a spec, and is kept as a comment
    lost $.cases[3].input: is no object with a value for each parameter
    told $.cases[0].cases[0]: is left out, since $.cases[0].cases[1] takes its place (reimplements)
    told $.cases[1]: "new" cannot be the name here, and is called new_
    told $.cases[1].input.guest list: "guest list" cannot be the name here, and is called guestList
    told $.cases[1].input.in: "in" cannot be the name here, and is called in_
    told $.cases[2].input: has no in, and gets null for it"
  `);
  expect(exercises.map(parsed).map(({ id, cases }) => [id, cases.length])).toEqual([
    ["02-tea-party-pour", 2],
    ["03-tea-party-new", 2],
  ]);
});

test.each<[string, readonly unknown[], string]>([
  ["numbers", [1, 2.5], "number"],
  ["arrays", [[1, 2], []], "array"],
  ["matrices", [[[1], [2]]], "array"],
  ["rows of different lengths", [[[1], [2, 3]]], "list"],
  ["lists of text", [["a"], []], "list"],
  ["true and false", [true, false], "boolean"],
  ["a list of true and false", [[true, false]], "list"],
  ["an empty list and nothing else", [[]], "list"],
  ["text or nothing", ["a", null], "[string, null]"],
  ["a number or numbers", [1, [1, 2]], "[number, array]"],
  ["objects", [{ a: [1, [2]] }, {}], "object"],
  ["null", [null], "null"],
])("%s", (_, values, type) => {
  const cases = values.map((value, at) => ({
    description: `${at}`,
    property: "it",
    input: { x: value },
    expected: value,
  }));
  const [exercise] = imported({ exercise: "it", cases }).exercises;
  expect(exercise?.spec).toContain(`    x: { type: ${type}, `);
  expect(exercise?.spec).toContain(`  returns: { type: ${type}, `);
  if (exercise) expect(parsed(exercise).cases).toHaveLength(values.length);
});

test("whole numbers are exact, unless the function gives others too", () => {
  const of = (...expected: readonly number[]): string =>
    casesOf(...expected.map((value, at) => ({ description: `${at}`, property: "it", input: {}, expected: value })));
  expect(of(1, 2)).toContain("expected: 1\n");
  expect(of(1, 2.5)).toContain("expected: 1.0\n");
  expect(of(1, 2 ** 60)).toContain("expected: 1\n");
});

test("one name is one case", () => {
  const same = { description: " the  same ", property: "it", input: {}, expected: 1 };
  expect(casesOf(same, same, same).match(/name: .*/g)).toEqual([
    "name: the same",
    "name: the same (2)",
    "name: the same (3)",
  ]);
});

test.each([
  ["too large to be held", `{"x": 9007199254740993}`, "1", "lost $.cases[0].input.x: 9007199254740993 is too large"],
  ["infinite", `{"x": [1e999]}`, "1", "lost $.cases[0].input.x[0]: 1e999 is too large"],
  ["large, and held", `{}`, "1152921504606846976", "told $.cases[0].expected: is so large"],
  ["taken for a print", `{}`, `{"printed": "1"}`, "lost $.cases[0].expected.printed: a spec takes"],
  ["an error and more", `{}`, `{"error": "no", "code": 1}`, "lost $.cases[0].expected: with error"],
  ["no input", `[]`, "1", "lost $.cases[0].input: is no object"],
])("%s", (_, input, expected, notice) => {
  const text = `{"exercise": "it", "cases": [
    {"description": "a", "property": "it", "input": ${input}, "expected": ${expected}},
    {"description": "b", "property": "it", "input": {}, "expected": 1}
  ]}`;
  expect(imported(text).notices[0]?.slice(0, notice.length)).toBe(notice);
});

test.each([
  ["in a circle", ["b", "a"], 2],
  ["of itself", ["a", undefined], 2],
  ["of nothing", ["x", undefined], 2],
  ["twice over", [undefined, "a", "b"], 1],
  ["by two", [undefined, "a", "a"], 2],
])("a reimplementation %s", (_, reimplements, kept) => {
  const cases = reimplements.map((old, at) => ({
    uuid: "abc"[at],
    ...(old === undefined ? {} : { reimplements: old }),
    description: `${at}`,
    property: "it",
    input: {},
    expected: at,
  }));
  const { exercises, notices } = imported({ exercise: "it", cases });
  expect(exercises[0]?.cases).toBe(kept);
  expect(notices).not.toEqual([]);
});

test.each([
  ["[1, 2", /^this is no JSON: /],
  ["[]", /^\$: /],
  ['{"cases": [1]}', /^\$\.exercise: /],
  ['{"exercise": "a", "cases": []}', /^\$\.cases: /],
])("%s is no canonical data", (text, problem) => {
  expect(() => readCanonical(text)).toThrow(NotCanonical);
  expect(() => readCanonical(text)).toThrow(problem);
});

const words = fc.oneof(
  fc.string(),
  fc.constantFrom("one cup", "x", "uuid", "error", "# a", "- b", "a: b", "in", "__proto__"),
);
const item = fc.letrec((tie) => ({
  item: fc.oneof({ depthSize: "small" }, tie("case"), tie("case"), tie("group"), fc.jsonValue({ maxDepth: 1 })),
  group: fc.record(
    { description: words, cases: fc.array(tie("item"), { maxLength: 4 }), comments: fc.array(words) },
    { requiredKeys: ["cases"] },
  ),
  case: fc.record(
    {
      uuid: fc.constantFrom("a", "b", "c"),
      reimplements: fc.constantFrom("a", "b", "c"),
      description: words,
      property: fc.constantFrom("pour", "new", "isTea"),
      input: fc.dictionary(words, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 3 }),
      expected: fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.record({ error: words })),
    },
    { requiredKeys: ["property", "input", "expected"] },
  ),
})).item;

test(
  "whatever is read makes specs that are right, and what is not read is told",
  () => {
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 6 }), (items) => {
        const { exercises, notices } = imported({ exercise: "it", cases: items });
        const read = readCanonical(JSON.stringify({ exercise: "it", cases: items })).cases;
        for (const each of exercises) {
          const { cases } = parsed(each);
          const own = read.filter(({ property }) => each.id === idOf(property, read));
          expect(cases.map(expectedText)).toEqual(own.map(({ expected }) => expectedText({ expectation: expected })));
          expect(cases).toHaveLength(each.cases);
        }
        const made = exercises.reduce((sum, { cases }) => sum + cases, 0);
        const left = notices.filter((notice) => notice.startsWith("lost") || notice.includes("is left out")).length;
        expect(made + left).toBeGreaterThanOrEqual(countCases(items));
      }),
      fuzz(150),
    );
  },
  FUZZ_TIMEOUT_MS,
);

function idOf(property: string, cases: readonly CanonicalCase[]): string {
  const properties = [...new Set(cases.map((each) => each.property))];
  const number = String(properties.indexOf(property) + 2).padStart(2, "0");
  return `${number}-it${properties.length === 1 ? "" : `-${{ pour: "pour", new: "new", isTea: "is-tea" }[property]}`}`;
}

/** What must come back, as a spec has it; only that there is an error, since its text may have to be a pattern. */
function expectedText({ expectation }: { readonly expectation: Expectation | CanonicalCase["expected"] }): string {
  return expectation.kind === "value" ? valueText(expectation.value, true) : "an error";
}

function countCases(items: readonly unknown[]): number {
  return items.reduce<number>((sum, each) => {
    const cases: unknown = typeof each === "object" && each !== null && "cases" in each ? each.cases : undefined;
    return sum + (Array.isArray(cases) ? countCases(cases) : 1);
  }, 0);
}
