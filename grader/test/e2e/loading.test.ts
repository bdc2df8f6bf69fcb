// Files that cannot run: which, where, why and what helps; and that none keeps the others from being graded.

import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Course, double, doubles, emptyFolder, firstCase, told, tinyCourse } from "./numkata.ts";

const RIGHT = "export function double(x: number): number {\n  return x * 2;\n}\n";

/** Code before a `double` that is right. */
function after(lines: string): string {
  return `${lines}\n\n${RIGHT}`;
}

function body(line: string): string {
  return `export function double(x: number): number {\n  ${line}\n}\n`;
}

test("a syntax error is shown with its line", async () => {
  expect(await double(body("return x * * 2;"))).toMatchInlineSnapshot(`
    "✗ double
      exercises/01-double/double.ts:2:14

      double.ts:2 is not valid TypeScript: Expression expected

      2 | return x * * 2;
        |            ^

      → Look at this line and the one above it for a missing or extra bracket, quote or comma.

      None of the 3 cases can run before this is fixed.
    [exit code 1]"
  `);
});

test.runIf(process.platform !== "win32")("files that are no source text", async () => {
  const outside = join(emptyFolder(), "double.ts");
  writeFileSync(outside, RIGHT);
  const linkTo =
    (target: string) =>
    (course: Course, folder: string): void =>
      symlinkSync(target, join(course.folder, folder, "double.ts"));
  const page = await doubles({
    deleted: () => {},
    "a folder": (course, folder) => mkdirSync(join(course.folder, folder, "double.ts")),
    empty: "\n",
    "only comments": "// soon\n",
    "a link out of the course": linkTo(outside),
    "a link to the solution": linkTo("../../solutions/01-double/double.ts"),
    "a link to nowhere": linkTo("nowhere.ts"),
    "a link to another file of the submission": (course, folder) => {
      course.write(`${folder}/mine.ts`, RIGHT);
      linkTo("mine.ts")(course, folder);
    },
    "the solution through a linked folder": (course, folder) => {
      course.write(`${folder}/double.ts`, 'export { double } from "./up/double.ts";\n');
      symlinkSync("../../solutions/01-double", join(course.folder, folder, "up"));
    },
    "a pipe, which would never end": (course, folder) =>
      void execFileSync("mkfifo", [join(course.folder, folder, "double.ts")]),
    "a link to a device without end": linkTo("/dev/zero"),
    "a link to itself": linkTo("double.ts"),
    "a file of another case of letters": (course, folder) => course.write(`${folder}/Double.ts`, RIGHT),
    "a zero byte": `// \0\n${RIGHT}`,
    "the line ends of old": `// 1\r// 2\r${RIGHT.replace("x *", "x * *")}`.replaceAll("\n", "\r"),
    "a link to itself that is imported": (course, folder) => {
      course.write(`${folder}/double.ts`, 'export { double } from "./mine.ts";\n');
      symlinkSync("mine.ts", join(course.folder, folder, "mine.ts"));
    },
    "an import of a name that is too long": `import "./${"x".repeat(5000)}.ts";\n${RIGHT}`,
    "an import of a name that every object has": `import "../constructor";\n${RIGHT}`,
    "an import without end": `${RIGHT}// from${" ".repeat(1_000_000)}\n`,
    "a chain of a hundred files": (course, folder) => {
      course.write(`${folder}/double.ts`, 'export { double } from "./c1.ts";\n');
      for (let at = 1; at <= 100; at += 1) {
        course.write(`${folder}/c${at}.ts`, at === 100 ? RIGHT : `export { double } from "./c${at + 1}.ts";\n`);
      }
    },
    "an endless loop behind a long text": `const x = \`${'\\\\"'.repeat(300_000)}\`;\nwhile (x !== "");\n${RIGHT}`,
    "2 MiB": `${RIGHT}// ${"x".repeat(2 * 1024 * 1024)}\n`,
    "UTF-16, as some editors save it": (course, folder) =>
      course.write(`${folder}/double.ts`, Buffer.from(`\ufeff${RIGHT}`, "utf16le")),
    "UTF-16 without a mark": (course, folder) => course.write(`${folder}/double.ts`, Buffer.from(RIGHT, "utf16le")),
    Latin1: (course, folder) => course.write(`${folder}/double.ts`, Buffer.from(`// é\n${RIGHT}`, "latin1")),
    "a byte order mark and the line ends of Windows": `\ufeff${RIGHT.replaceAll("\n", "\r\n")}`,
    "thousands of nested parentheses": `export const double = ${"(".repeat(50_000)}2${")".repeat(50_000)};\n`,
    "nothing wrong": RIGHT,
  });
  expect(page).toMatchInlineSnapshot(`
    "deleted: failed (errored, errored, failed)
      double.ts is not there. If it was renamed, rename it back. If it was deleted, this makes a new one: npx numkata stub 01-double > exercises/01-double/double.ts
    a folder: failed (errored, errored, failed)
      double.ts is a folder, not a file. Rename the folder. This makes a new one: npx numkata stub 02-double > exercises/02-double/double.ts
    empty: failed (errored, errored, failed)
      double.ts is empty. This makes a new one: npx numkata stub 03-double > exercises/03-double/double.ts
    only comments: failed (errored, errored, failed)
      double.ts exports nothing; the spec calls "double". Write \`export\` in front of it: \`export function double(...)\`, then run: npx numkata grade double
    a link out of the course: failed (errored, errored, failed)
      double.ts is a link to a place outside of the course's folder of exercises. Put the file itself there: only what lies in that folder is read.
    a link to the solution: failed (errored, errored, failed)
      double.ts is a link to a place outside of the course's folder of exercises. Put the file itself there: only what lies in that folder is read.
    a link to nowhere: failed (errored, errored, failed)
      double.ts is a link that leads nowhere. Put the file itself there.
    a link to another file of the submission: passed (passed, passed, passed)
    the solution through a linked folder: failed (errored, errored, failed)
      double.ts is a link to a place outside of the course's folder of exercises. Put the file itself there: only what lies in that folder is read.
    a pipe, which would never end: failed (errored, errored, failed)
      double.ts is not a file that can be read. Put a plain text file there.
    a link to a device without end: failed (errored, errored, failed)
      double.ts is a link to a place outside of the course's folder of exercises. Put the file itself there: only what lies in that folder is read.
    a link to itself: failed (errored, errored, failed)
      double.ts is a link that leads nowhere. Put the file itself there.
    a file of another case of letters: failed (errored, errored, failed)
      double.ts is not there, but Double.ts is. Rename it to double.ts, letter by letter.
    a zero byte: failed (errored, errored, failed)
      double.ts:1 has a character in it that no text has, a zero byte. Delete it: most editors show it as a box, or as NUL. If the file is full of them, write it anew. (1:4)
    the line ends of old: failed (errored, errored, failed)
      double.ts:4 is not valid TypeScript: Expression expected. Look at this line and the one above it for a missing or extra bracket, quote or comma. (4:14)
    a link to itself that is imported: failed (errored, errored, failed)
      mine.ts is a link that leads nowhere. Put the file itself there.
    an import of a name that is too long: failed (errored, errored, failed)
      double.ts imports "./xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", which is not there. A file's name is written with its ending: "./xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx".
    an import of a name that every object has: failed (errored, errored, failed)
      double.ts imports "../constructor", which is not there. A file's name is written with its ending: "../constructor.ts".
    an import without end: passed (passed, passed, passed)
    a chain of a hundred files: failed (errored, errored, failed)
      c33.ts was not read: an exercise can import at most 32 files. Put together what belongs together, and leave out what is not needed.
    an endless loop behind a long text: failed (errored, errored, failed)
      double.ts never finished loading. Outside of functions, look for an await that waits for nothing or a loop that never ends (double.ts:2). (2:1)
    2 MiB: failed (errored, errored, failed)
      double.ts is larger than 1024 KiB, far more than any exercise takes. Is something in it that is not code? Leave it out.
    UTF-16, as some editors save it: passed (passed, passed, passed)
    UTF-16 without a mark: failed (errored, errored, failed)
      double.ts is not saved as UTF-8 text. Save it again with the encoding UTF-8. Most editors name the encoding at the bottom of the window.
    Latin1: failed (errored, errored, failed)
      double.ts:1 is not saved as UTF-8 text. Save it again with the encoding UTF-8. Most editors name the encoding at the bottom of the window. (1:4)
    a byte order mark and the line ends of Windows: passed (passed, passed, passed)
    thousands of nested parentheses: failed (errored, errored, failed)
      double.ts is more than can be read: something in it is nested thousands of times, or very long. Look for an expression with a great many brackets, and write it shorter.
    nothing wrong: passed (passed, passed, passed)
    [exit code 1]"
  `);
});

