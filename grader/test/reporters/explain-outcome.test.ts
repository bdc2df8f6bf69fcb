import { describe, expect, test } from "vitest";
import type { LoadProblem, NoValue } from "../../domain/outcome.ts";
import { NO_OUTPUT } from "../../domain/outcome.ts";
import { number } from "../../domain/value.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { at, errored, matrix, param, STUB_OUTCOME, thrown } from "./build.ts";
import { sheet, told, toldInFull } from "./told.ts";

const output = NO_OUTPUT;

function tellLoad(problem: LoadProblem): string {
  return told(errored({ kind: "could-not-load", problem, output }));
}

function tellThrown(name: string, message: string): string {
  return told(errored({ kind: "threw", error: thrown(name, message), output }));
}

/** On one line and without backticks, to look for a few words. */
function words(text: string): string {
  return text.replaceAll("`", "").replaceAll(/\s+/g, " ");
}

function tellAnything(thrownType: string, message: string): string {
  return told(errored({ kind: "threw", error: { name: "", message, frames: [], thrownType }, output }));
}

const typeError = thrown(
  "TypeError",
  "Cannot read properties of undefined (reading '0')",
  at(12, 23, "\t\tconst first = rows[i][0];"),
  at(20, 10),
  at(31, 4),
);

const endless = at(12, 3, "  while (i < n) {");

// Every kind has to have an entry, so a new one cannot be forgotten here.
const outcomes: Record<NoValue["kind"], string> = {
  threw: toldInFull(errored({ kind: "threw", error: typeError, output }), { args: [matrix([[1, 2]])] }),
  "timed-out": told(errored({ kind: "timed-out", timeoutMs: 2000, location: endless, output })),
  "out-of-memory": told(errored({ kind: "out-of-memory", memoryMiB: 512, output })),
  "too-much-output": told(errored({ kind: "too-much-output", limitBytes: 65_536, output })),
  exited: told(errored({ kind: "exited", code: 0, output })),
  crashed: told(errored({ kind: "crashed", signal: "SIGSEGV", output })),
  "broke-protocol": told(errored({ kind: "broke-protocol", detail: "a message that is not JSON", output })),
  "could-not-load": toldInFull(
    errored({ kind: "could-not-load", problem: { kind: "no-file", file: "softmax.ts" }, output }),
    { args: [number(1)] },
  ),
};

test("every outcome", () => {
  expect(sheet(outcomes)).toMatchInlineSnapshot(`
    "--- threw
    ✗ softmax, a square matrix
      exercises/06-softmax/softmax.ts:12:23

      softmax threw TypeError: Cannot read properties of undefined (reading '0')

      12 | const first = rows[i][0];
         |                     ^

      It was called from softmax.ts:20, and that from softmax.ts:31.

      input  softmax([[1, 2]])

      → What stands in front of the dot or the [ ] is empty there. Reading past the
        end of a list gives undefined: check where your loop begins and ends.

    --- timed-out
      No answer within 2000 ms.

      12 | while (i < n) {
         | ^

      → Look for a loop that never ends (softmax.ts:12).

    --- out-of-memory
      It used more than the 512 MiB of memory that a case may use.

      → Look for a loop that never ends, or a length that is computed wrongly.

    --- too-much-output
      It printed more than 64 KiB.

      → Look for a \`console.log\` inside a loop that runs very often, or never ends.

    --- exited
      The program was ended before softmax returned (exit code 0).

      → Remove \`process.exit\`: a function ends with \`return\`.

    --- crashed
      The program that ran softmax crashed (SIGSEGV).

      → Grade again. If it crashes again, look for very deep recursion or very large
        arrays.

    --- broke-protocol
      The answer could not be read, because something else was written to the place
      where the grader reads it (a message that is not JSON).

      → Print with \`console.log\` only, and hand back the result with \`return\`.

    --- could-not-load
    ✗ softmax
      exercises/06-softmax/softmax.ts

      softmax.ts is not there.

      → If it was renamed, rename it back. If it was deleted, this makes a new one:
      → npx numkata stub 06-softmax > exercises/06-softmax/softmax.ts"
  `);
});

