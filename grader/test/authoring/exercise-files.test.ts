// The texts of a new exercise: right from the start whatever its function is, and every slip in them is said where it is.

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMap, isPair, isScalar, parseDocument, visit } from "yaml";
import { mistakesText, solutionText, specText } from "../../authoring/exercise-files.ts";
import { keysOf } from "../../authoring/other-keys.ts";
import { DEFAULTS, type Exercise } from "../../domain/exercise.ts";
import { parseExercise } from "../../spec/parse.ts";
import { type Parsed, type Problem, problemText } from "../../spec/problem.ts";
import { draftOf, SIGNATURES } from "./signatures.ts";

const SCHEMA = "../../grader/spec/exercise.schema.json";
const [first = [[], "number"]] = SIGNATURES;
const RELU = draftOf(...first);

function parsed(text: string): Parsed<Exercise> {
  return parseExercise(text, { id: "09-relu", file: "e.yaml", defaults: DEFAULTS });
}

function problemsOf(text: string): readonly Problem[] {
  const read = parsed(text);
  return read.ok ? [] : read.problems;
}

test("the spec explains every key in a line", () => {
  const listed = /(# What a \w+ can also say:\n)(?: *#.*\n)+/g;
  expect(specText(RELU, SCHEMA).replaceAll(listed, "$1")).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=../../grader/spec/exercise.schema.json
    # Write at the TODOs; \`npx numkata verify 09-relu\` says which are left, and what is wrong.
    # What can be left out is switched off by the # before it.

    # The exercise's name, as learners see it.
    title: "ReLU: \\"max\\", #1"
    # What it practises, in a few words: [broadcasting, axis].
    topics: []
    # One sentence that says what the function does; the stub begins with it.
    summary: "Replace every negative number by zero: that is all."
    # What learners read before they write: Markdown with $math$.
    prompt: |
      TODO: why it is useful, the formula, an example worked by hand.

      Write \`relu(z)\`: TODO: what it gives back.

    # The function that they write. When it or the summary changes, make the stub anew:
    #   npx numkata stub 09-relu > exercises/09-relu/relu.ts
    function:
      name: relu
      # By name, in the order of a call. type: number, array, boolean, string, null, list, object, or several: [number, array].
      # shape holds an array's lengths: numbers (3), names (n, one length throughout a case) or products (3*n).
      params:
        z: { type: array, shape: [m, n], about: one row for each sample }
      returns: { type: array, shape: [m, n], about: "the positive numbers, and 0 elsewhere" }
      # A call leaves its arguments as they were; without it, a change is only remarked on.
      pure: true

    # How close a number must be, and what one call may use. These are the defaults.
    # tolerance: { rtol: 1e-9, atol: 1e-12 }
    # limits: { timeoutMs: 2000, memoryMiB: 512 }

    # From gentle to nearly there, at least two; a learner sees one more each time.
    hints:
      - "TODO: what to think of first."
      - "TODO: nearly the answer."

    # What it is graded on, in this order; a learner reads the names.
    cases:
      # A value that you know. Whole numbers are compared exactly: write 1.0 where a rounding error is fine.
      # Leave expected out, and \`npx numkata expected 09-relu\` puts in what the solution gives.
      - name: "TODO: an example worked by hand"
        args: { z: [[1, 2, 3], [4, 5, 6]] }
        expected: [[0, 0, 0], [0, 0, 0]]
      # Random inputs, for which the solution says what must come back: integers or numbers, of a shape or like another
      # parameter.
      - name: any input
        generate: { z: { shape: [1..4, 1..4], numbers: [-9, 9] } }
      # expected: { printed: ... } takes what NumPy printed, below a | and indented, and compares the printed digits.
      # throws: { name: RangeError, message: /2-d/ } instead of expected, where an error is right.
      # What a case can also say:

    # What a learner reads who made one of the mistakes in solutions/09-relu/mistakes.ts, after "This looks like:":
    # what it looks like, and what mends it.
    mistakes:
      example: "TODO: there is a 1 everywhere. Say here what to do instead."

    # What a spec can also say:
    "
  `);
});