test("code that is not TypeScript, or not TypeScript that can be run by leaving out its types", async () => {
  const page = await doubles({
    "a missing bracket at the end": "export function double(x: number): number {\n  return x * 2;\n",
    "a missing bracket behind a tab, with the line ends of Windows": body("\tconst y = (x * 2;").replaceAll(
      "\n",
      "\r\n",
    ),
    "an open string": body('return "x;'),
    Python: "def double(x):\n    return x * 2\n",
    "a name declared twice": body("const y = x;\n  const y = 2;"),
    "a name declared twice behind imports and exports": `import * as np from "numkata/np";\nexport {};\nexport const a = 1, a = 2;\n${RIGHT}`,
    "await without async": body("return await (x * 2);"),
    "an enum": after("enum Factor {\n  Two = 2,\n}"),
    "a namespace": after("namespace Factors {\n  export const two = 2;\n}"),
    "a parameter property": after("class Doubler {\n  constructor(private x: number) {}\n}"),
    "a type in angle brackets": body("return <number>(x * 2);"),
    "an import of old": after('import np = require("numkata/np");'),
    "a decorator": after("const twice = () => {};\n@twice\nclass Doubler {}"),
  });
  expect(page).toMatchInlineSnapshot(`
    "a missing bracket at the end: failed (errored, errored, failed)
      double.ts:2 is not valid TypeScript: Expected '}', got the end of the file. A bracket that was opened is never closed. Look for the one whose partner is missing. (2:16)
    a missing bracket behind a tab, with the line ends of Windows: failed (errored, errored, failed)
      double.ts:2 is not valid TypeScript: Expected ',', got ';'. Look at this line and the one above it for a missing or extra bracket, quote or comma. (2:20)
    an open string: failed (errored, errored, failed)
      double.ts:2 is not valid TypeScript: Unterminated string constant. What begins here is never closed. Add the quote, or the \`*/\`, that ends it. (2:10)
    Python: failed (errored, errored, failed)
      double.ts:1 is not valid TypeScript: Expected ';', '}' or the end of the file. \`def\` is Python. In TypeScript: \`export function name(x: number): number { ... }\` (1:5)
    a name declared twice: failed (errored, errored, failed)
      double.ts:3 is not valid TypeScript: Identifier 'y' has already been declared. Use another name, or leave out \`const\` or \`let\` where the first one is meant. (3:9)
    a name declared twice behind imports and exports: failed (errored, errored, failed)
      double.ts:3 is not valid TypeScript: Identifier 'a' has already been declared. Use another name, or leave out \`const\` or \`let\` where the first one is meant. (3:21)
    await without async: failed (errored, errored, failed)
      double.ts:2 is not valid TypeScript: await isn't allowed in non-async function. Leave out \`await\`: nothing in an exercise needs to wait. (2:10)
    an enum: failed (errored, errored, failed)
      double.ts:1 uses an enum, which cannot run as it is: numkata runs a file by leaving out its types. Use an object instead: \`const Color = { red: "red", blue: "blue" } as const;\` (1:1)
    a namespace: failed (errored, errored, failed)
      double.ts:1 uses a namespace, which cannot run as it is: numkata runs a file by leaving out its types. Use plain functions and constants: a file is already a module. (1:1)
    a parameter property: failed (errored, errored, failed)
      double.ts:2 uses a parameter property, which cannot run as it is: numkata runs a file by leaving out its types. Declare the field in the class and assign it in the constructor: \`this.x = x;\` (2:23)
    a type in angle brackets: failed (errored, errored, failed)
      double.ts:2 uses a type in angle brackets, which cannot run as it is: numkata runs a file by leaving out its types. Write \`x as T\` instead of \`<T>x\`. (2:10)
    an import of old: failed (errored, errored, failed)
      double.ts:1 uses an old form of import or export, which cannot run as it is: numkata runs a file by leaving out its types. Write \`import { name } from "..."\`, and \`export\` in front of the function. (1:1)
    a decorator: failed (errored, errored, failed)
      double.ts:2 is not valid TypeScript: Invalid or unexpected token. Look at this line and the one above it for a missing or extra bracket, quote or comma. (2:1)
    [exit code 1]"
  `);
});