test("an endless loop that was not found has no place", () => {
  expect(told(errored({ kind: "timed-out", timeoutMs: 2000, output }))).toMatchInlineSnapshot(`
    "  No answer within 2000 ms.

      → Look for a loop that never ends."
  `);
});

const problems: Record<LoadProblem["kind"], string> = {
  "no-file": tellLoad({ kind: "no-file", file: "softmax.ts" }),
  unreadable: tellLoad({ kind: "unreadable", file: "softmax.ts", why: "folder", detail: "" }),
  syntax: tellLoad({
    kind: "syntax",
    message: "Expected ')', got ';'",
    location: at(7, 24, "  const e = np.exp((z);"),
  }),
  unsupported: tellLoad({
    kind: "unsupported",
    message: "TypeScript enum is not supported in strip-only mode",
    location: at(3, 1, "enum Axis { rows, columns }"),
  }),
  "no-export": tellLoad({
    kind: "no-export",
    file: "softmax.ts",
    wanted: "softmax",
    exports: ["softMax"],
    isFunction: true,
  }),
  import: tellLoad({
    kind: "import",
    file: "softmax.ts",
    specifier: "mathjs",
    why: "foreign",
  }),
  threw: tellLoad({
    kind: "threw",
    error: thrown("ReferenceError", "softmax2 is not defined", at(20, 1, "softmax2([[1, 2]]);")),
  }),
  "never-finished": tellLoad({ kind: "never-finished", file: "softmax.ts" }),
  exited: tellLoad({ kind: "exited", file: "softmax.ts", code: 0 }),
};

test("every reason not to load", () => {
  expect(sheet(problems)).toMatchInlineSnapshot(`
    "--- no-file
      softmax.ts is not there.

      → If it was renamed, rename it back. If it was deleted, this makes a new one:
      → npx numkata stub 06-softmax > exercises/06-softmax/softmax.ts

    --- unreadable
      softmax.ts is a folder, not a file.

      → Rename the folder.
      → This makes a new one:
      → npx numkata stub 06-softmax > exercises/06-softmax/softmax.ts

    --- syntax
      softmax.ts:7 is not valid TypeScript: Expected ')', got ';'

      7 | const e = np.exp((z);
        |                      ^

      → Look at this line and the one above it for a missing or extra bracket, quote
        or comma.

    --- unsupported
      softmax.ts:3 uses an enum, which cannot run as it is: numkata runs a file by
      leaving out its types.

      3 | enum Axis { rows, columns }
        | ^

      → Use an object instead:
        \`const Color = { red: "red", blue: "blue" } as const;\`

    --- no-export
      softmax.ts exports "softMax"; the spec calls "softmax".

      → Rename it, then run: npx numkata grade softmax

    --- import
      softmax.ts imports "mathjs", which cannot be used here.

      → An exercise can import "numkata/np" and files beside it. Everything else it
        needs is part of JavaScript, as Math is.

    --- threw
      softmax.ts, while it was loaded, threw ReferenceError: softmax2 is not defined

      20 | softmax2([[1, 2]]);
         | ^

      → Check how softmax2 is spelt, and that it is declared with \`const\` or \`let\`,
        or imported, before this line.
      → Code outside of functions runs as soon as the file is loaded. Move it into
        the function, or remove it.

    --- never-finished
      softmax.ts never finished loading.

      → Outside of functions, look for an await that waits for nothing or a loop
        that never ends.

    --- exited
      softmax.ts ended the program while it was loaded (exit code 0).

      → Remove \`process.exit\`: a file only defines functions, and nothing has to be
        ended."
  `);
});

describe("exports", () => {
  test.each<{ exports: string[]; isFunction?: boolean; says: string }>([
    { exports: [], says: 'softmax.ts exports nothing; the spec calls "softmax".' },
    { exports: ["softmax"], isFunction: false, says: 'exports "softmax", but it is not a function.' },
    { exports: ["default"], says: "Leave out the word default" },
    { exports: ["helper", "sofmax"], says: 'exports "sofmax"; the spec calls "softmax".' },
    { exports: ["helper", "other"], says: 'exports "helper" and "other"; the spec calls "softmax".' },
    { exports: ["\u001b[2J"], says: 'exports "\\u001b[2J"' },
  ])("$exports", ({ exports, isFunction = true, says }) => {
    expect(
      words(tellLoad({ kind: "no-export", file: "softmax.ts", wanted: "softmax", exports, isFunction })),
    ).toContain(says);
  });
});