test.each([
  ["exercise", /^(?:# )?(\w+):/gm],
  ["case", /^ {2}(?:# |- | {2})(\w+):/gm],
] as const)("every key of a spec is there: of the %s", (part, pattern) => {
  const text = specText(RELU, SCHEMA);
  const cases = text.slice(text.indexOf("\ncases:"), text.indexOf("\nmistakes:"));
  const there = Array.from((part === "case" ? cases : text).matchAll(pattern), ([, key]) => key);
  expect(there).toEqual(expect.arrayContaining([...keysOf(part)]));
});

test("the solution stands in for one", () => {
  expect(solutionText(RELU)).toMatchInlineSnapshot(`
    "import * as np from "numkata/np";

    export function relu(z: np.NDArray): np.NDArray {
      // TODO: the answer as a learner should see it. This one only stands in for it.
      const [m = 0, n = 0] = z.shape;
      return np.zeros([m, n]);
    }
    "
  `);
});

test("the mistakes have an example", () => {
  expect(mistakesText(RELU)).toMatchInlineSnapshot(`
    "// Wrong ways to write relu that learners find; exercise.yaml says to each what to look at.

    import * as np from "numkata/np";

    export function example(z: np.NDArray): np.NDArray {
      // TODO: what a learner would write, under a name that says what is wrong with it.
      const [m = 0, n = 0] = z.shape;
      return np.ones([m, n]);
    }
    "
  `);
});

test.each(SIGNATURES)("%s to %s: the spec says what was said", (params, returns) => {
  const draft = draftOf(params, returns);
  const read = parsed(specText(draft, SCHEMA));
  expect(read.ok ? [] : read.problems.map(problemText)).toEqual([]);
  if (!read.ok) return;
  const { title, summary, signature } = read.value;
  const canChange = draft.signature.params.some(({ types }) => types.some((type) => /array|list|object/.test(type)));
  expect({ title, summary, signature }).toEqual({
    title: draft.title,
    summary: draft.summary,
    signature: { ...draft.signature, pure: canChange },
  });
});

test("whatever its function takes and gives, a new spec has no problems", () => {
  const name = fc.constantFrom("m", "n", "k", "x");
  const factor = fc.oneof(name, fc.integer({ min: 1, max: 3 }).map(String));
  const length = fc.array(factor, { minLength: 1, maxLength: 2 }).map((factors) => factors.join("*"));
  const shape = fc.array(length, { maxLength: 3 }).map((lengths) => ` [${lengths.join(", ")}]`);
  const array = fc.oneof(fc.constant(""), shape).map((text) => `array${text}`);
  const slot = fc.oneof(
    { arbitrary: array, weight: 3 },
    fc.constantFrom("number", "boolean", "string", "null", "list", "object", "number or list"),
    array.map((text) => `number or ${text}`),
  );
  const params = fc.uniqueArray(fc.constantFrom("x", "y", "m", "z"), { maxLength: 3 });
  const slots = fc.array(slot, { minLength: 3, maxLength: 3 });
  const returned = slot.filter((words) => words !== "null");
  fc.assert(
    fc.property(params, slots, returned, (names, taken, returns) => {
      const words = names.map((each, index) => `${each}: ${taken[index]}`);
      expect(problemsOf(specText(draftOf(words, returns), SCHEMA)).map(problemText)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("an array is not drawn like what may be a number", () => {
  const text = specText(draftOf(["y: number or array [3]", "x: array [3]"], "array []"), SCHEMA);
  expect(problemsOf(text)).toEqual([]);
});

describe("damaged", () => {
  const text = specText(RELU, SCHEMA);
  const document = parseDocument(text);
  const keys: { readonly name: string; readonly start: number; readonly line: number }[] = [];
  visit(document, {
    Pair(_, pair) {
      if (!isPair(pair) || !isScalar(pair.key)) return;
      const [start] = pair.key.range ?? [0];
      keys.push({ name: String(pair.key.value), start, line: text.slice(0, start).split("\n").length });
    },
  });

  test("at its keys: there are many", () => {
    expect(isMap(document.contents)).toBe(true);
    expect(keys.length).toBeGreaterThan(25);
  });

  test.each(keys)("a misspelt $name in line $line", ({ name, start, line }) => {
    const problems = problemsOf(`${text.slice(0, start)}${name}-x${text.slice(start + name.length)}`);
    expect(problems.map((problem) => problem.line)).toContain(line);
    expect(problems.map(({ message }) => message).join(" ")).toContain(`${name}-x`);
  });

  test.each(keys)("a tab before $name in line $line", ({ start, line }) => {
    const lineStart = text.lastIndexOf("\n", start - 1) + 1;
    const problems = problemsOf(`${text.slice(0, lineStart)}\t${text.slice(lineStart)}`);
    expect(problems.map((problem) => problem.line)).toContain(line);
  });

  test("value by value", () => {
    const said: string[] = [];
    visit(document, {
      Pair(_, pair) {
        if (!isScalar(pair.key) || pair.value === null) return;
        const node = pair.value;
        if (!isScalar(node) && !isMap(node)) return;
        const [start, end] = node.range ?? [0, 0];
        const problems = problemsOf(`${text.slice(0, start)}[[]]${text.slice(end)}`);
        const line = text.slice(0, start).split("\n").length;
        expect(
          problems.map((problem) => problem.line),
          `${String(pair.key.value)} in line ${line}`,
        ).toContain(line);
        said.push(...problems.slice(0, 1).map(({ message }) => message));
      },
    });
    expect(said).toMatchInlineSnapshot(`
      [
        "title must be text, but is a list. Text that begins with [ or - goes in quotes.",
        "summary must be text, but is a list. Text that begins with [ or - goes in quotes.",
        "prompt must be text, but is a list. Text that begins with [ or - goes in quotes.",
        "function must be a mapping (lines of key: value), but is a list. The function that the learner writes.",
        "the function's name must be text, but is a list. Text that begins with [ or - goes in quotes.",
        ""returns: { type: array, shape: [m, n], …" cannot stand here. Is the line indented rightly, or does a text need quotes?",
        "parameter z must be a mapping (lines of key: value), but is a list.",
        "item 1 of type must be number, array, boolean, string, null, list or object, but is a list.",
        "about of z must be text, but is a list. Text that begins with [ or - goes in quotes.",
        "returns must be a mapping (lines of key: value), but is a list. What the function gives back: its type, its shape, what it means.",
        "item 1 of type must be number, array, boolean, string, null, list or object, but is a list.",
        "about of returns must be text, but is a list. Text that begins with [ or - goes in quotes.",
        "pure must be true or false, but is a list.",
        "name must be text, but is a list. Text that begins with [ or - goes in quotes.",
        "args must be a mapping (lines of key: value), but is a list. One value for each parameter, by name.",
        "name must be text, but is a list. Text that begins with [ or - goes in quotes.",
        "generate must be a mapping (lines of key: value), but is a list. Random values for each parameter; the solution says what must come back.",
        "z in generate must be a mapping (lines of key: value), but is a list. How to make random values for one parameter: shape or like, and integers or numbers.",
        "mistakes must be a mapping (lines of key: value), but is a list. Wrong implementations that learners write, by the name of their export in mistakes.ts beside the solution, each with the sentence to read: what it looks like, and what mends it.",
        "mistake example must be text, but is a list. Text that begins with [ or - goes in quotes.",
      ]
    `);
  });
});
