// Text, truth, objects, lists and errors, each in an exercise of its own, from the spec to what a learner reads: every
// wrong answer is an exercise, and all of them are graded in one run.

import { expect, test } from "vitest";
import { stubText } from "../../spec/stub.ts";
import { exerciseOf } from "../spec/specs.ts";
import { coldCourse, told } from "./numkata.ts";

type Kind = {
  readonly returns: string;
  readonly expects: string;
  /** Bodies of functions: the first is right, the others are not. */
  readonly bodies: readonly [right: string, ...wrong: readonly string[]];
};

const LONG =
  "the quick brown fox jumps over the lazy dog and then it goes on for a long while until it ends right here, where nobody would look for it";

const KINDS: Readonly<Record<string, Kind>> = {
  text: {
    returns: "string",
    expects: 'expected: "dlrow olleh"',
    bodies: [
      'return "dlrow olleh"',
      'return "dlrow ollen"',
      'return "dlrow olleh "',
      'return "Dlrow olleh"',
      'return ""',
      'return "dlrow"',
      'return "dlrow olleh, said he"',
      'return "dlrow oll\\u0435h"',
      "return 5",
    ],
  },
  paragraph: {
    returns: "string",
    expects: `expected: "${LONG}\\nZo\\u00eb"`,
    bodies: [
      `return "${LONG}\\nZo\\u00eb"`,
      `return "${LONG.replace("right", "left")}\\nZo\\u00eb"`,
      `return "${LONG}\\r\\nZo\\u00eb"`,
      `return "${LONG} Zo\\u00eb"`,
      `return "${LONG}\\nZoe\\u0308"`,
      `return "${LONG}\\nZo"`,
      `return "${LONG}\\nJo"`,
    ],
  },
  truth: {
    returns: "boolean",
    expects: "expected: true",
    bodies: ["return true", "return false", "return 1", 'return "true"', "return [true]", "return null"],
  },
  truths: {
    returns: "list",
    expects: "expected: [true, false]",
    bodies: ["return [true, false]", "return [true, true]", "return [1, 0]", "return [true]", 'return "true"'],
  },
  object: {
    returns: "object",
    expects: "expected: { mean: 2.5, ok: true, names: [1, a] }",
    bodies: [
      'return { names: [1, "a"], ok: true, mean: 2.5 }',
      "return { mean: 2.5, ok: true }",
      'return { mean: 2.5, ok: true, Names: [1, "a"] }',
      'return { mean: 2.5, ok: 1, names: [1, "a"] }',
      'return { mean: 2, ok: true, names: [1, "a"] }',
      'return { mean: 2.5, ok: true, names: [1, "b"] }',
      "return { mean: 2.5, ok: true, names: [] }",
      'return new Map([["mean", 2.5]])',
      "return [2.5, 1]",
    ],
  },
  list: {
    returns: "list",
    expects: "expected: [a, b, c]",
    bodies: [
      'return ["a", "b", "c"]',
      'return ["a", "c", "b"]',
      'return ["a", "b"]',
      "return []",
      'return ["a", , "c"]',
      "return [1, 2, 3]",
      'return "abc"',
    ],
  },
  rows: {
    returns: "list",
    expects: "expected: [[1], [1, 2]]",
    bodies: ["return [[1], [1, 2]]", "return [[1], [1, 3]]", "return [[1], [1]]", "return [[1]]", "return [1, [1, 2]]"],
  },
  nothing: {
    returns: '["null", list]',
    expects: "expected: null",
    bodies: ["return null", "return []", 'return "null"', "return undefined"],
  },
  error: {
    returns: "number",
    expects: "throws: { name: RangeError, message: too small }",
    bodies: [
      'throw new RangeError("far too small")',
      "return 3",
      'throw new RangeError("too large")',
      'throw new Error("too small")',
      'throw "too small"',
    ],
  },
};