describe("TypeScript that cannot be stripped", () => {
  test.each([
    {
      message: "TypeScript namespace declaration is not supported in strip-only mode",
      says: "a file is already a module",
    },
    { message: "TypeScript parameter property is not supported in strip-only mode", says: "this.x = x;" },
    {
      message: "TypeScript import equals declaration is not supported in strip-only mode",
      says: "Write import { name }",
    },
    { message: "TypeScript angle-bracket type assertions are not supported", says: "x as T" },
    { message: "Decorators are not supported", says: "Call a function instead." },
    { message: "Something new", says: "plain JavaScript with types" },
  ])("$message", ({ message, says }) => {
    expect(words(tellLoad({ kind: "unsupported", message, location: at(1, 1) }))).toContain(says);
  });
});

describe("imports", () => {
  test.each([
    { specifier: "numpy", why: "foreign", says: 'import * as np from "numkata/np";' },
    { specifier: "node:fs", why: "foreign", says: "files beside it" },
    { specifier: "lodash", why: "foreign", says: 'imports "lodash", which cannot be used here. →' },
    {
      specifier: "./helper",
      why: "missing",
      says: 'which is not there. → A file\'s name is written with its ending: "./helper.ts".',
    },
    { specifier: "./helper.js", why: "missing", says: '"./helper.ts"' },
    { specifier: "./helper.ts", why: "missing", says: "Check the file's name and folder." },
    {
      specifier: "../../solutions/x.ts",
      why: "outside",
      says: "lies outside of the folder of exercises. → Only files",
    },
  ] as const)("$specifier", ({ specifier, why, says }) => {
    expect(words(tellLoad({ kind: "import", file: "softmax.ts", specifier, why }))).toContain(says);
  });
});

describe("files that cannot be read", () => {
  test.each([
    { why: "folder", detail: "", says: "softmax.ts is a folder, not a file. → Rename the folder." },
    { why: "empty", detail: "", says: "softmax.ts is empty. → This makes a new one: → npx numkata stub 06-softmax >" },
    { why: "outside", detail: "", says: "a link to a place outside" },
    {
      why: "not-regular",
      detail: "",
      says: "softmax.ts is not a file that can be read. → Put a plain text file there.",
    },
    { why: "too-large", detail: "1024 KiB", says: "softmax.ts is larger than 1024 KiB" },
    { why: "not-utf-8", detail: "", says: "softmax.ts is not saved as UTF-8 text. → Save it again" },
    { why: "too-deep", detail: "", says: "nested thousands of times" },
    { why: "refused", detail: "EACCES", says: "softmax.ts could not be read: EACCES → Check that you may open it." },
  ] as const)("$why", ({ why, detail, says }) => {
    expect(words(tellLoad({ kind: "unreadable", file: "softmax.ts", why, detail }))).toContain(says);
  });

  test("no new one is offered for a file that no spec makes", () => {
    expect(tellLoad({ kind: "unreadable", file: "06-softmax/helper.ts", why: "empty", detail: "" })).not.toContain(
      "stub",
    );
  });
});

describe("syntax", () => {
  test.each([
    { message: "Expected '}', got '<eof>'", says: "Expected '}', got the end of the file 1 | }" },
    { message: "Expected '}', got '<eof>'", says: "A bracket that was opened is never closed." },
    { message: "Identifier 'y' has already been declared", says: "Use another name" },
    { message: "await isn't allowed in non-async function", says: "Leave out await" },
    { message: "Unterminated template", says: "never closed" },
    { source: "def softmax(z):", says: "def is Python." },
    { source: "# sum the rows", says: "A comment begins with //" },
    { source: "  elif x > 0:", says: "} else if (...) {" },
    { source: "for i in range(3):", says: "for (let i = 0; i < n; i++)" },
    { source: "while x > 0:", says: "in parentheses" },
    { source: "const f = lambda x: x * 2", says: "(x) => x * 2" },
    { source: "if (a and b) {", says: "and is &&" },
    { source: 'const s = "this and that" "x";', says: "missing or extra bracket" },
    { source: "const s = ;", says: "missing or extra bracket" },
  ])("$message $source", ({ message = "Expression expected", source = "}", says }) => {
    expect(words(tellLoad({ kind: "syntax", message, location: at(1, 1, source) }))).toContain(says);
  });
});

