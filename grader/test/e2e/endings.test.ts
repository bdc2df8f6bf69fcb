// Code that does not come back: loops, exits, floods, too much memory. One costs one case, and is told as what it is.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Course, doubles, told, tinyCourse } from "./numkata.ts";

/** A `double` that does this for the number 2, and is right for all others. */
function forTwo(statements: string): string {
  return `export function double(x: number): number {\n  if (x === 2) {\n    ${statements}\n  }\n  return x * 2;\n}\n`;
}

/** The same, in an exercise with limits of its own. */
function within(limits: string, statements: string): (course: Course, folder: string) => void {
  return (course, folder) => {
    const spec = readFileSync(join(course.folder, folder, "exercise.yaml"), "utf8");
    course.write(`${folder}/exercise.yaml`, `limits: { ${limits} }\n${spec}`);
    course.write(`${folder}/double.ts`, forTwo(statements));
  };
}

test("an endless loop costs one case, and the others keep their verdicts", async () => {
  const course = await tinyCourse();
  course.write("exercises/01-double/double.ts", forTwo("while (true) {}"));
  expect(told(await course.run("grade", "double"))).toMatchInlineSnapshot(`
    "A Tiny Course

    ✗ 01-double            2/3 cases    3/4 points  no answer in time

      ✗ two  (no answer in time)
      ✓ a negative number
      ✓ a secret number  (hidden)

    ✗ double, two
      exercises/01-double/double.ts:3:5

      No answer within 300 ms.

      3 | while (true) {}
        | ^

      input  double(2)

      → Look for a loop that never ends (double.ts:3).

    01-double does not pass yet · 3 of 4 points · 99 ms
    Next: npx numkata grade double
    [exit code 1]"
  `);
});

test("whatever a case ends with, the others keep their verdicts, and so do the next exercises", async () => {
  const page = await doubles({
    "two loops": forTwo("for (;;) {\n      for (;;) {}\n    }"),
    "a loop without a place": forTwo('/^(a+)+$/.test("a".repeat(60) + "b");'),
    "an endless recursion": forTwo("const again = (): number => again() + 1;\n    again();"),
    "a recursion that catches itself": forTwo(
      "const again = (): void => { try { again(); } finally { again(); } };\n    again();",
    ),
    "a wait for nobody": forTwo("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);"),
    "exit(0)": forTwo("process.exit(0);"),
    "exit(7)": forTwo("process.exit(7);"),
    "a gigabyte printed": forTwo('for (let i = 0; i < 1024; i++) console.log("x".repeat(1024 * 1024));'),
    "a quarter of it in one piece": within("timeoutMs: 20000", 'console.log("x".repeat(2 ** 28));'),
    "too much heap": within(
      "timeoutMs: 20000, memoryMiB: 64",
      "const hog: number[][] = [];\n    while (true) hog.push(new Array(1000).fill(x));",
    ),
    "an array of more than there is": within("timeoutMs: 20000, memoryMiB: 64", "new Float64Array(2e8).fill(x);"),
    "a text without end": within("timeoutMs: 20000", 'let s = "x";\n    while (true) s += s;'),
    "microtasks without end, which keep nobody waiting": forTwo(
      "const again = (): Promise<void> => Promise.resolve().then(again);\n    void again();",
    ),
    "a loop that is left for later": forTwo("setTimeout(() => { for (;;); }, 0);"),
    "an exit that is left for later": forTwo("queueMicrotask(() => process.exit(0));"),
    "nothing wrong": forTwo(""),
  });
  expect(page).toMatchInlineSnapshot(`
    "two loops: failed (errored, passed, passed)
      No answer within 300 ms. Look for a loop that never ends.
    a loop without a place: failed (errored, passed, passed)
      No answer within 300 ms. Look for a loop that never ends.
    an endless recursion: failed (errored, passed, passed)
      double threw RangeError: Maximum call stack size exceeded. It happened at double.ts:3. The function calls itself without an end. Check the condition that should stop it. (3:41)
    a recursion that catches itself: failed (errored, passed, passed)
      No answer within 300 ms. Look for a loop that never ends.
    a wait for nobody: failed (errored, passed, passed)
      No answer within 300 ms. Look for a loop that never ends.
    exit(0): failed (errored, passed, passed)
      The program was ended before double returned (exit code 0). Remove \`process.exit\`: a function ends with \`return\`.
    exit(7): failed (errored, passed, passed)
      The program was ended before double returned (exit code 7). Remove \`process.exit\`: a function ends with \`return\`.
    a gigabyte printed: failed (errored, passed, passed)
      It printed more than 4 MiB. Look for a \`console.log\` inside a loop that runs very often, or never ends.
    a quarter of it in one piece: failed (errored, passed, passed)
      It printed more than 4 MiB. Look for a \`console.log\` inside a loop that runs very often, or never ends.
    too much heap: failed (errored, passed, passed)
      It used more than the 64 MiB of memory that a case may use. Look for a loop that never ends, or a length that is computed wrongly (double.ts:4). (4:5)
    an array of more than there is: failed (errored, passed, passed)
      It used more than the 64 MiB of memory that a case may use. Look for a loop that never ends, or a length that is computed wrongly (double.ts:3). (3:5)
    a text without end: failed (errored, passed, passed)
      double threw RangeError: Invalid string length. It happened at double.ts:4. That takes more memory than a case may use. Look for a loop that never ends, or a length that is computed wrongly. (4:23)
    microtasks without end, which keep nobody waiting: passed (passed, passed, passed)
    a loop that is left for later: passed (passed, passed, passed)
    an exit that is left for later: passed (passed, passed, passed)
    nothing wrong: passed (passed, passed, passed)
    [exit code 1]"
  `);
});

test("nothing that is lent to learner code leads to the grader's own world", async () => {
  const kill = "main.kill(main.ppid, 'SIGKILL');";
  const page = await doubles({
    "through a function": forTwo(`const main = console.log.constructor("return process")();\n    ${kill}`),
    "through an object": forTwo(`const main = process.env.constructor.constructor("return process")();\n    ${kill}`),
    "through an error": forTwo(
      `let main: any;\n    try { structuredClone(() => {}); } catch (error: any) { main = error.constructor.constructor("return process")(); }\n    ${kill}`,
    ),
    "through the stream": forTwo(
      `const main = (console as any)._stdout.constructor.constructor("return process")();\n    ${kill}`,
    ),
    "eval is its own": forTwo('return new Function("x", "return x * 2")(x) + eval("0");'),
  });
  expect(page).toMatchInlineSnapshot(`
    "through a function: failed (errored, passed, passed)
      double threw EvalError: Code generation from strings disallowed for this context. It happened at double.ts:3. (3:30)
    through an object: failed (errored, passed, passed)
      double threw EvalError: Code generation from strings disallowed for this context. It happened at double.ts:3. (3:42)
    through an error: failed (errored, passed, passed)
      double threw EvalError: Code generation from strings disallowed for this context. It happened at double.ts:4. (4:86)
    through the stream: failed (errored, passed, passed)
      double threw EvalError: Code generation from strings disallowed for this context. It happened at double.ts:3. (3:55)
    eval is its own: passed (passed, passed, passed)
    [exit code 1]"
  `);
});