test("exports that are not what the spec calls", async () => {
  const page = await doubles({
    nothing: RIGHT.replace("export ", ""),
    "a misspelt name": RIGHT.replace("double", "dobule"),
    "another case of letters": RIGHT.replace("double", "Double"),
    "the default": RIGHT.replace("export ", "export default "),
    "something else": RIGHT.replace("double", "triangle"),
    "no function": "export const double = 2;\n",
    "only a type": "export type double = number;\n",
    "too few parameters": "export function double(): number {\n  return 5;\n}\n",
    "too many parameters": "export function double(x: number, factor: number): number {\n  return x * factor;\n}\n",
    "a parameter with a default, which is not one too many":
      "export function double(x: number, factor = 3): number {\n  return x * factor;\n}\n",
    "a function called then": `${RIGHT}export const then = (resolve: () => void) => undefined;\n`,
  });
  expect(page).toMatchInlineSnapshot(`
    "nothing: failed (errored, errored, failed)
      double.ts exports nothing; the spec calls "double". Write \`export\` in front of it: \`export function double(...)\`, then run: npx numkata grade double
    a misspelt name: failed (errored, errored, failed)
      double.ts exports "dobule"; the spec calls "double". Rename it, then run: npx numkata grade double
    another case of letters: failed (errored, errored, failed)
      double.ts exports "Double"; the spec calls "double". Rename it, then run: npx numkata grade double
    the default: failed (errored, errored, failed)
      double.ts exports "default"; the spec calls "double". Leave out the word default: \`export function double(...)\`, then run: npx numkata grade double
    something else: failed (errored, errored, failed)
      double.ts exports "triangle"; the spec calls "double". Add: \`export function double(...)\`, then run: npx numkata grade double
    no function: failed (errored, errored, failed)
      double.ts exports "double", but it is not a function. Write it as: \`export function double(...) { ... }\`, then run: npx numkata grade double
    only a type: failed (errored, errored, failed)
      double.ts exports nothing; the spec calls "double". Write \`export\` in front of it: \`export function double(...)\`, then run: npx numkata grade double
    too few parameters: failed (failed, failed, failed)
      double returned 5, expected 4 (off by 1; it must match exactly). Work out the result by hand, and \`console.log\` the values between your steps: where do they part? Your double takes 0 parameters; it is called with 1: x.
    too many parameters: failed (failed, failed, failed)
      double returned NaN, expected 4. NaN comes from \`0 / 0\`, from the square root or log of a negative number, and from calculating with undefined: reading past the end of a list gives undefined, and \`undefined + 1\` is NaN. Print the values between the steps of your calculation with \`console.log\`, to see where the first one appears. Your double takes 2 parameters; it is called with 1: x.
    a parameter with a default, which is not one too many: failed (failed, failed, failed)
      double returned 6, expected 4 (off by 2; it must match exactly). Work out the result by hand, and \`console.log\` the values between your steps: where do they part?
    a function called then: passed (passed, passed, passed)
    [exit code 1]"
  `);
});