test("a name that a module does not have", () => {
  const message = "The requested module 'numkata/np' does not provide an export named 'summ'";
  const location = at(1, 15, 'import { abs, summ } from "numkata/np";');
  expect(tellLoad({ kind: "syntax", message, location })).toMatchInlineSnapshot(`
    "  softmax.ts:1 imports summ from "numkata/np", which has nothing of that name.

      1 | import { abs, summ } from "numkata/np";
        |               ^

      → Check how summ is spelt. Everything in np comes with one line:
        \`import * as np from "numkata/np";\`"
  `);
});

describe("exceptions", () => {
  test.each([
    { name: "ReferenceError", message: "np is not defined", says: 'import * as np from "numkata/np";' },
    { name: "ReferenceError", message: "len is not defined", says: "In TypeScript it is x.length." },
    { name: "ReferenceError", message: "shifted is not defined", says: "Check how shifted is spelt" },
    { name: "ReferenceError", message: "Cannot access 'e' before initialization", says: "Move the declaration up" },
    { name: "TypeError", message: "z.map(...).sum is not a function", says: "cannot be called" },
    { name: "TypeError", message: "z is not iterable", says: "a single number is not" },
    { name: "TypeError", message: "Assignment to constant variable.", says: "Declare it with let" },
    { name: "RangeError", message: "Maximum call stack size exceeded", says: "calls itself without an end" },
    { name: "RangeError", message: "Invalid array length", says: "how that length is computed" },
    { name: "TypeError", message: "Cannot mix BigInt and other types", says: "5, not 5n" },
    { name: "TypeError", message: "Cannot assign to read only property '0'", says: "Make a new list" },
  ])("$message", ({ name, message, says }) => {
    expect(words(tellThrown(name, message))).toContain(says);
  });

  test("one of np speaks for itself", () => {
    expect(
      tellThrown("Error", "np.divide: shapes (2,5) and (2,) do not broadcast; did you mean keepdims: true in the sum?"),
    ).toMatchInlineSnapshot(`
      "  softmax threw Error: np.divide: shapes (2,5) and (2,) do not broadcast; did
        you mean keepdims: true in the sum?"
    `);
  });

  test("what is thrown need not be an Error, nor have a message", () => {
    expect(tellAnything("string", "too few rows")).toMatchInlineSnapshot(`
      "  softmax threw a string: too few rows

        → Throw an Error, so that it carries a message and its place:
          \`throw new Error("what is wrong")\`."
    `);
    expect(tellAnything("undefined", "undefined")).toMatchInlineSnapshot(`
      "  softmax threw undefined

        → Throw an Error, so that it carries a message and its place:
          \`throw new Error("what is wrong")\`."
    `);
    expect(tellAnything("object", "{}")).toMatchInlineSnapshot(`
      "  softmax threw an object: {}

        → Throw an Error, so that it carries a message and its place:
          \`throw new Error("what is wrong")\`."
    `);
    expect(tellThrown("Error", "")).toMatchInlineSnapshot(`"  softmax threw Error: (without a message)"`);
  });

  test("the stub's own line", () => {
    expect(toldInFull(errored(STUB_OUTCOME), {}, { status: "not-started" })).toMatchInlineSnapshot(`
      "· softmax
        exercises/06-softmax/softmax.ts:5:9

        Not started: the line \`throw new Error("not implemented")\` is still there.

        5 | throw new Error("not implemented");
          |       ^

        Turn each row of scores into probabilities.

        → Replace that line by your own code."
    `);
  });
});