const PARAMS = {
  text: ["string", "hello world", "s: string"],
  truth: ["boolean", "true", "b: boolean"],
  list: ["list", "[1, [2, a]]", "l: unknown[]"],
  object: ["object", "{ a: [[1], [2, 3]] }", "o: Record<string, unknown>"],
} as const;

function specOf(name: string, { returns, expects }: Kind): string {
  const params = Object.values(PARAMS);
  return `title: ${name}
summary: Give back what is asked for.
prompt: It.
function:
  name: it
  params:
${params.map(([type, , typed]) => `    ${typed.charAt(0)}: { type: ${type}, about: it }`).join("\n")}
  returns: { type: ${returns}, about: what is asked for }
  pure: true
cases:
  - name: one
    args: { ${params.map(([, value, typed]) => `${typed.charAt(0)}: ${value}`).join(", ")} }
    ${expects}
`;
}

test("a stub has their types", () => {
  const signatures = Object.entries(KINDS).map(
    ([name, kind]) => /^export .*$/mu.exec(stubText(exerciseOf(specOf(name, kind))))?.[0],
  );
  expect(signatures.slice(0, 5).concat(signatures.at(-2)).join("\n")).toMatchInlineSnapshot(`
    "export function it(s: string, b: boolean, l: unknown[], o: Record<string, unknown>): string {
    export function it(s: string, b: boolean, l: unknown[], o: Record<string, unknown>): string {
    export function it(s: string, b: boolean, l: unknown[], o: Record<string, unknown>): boolean {
    export function it(s: string, b: boolean, l: unknown[], o: Record<string, unknown>): unknown[] {
    export function it(s: string, b: boolean, l: unknown[], o: Record<string, unknown>): Record<string, unknown> {
    export function it(s: string, b: boolean, l: unknown[], o: Record<string, unknown>): null | unknown[] {"
  `);
});