test("what happens while a file is loaded", async () => {
  const page = await doubles({
    "an exception": after("const table: number[][] = [];\ntable[0][0] = 1;"),
    "exit(0)": after("process.exit(0);"),
    "exit(7)": after("process.exit(7);"),
    "an endless loop": after("while (true) {}"),
    "an await that never settles": after("await new Promise(() => {});"),
    "an await that never settles, while something else goes on": after(
      "await new Promise(() => setInterval(() => {}, 10));",
    ),
    "an await that does settle": after("await new Promise((resolve) => setTimeout(resolve, 1));"),
    "a gigabyte printed": after('for (let i = 0; i < 1024; i++) console.log("x".repeat(1024 * 1024));'),
  });
  expect(page).toMatchInlineSnapshot(`
    "an exception: failed (errored, errored, failed)
      double.ts, while it was loaded, threw TypeError: Cannot set properties of undefined (setting '0'). It happened at double.ts:2. What stands in front of the dot or the [ ] is empty there. Reading past the end of a list gives undefined: check where your loop begins and ends. Code outside of functions runs as soon as the file is loaded. Move it into the function, or remove it. (2:13)
    exit(0): failed (errored, errored, failed)
      double.ts ended the program while it was loaded (exit code 0). Remove \`process.exit\`: a file only defines functions, and nothing has to be ended.
    exit(7): failed (errored, errored, failed)
      double.ts ended the program while it was loaded (exit code 7). Remove \`process.exit\`: a file only defines functions, and nothing has to be ended.
    an endless loop: failed (errored, errored, failed)
      double.ts never finished loading. Outside of functions, look for an await that waits for nothing or a loop that never ends (double.ts:1). (1:1)
    an await that never settles: failed (errored, errored, failed)
      double.ts never finished loading. Outside of functions, look for an await that waits for nothing or a loop that never ends.
    an await that never settles, while something else goes on: failed (errored, errored, failed)
      double.ts never finished loading. Outside of functions, look for an await that waits for nothing or a loop that never ends.
    an await that does settle: passed (passed, passed, passed)
    a gigabyte printed: failed (errored, errored, failed)
      It printed more than 4 MiB. Look for a \`console.log\` inside a loop that runs very often, or never ends.
    [exit code 1]"
  `);
});