describe("an error was expected", () => {
  const throws = {
    case: { expectation: { kind: "throws", error: { message: { kind: "contains", text: "2-d" } } } },
  } as const;

  test("none came", () => {
    const verdict: Verdict = { kind: "failed-to-throw", got: { kind: "returned", value: matrix([[1, 2]]) } };
    expect(told(verdict, { ...throws, args: [number(1)] })).toMatchInlineSnapshot(`
      "  softmax returned an array of shape (1, 2), but should throw an error with
        "2-d" in its message.

        It returned [[1, 2]].

        input  softmax(1)

        → Check the input at the beginning: \`if (...) throw new Error("...");\`"
    `);
  });

  test("none came, but a number that says it all", () => {
    const verdict: Verdict = { kind: "failed-to-throw", got: { kind: "returned", value: number(Number.NaN) } };
    expect(told(verdict, throws)).not.toContain("It returned NaN");
  });

  test("the stub's own came", () => {
    const error = thrown("Error", "not implemented", at(5, 9));
    const verdict: Verdict = { kind: "failed-to-throw", got: { kind: "threw", error } };
    expect(words(told(verdict, throws))).toContain("Not started: the line");
  });

  test("one came that says something else", () => {
    const error = thrown("Error", "no", at(5, 9));
    const verdict: Verdict = { kind: "failed-to-throw", got: { kind: "threw", error } };
    expect(words(told(verdict, throws))).toContain('→ Write: throw new Error("... 2-d ...");');
  });

  test("another came", () => {
    const error = thrown("TypeError", "z.map is not a function", at(4, 12, "  return z.map((row) => row);"));
    const pattern = {
      kind: "throws",
      error: { name: "RangeError", message: { kind: "matches", source: "2-?d", flags: "i" } },
    } as const;
    const verdict: Verdict = { kind: "failed-to-throw", got: { kind: "threw", error } };
    expect(told(verdict, { case: { expectation: pattern }, args: [number(1)] })).toMatchInlineSnapshot(`
      "  softmax threw TypeError: z.map is not a function

        4 | return z.map((row) => row);
          |          ^

        An error is right for this input, but it should be a RangeError whose message
        matches /2-?d/i.

        input  softmax(1)

        → Write: \`throw new RangeError("...");\`"
    `);
  });
});

describe("around the verdict", () => {
  const verdict = errored({ kind: "timed-out", timeoutMs: 2000, output });

  test("changed inputs and parameters that were left out", () => {
    const exercise = {
      declaredParams: 1,
      exercise: {
        signature: { name: "softmax", params: [param("z"), param("axis")], returns: param("result"), pure: false },
      },
    };
    expect(told(verdict, { changed: ["z"] }, exercise)).toMatchInlineSnapshot(`
      "  No answer within 2000 ms.

        It changes its input z: whoever calls it may still need it. Work on a copy,
        for example \`np.array(z)\`.
        Your softmax takes 1 parameter; it is called with 2: z and axis.

        → Look for a loop that never ends."
    `);
    expect(told(verdict, { changed: ["z", "axis"] })).toContain("It changes its inputs z and axis");
  });

  test("what the learner printed, and the generated input", () => {
    const inputs = { kind: "generated", generators: [], runs: 20, seed: 7 } as const;
    expect(
      told(verdict, {
        case: { inputs },
        args: [matrix([[0, 1]])],
        replay: { run: 3, runs: 20, seed: 7 },
        output: { text: "e =\n[[1 2]]\n", truncated: true },
      }),
    ).toMatchInlineSnapshot(`
      "  No answer within 2000 ms.

        input  softmax([[0, 1]])
        This is the first random input that fails (run 3 of 20, seed 7). Grading again
        tries the same inputs.

        You printed:
          e =
          [[1 2]]
          … and more, which is not kept

        → Look for a loop that never ends."
    `);
  });

  test("a case for which there was no process is nobody's mistake either", () => {
    expect(toldInFull({ kind: "skipped", reason: "no process (spawn EAGAIN)", owner: "machine" }, {}))
      .toMatchInlineSnapshot(`
        "· softmax, a square matrix
          exercises/06-softmax/softmax.ts

          Not run: no process (spawn EAGAIN)

          → This is not about your code. Too many programs may be running, or memory be
            short: close some, then grade again."
      `);
  });

  test("a case that was not run is nobody's mistake", () => {
    expect(toldInFull({ kind: "skipped", reason: "the solution gave no answer for this input" }, {}))
      .toMatchInlineSnapshot(`
      "· softmax, a square matrix
        exercises/06-softmax/softmax.ts

        Not run: the solution gave no answer for this input

        → This is not about your code. Tell the people who made this course."
    `);
  });
});