test("the right ones pass, and what is wrong is said in their own terms", async () => {
  const course = coldCourse();
  const names: (readonly [id: string, body: string])[] = [];
  for (const [name, kind] of Object.entries(KINDS)) {
    for (const [at, body] of kind.bodies.entries()) {
      const id = `${10 + names.length}-${name}-${at}`;
      names.push([id, body]);
      course.write(`exercises/${id}/exercise.yaml`, specOf(name, kind));
      course.write(
        `exercises/${id}/it.ts`,
        `export function it(s: any, b: any, l: any, o: any): any {\n  ${body};\n}\n`,
      );
    }
  }
  const run = await course.run("grade", "--json", ...names.map(([id]) => id));
  if (run.err !== "") throw new Error(told(run));
  const { exercises }: { exercises: readonly { id: string; cases: readonly { status: string; message: string }[] }[] } =
    JSON.parse(run.out);
  const said = exercises.map(({ id, cases: [first] }, index) => {
    const kind = id.replace(/^\d+-/u, "").replace(/-0$/u, " right").replace(/-\d+$/u, "");
    return `${kind}: ${names[index]?.[1].replace(LONG, "...")}\n  ${first?.status === "passed" ? "passed" : first?.message}`;
  });
  expect(said.join("\n")).toMatchInlineSnapshot(`
    "text right: return "dlrow olleh"
      passed
    text: return "dlrow ollen"
      it returned a string that differs from the expected one. The first 10 characters are the same.
    text: return "dlrow olleh "
      it returned a string that differs from the expected one. They differ only in the spaces at the beginning or the end.
    text: return "Dlrow olleh"
      it returned a string that differs from the expected one. They differ only in capital and small letters.
    text: return ""
      it returned a string that differs from the expected one. Yours is empty.
    text: return "dlrow"
      it returned a string that differs from the expected one. Yours ends after the first 5 characters; up to there it is right.
    text: return "dlrow olleh, said he"
      it returned a string that differs from the expected one. Yours goes on after the first 11 characters, and the expected one ends there.
    text: return "dlrow oll\\u0435h"
      it returned a string that differs from the expected one. The first 9 characters are the same. Then comes "е" (U+0435), which is not the letter "e".
    text: return 5
      it returned a number, expected a string.
    paragraph right: return "...\\nZo\\u00eb"
      passed
    paragraph: return "the quick brown fox jumps over the lazy dog and then it goes on for a long while until it ends left here, where nobody would look for it\\nZo\\u00eb"
      it returned a string that differs from the expected one. The first 95 characters are the same.
    paragraph: return "...\\r\\nZo\\u00eb"
      it returned a string that differs from the expected one. They differ only in how their lines end: with \`\\n\`, or with \`\\r\` too.
    paragraph: return "... Zo\\u00eb"
      it returned a string that differs from the expected one. They differ only in their spaces and line breaks.
    paragraph: return "...\\nZoe\\u0308"
      it returned a string that differs from the expected one. They look alike, but some letters are written with other characters: \`text.normalize()\` makes them the same.
    paragraph: return "...\\nZo"
      it returned a string that differs from the expected one. Yours ends after the first 140 characters; up to there it is right.
    paragraph: return "...\\nJo"
      it returned a string that differs from the expected one. Line 2 is the first that differs.
    truth right: return true
      passed
    truth: return false
      it returned false, expected true. Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
    truth: return 1
      it returned a number, expected a boolean. A comparison such as \`a > b\` gives the true or false that is wanted; 1 and 0 are numbers.
    truth: return "true"
      it returned a string, expected a boolean. Return \`true\` or \`false\` itself, without quotes.
    truth: return [true]
      it returned a boolean array of shape (1,), expected a boolean. The value is wrapped in a list. Return the value itself: \`result[0]\` instead of \`result\`.
    truth: return null
      it returned null, expected a boolean. \`null\` means "nothing here". Return the value that you computed instead.
    truths right: return [true, false]
      passed
    truths: return [true, true]
      1 of 2 elements differs. [1] is true, expected false. Work out [1] by hand, and \`console.log\` the values between your steps: where do they part?
    truths: return [1, 0]
      it returned an array of shape (2,), expected a boolean array of shape (2,). A comparison such as \`a > b\` gives the true or false that is wanted; 1 and 0 are numbers.
    truths: return [true]
      it returned a boolean array of shape (1,), expected (2,). The length is 1 instead of 2. One off: check where your loop begins and ends.
    truths: return "true"
      it returned a string, expected a boolean array of shape (2,). Return a list of \`true\` and \`false\`, without quotes.
    object right: return { names: [1, "a"], ok: true, mean: 2.5 }
      passed
    object: return { mean: 2.5, ok: true }
      The object that it returned lacks the key "names".
    object: return { mean: 2.5, ok: true, Names: [1, "a"] }
      The object that it returned lacks the key "names" and has the key "Names", which is not expected. Is "Names" meant to be "names"?
    object: return { mean: 2.5, ok: 1, names: [1, "a"] }
      result.ok is a number, expected a boolean. A comparison such as \`a > b\` gives the true or false that is wanted; 1 and 0 are numbers.
    object: return { mean: 2, ok: true, names: [1, "a"] }
      result.mean is 2, expected 2.5 (off by 0.5, allowed 2.5e-9). Work out result.mean by hand, and \`console.log\` the values between your steps: where do they part?
    object: return { mean: 2.5, ok: true, names: [1, "b"] }
      result.names[1] is a string that differs from the expected one. They differ from the first character on.
    object: return { mean: 2.5, ok: true, names: [] }
      result.names is an empty list, expected 2 items.
    object: return new Map([["mean", 2.5]])
      it returned an object of type Map, expected an object. \`Object.fromEntries(map)\` makes a plain object of a Map.
    object: return [2.5, 1]
      it returned an array of shape (2,), expected an object. Put the results into one object with the keys "mean", "ok" and "names".
    list right: return ["a", "b", "c"]
      passed
    list: return ["a", "c", "b"]
      result[1] is a string that differs from the expected one. They differ from the first character on.
    list: return ["a", "b"]
      it returned a list of 2 items, expected 3. One off: check where your loop begins and ends.
    list: return []
      it returned an empty list, expected 3 items.
    list: return ["a", , "c"]
      result[1] is undefined, expected a string. Nothing was stored at result[1]. Is an index off by one, or a key misspelt?
    list: return [1, 2, 3]
      result[0] is a number, expected a string.
    list: return "abc"
      it returned a string, expected a list of 3 items.
    rows right: return [[1], [1, 2]]
      passed
    rows: return [[1], [1, 3]]
      1 of 2 elements of result[1] differs. [1] is 3, expected 2 (off by 1; it must match exactly). Work out result[1][1] by hand, and \`console.log\` the values between your steps: where do they part?
    rows: return [[1], [1]]
      result[1] is an array of shape (1,), expected (2,). The length is 1 instead of 2. One off: check where your loop begins and ends.
    rows: return [[1]]
      it returned a list of 1 item, expected 2. One off: check where your loop begins and ends.
    rows: return [1, [1, 2]]
      result[0] is a number, expected an array of shape (1,). Everything was put together into one number. Say along which axis to work: \`np.sum(x, { axis: 1 })\` gives one number for each row, \`{ axis: 0 }\` one for each column.
    nothing right: return null
      passed
    nothing: return []
      it returned an empty list, expected null.
    nothing: return "null"
      it returned a string, expected null. Return \`null\` itself, without quotes.
    nothing: return undefined
      it returned undefined, expected null. Is the \`return\` missing? A function with braces gives back only what follows \`return\`; \`console.log\` shows a value but does not return it.
    error right: throw new RangeError("far too small")
      passed
    error: return 3
      it returned a number, but should throw a RangeError with "too small" in its message. It returned 3. Check the input at the beginning: \`if (...) throw new RangeError("...");\`
    error: throw new RangeError("too large")
      it threw RangeError: too large. It happened at it.ts:2. An error is right for this input, but it should be a RangeError with "too small" in its message. Write: \`throw new RangeError("... too small ...");\`
    error: throw new Error("too small")
      it threw Error: too small. It happened at it.ts:2. An error is right for this input, but it should be a RangeError with "too small" in its message. Write: \`throw new RangeError("... too small ...");\`
    error: throw "too small"
      it threw a string: too small. An error is right for this input, but it should be a RangeError with "too small" in its message. Write: \`throw new RangeError("... too small ...");\`"
  `);
});

test("two long texts are shown from where they part", async () => {
  const course = coldCourse();
  const { paragraph } = KINDS;
  if (paragraph === undefined) throw new Error("no such kind");
  course.write("exercises/10-paragraph/exercise.yaml", specOf("paragraph", paragraph));
  course.write("exercises/10-paragraph/it.ts", `export function it(): string {\n  ${paragraph.bodies[1]};\n}\n`);
  expect(told(await course.run("grade", "paragraph"))).toMatchInlineSnapshot(`
    "A Tiny Course

    ✗ 10-paragraph         0/1 cases    0/1 points  wrong text

      ✗ one  (wrong text)

    ✗ it, one
      exercises/10-paragraph/it.ts

      it returned a string that differs from the expected one.

      yours     …"ong while until it ends left here, where nobody would look for it\\nZoë"
      expected  …"ong while until it ends right here, where nobody would look for it\\nZoë"

      The first 95 characters are the same.

      input  it("hello world", true, [1, [2, "a"]], { a: [[1], [2, 3]] })

      Your it takes 0 parameters; it is called with 4: s, b, l and o.

    10-paragraph does not pass yet · 0 of 1 point · 99 ms
    Next: npx numkata grade paragraph
    [exit code 1]"
  `);
});