test("imports", async () => {
  const importing =
    (specifier: string, file = "", source = "") =>
    (course: Course, folder: string): void => {
      const code = `// uses another file\nimport { two } from "${specifier}";\n\nexport const double = (x: number): number => x * two;\n`;
      course.write(`${folder}/double.ts`, code);
      if (file !== "") course.write(`${folder}/${file}`, source);
    };
  const page = await doubles({
    "a module of Node": after('import { readFileSync } from "node:fs";'),
    "a module of Node, while it runs": after('const fs = await import("fs");'),
    require: after('const fs = require("fs");'),
    numpy: after('import np from "numpy";'),
    "a name that np has not": after('import { double as twice } from "numkata/np";'),
    "the solution": 'export { double } from "../../solutions/01-double/double.ts";\n',
    "a file by its absolute path": after('import "/etc/passwd";'),
    "a file that is not there": importing("./factors.ts"),
    "a file without its ending": importing("./factors", "factors.ts", "export const two = 2;\n"),
    "a file that lacks the name": importing("./factors.ts", "factors.ts", "export const tow = 2;\n"),
    "a file that is broken": importing("./factors.ts", "factors.ts", "export const one = 1;\nexport const two = ;\n"),
    "a file that cannot run": importing(
      "./factors.ts",
      "factors.ts",
      "enum Two { two }\nexport const { two } = Two;\n",
    ),
    "a file that throws": importing("./factors.ts", "factors.ts", "export const two = 2;\nthrow new Error('no');\n"),
    "a file that is fine": importing("./factors.ts", "factors.ts", "export const two: number = 2;\n"),
    "a file of another exercise": importing("../14-double/factors.ts"),
  });
  expect(page).toMatchInlineSnapshot(`
    "a module of Node: failed (errored, errored, failed)
      double.ts imports "node:fs", which cannot be used here. An exercise can import "numkata/np" and files beside it. Everything else it needs is part of JavaScript, as Math is.
    a module of Node, while it runs: failed (errored, errored, failed)
      double.ts imports "fs", which cannot be used here. An exercise can import "numkata/np" and files beside it. Everything else it needs is part of JavaScript, as Math is.
    require: failed (errored, errored, failed)
      double.ts, while it was loaded, threw ReferenceError: require is not defined. It happened at double.ts:1. An exercise cannot read files or load modules of Node. What it needs comes with an \`import\` at the top of the file. Code outside of functions runs as soon as the file is loaded. Move it into the function, or remove it. (1:12)
    numpy: failed (errored, errored, failed)
      double.ts imports "numpy", which cannot be used here. Write: \`import * as np from "numkata/np";\`
    a name that np has not: failed (errored, errored, failed)
      double.ts:1 imports double from "numkata/np", which has nothing of that name. Check how double is spelt. Everything in np comes with one line: \`import * as np from "numkata/np";\` (1:1)
    the solution: failed (errored, errored, failed)
      double.ts imports "../../solutions/01-double/double.ts", which lies outside of the folder of exercises. Only files in that folder can be imported. Write what you need yourself: that is the exercise.
    a file by its absolute path: failed (errored, errored, failed)
      double.ts imports "/etc/passwd", which cannot be used here. An exercise can import "numkata/np" and files beside it. Everything else it needs is part of JavaScript, as Math is.
    a file that is not there: failed (errored, errored, failed)
      double.ts imports "./factors.ts", which is not there. Check the file's name and folder.
    a file without its ending: failed (errored, errored, failed)
      double.ts imports "./factors", which is not there. A file's name is written with its ending: "./factors.ts".
    a file that lacks the name: failed (errored, errored, failed)
      double.ts:2 imports two from "./factors.ts", which has nothing of that name. Check how two is spelt, and that "./factors.ts" has \`export\` in front of it. (2:1)
    a file that is broken: failed (errored, errored, failed)
      factors.ts:2 is not valid TypeScript: Expression expected. Look at this line and the one above it for a missing or extra bracket, quote or comma. (2:20)
    a file that cannot run: failed (errored, errored, failed)
      factors.ts:1 uses an enum, which cannot run as it is: numkata runs a file by leaving out its types. Use an object instead: \`const Color = { red: "red", blue: "blue" } as const;\` (1:1)
    a file that throws: failed (errored, errored, failed)
      double.ts, while it was loaded, threw Error: no. It happened at factors.ts:2. Code outside of functions runs as soon as the file is loaded. Move it into the function, or remove it. (2:7)
    a file that is fine: passed (passed, passed, passed)
    a file of another exercise: passed (passed, passed, passed)
    [exit code 1]"
  `);
});

test("a whole course of them, and one that is right", async () => {
  const course = await tinyCourse();
  course.write("exercises/01-double/double.ts", "enum A {}\n");
  course.write("exercises/02-center/center.ts", "process.exit(0);\n");
  course.write(
    "exercises/03-root/root.ts",
    'import { two } from "./two.ts";\nexport const root = (x: number) => x ** two;\n',
  );
  course.write("exercises/03-root/two.ts", "export const two = 2;\nexport const = 3;\n");
  const run = await course.run("grade");
  expect(told(run)).toMatchInlineSnapshot(`
    "A Tiny Course

    ✗ 01-double            0/3 cases    0/4 points  does not load
    ✗ 02-center            0/3 cases    0/3 points  does not load
    ✗ 03-root              0/2 cases    0/2 points  does not load

    ✗ double
      exercises/01-double/double.ts:1:1

      double.ts:1 uses an enum, which cannot run as it is: numkata runs a file by leaving out its types.

      1 | enum A {}
        | ^

      → Use an object instead: \`const Color = { red: "red", blue: "blue" } as const;\`

      None of the 3 cases can run before this is fixed.

    0 of 3 exercises pass · 0 of 9 points · 99 ms
    Next: Double
      exercises/01-double/double.ts
      npx numkata grade double
    [exit code 1]"
  `);
  expect(firstCase(told(await course.run("grade", "root")))).toMatchInlineSnapshot(`
    "✗ root
      exercises/03-root/two.ts:2:14

      two.ts:2 is not valid TypeScript: Unexpected token \`=\`. Expected yield, an identifier, [ or {

      2 | export const = 3;
        |              ^

      → Look at this line and the one above it for a missing or extra bracket, quote or comma.

      None of the 2 cases can run before this is fixed.
    [exit code 1]"
  `);
});
