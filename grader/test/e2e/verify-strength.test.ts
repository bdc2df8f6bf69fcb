// numkata verify: what an author reads, and gets, where the cases do not notice a solution that was made wrong.

import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, test } from "vitest";
import { type Course, told, tinyCourse } from "./numkata.ts";

const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));
const CENTER = "exercises/02-center/exercise.yaml";
const ROOT = "exercises/03-root/exercise.yaml";

/** A course in which only the first case of `center` and of `root` is left, and asks little. */
async function weakCourse(more = ""): Promise<Course> {
  const course = await tinyCourse();
  const center = textOf(course, CENTER).split("  - name: any numbers")[0] ?? "";
  course.write(CENTER, center.replace("[1, 2, 6]", "[0, 3, 6]").replace("[-2, -1, 3]", "[-3, 0, 3]"));
  const root = textOf(course, ROOT).split("  - name: a negative number")[0] ?? "";
  course.write(ROOT, root.replace("x: 9", "x: 1").replace("expected: 3", "expected: 1") + more);
  return course;
}

function textOf(course: Course, path: string): string {
  return readFileSync(join(course.folder, path), "utf8");
}

test.concurrent("survivors, each with a difference, and the cases that notice them", async ({ expect }) => {
  const course = await weakCourse();
  expect(told(await course.run("verify", "center", "root"))).toMatchInlineSnapshot(`
    "✗ 02-center           2 problems, strength 76 % (10 of 13 mutants)
        No case notices this mutant of the solution:
          center.ts:5:38, another number
            - const near = np.subtract(v, v.item(0));
            + const near = np.subtract(v, v.item(1));
        Add this case, or have it added by \`npx numkata verify 02-center --fix\`.
          - name: an array of shape (1,), all zeros
            args: { v: [0] }
            expected: [0]
        No case notices these 2 mutants of the solution:
          center.ts:5:16, one of two operands left out
            - const near = np.subtract(v, v.item(0));
            + const near = v;
          center.ts:5:19, another operation
            - const near = np.subtract(v, v.item(0));
            + const near = np.add(v, v.item(0));
        Add this case, or have it added by \`npx numkata verify 02-center --fix\`. It asks more than the
          cases that count, so it is a stretch case; without \`extra\` it counts too.
          - name: an array of shape (2,), with large numbers
            args: { v: [1.5e+308, 1.5e+308] }
            expected: [0, 0]
            extra: true
    ✗ 03-root             1 problem, strength 28 % (2 of 7 mutants)
        No case notices these 5 mutants of the solution:
          root.ts:1:42, an argument given back as it came
            - export function root(x: number): number {
            + export function root(x: number): number { return x;
          root.ts:2:18, a call left out
            - const result = Math.sqrt(x);
            + const result = x;
          root.ts:2:23, another function
            - const result = Math.sqrt(x);
            + const result = Math.cbrt(x);
          root.ts:3:7, another condition
            - if (Number.isNaN(result)) throw new RangeError(\`a negative number has no square root:
            - \${x}\`);
            + if (false) throw new RangeError(\`a negative number has no square root: \${x}\`);
          root.ts:3:29, a statement left out
            - if (Number.isNaN(result)) throw new RangeError(\`a negative number has no square root:
            - \${x}\`);
            + if (Number.isNaN(result)) ;
        Add this case, or have it added by \`npx numkata verify 03-root --fix\`.
          - name: the number -1
            args: { x: -1 }
            throws: { name: RangeError }

    2 of 2 exercises need work.
    [exit code 1]"
  `);
});

test.concurrent("the same as JSON", async ({ expect }) => {
  const course = await weakCourse();
  const { out, code } = await course.run("verify", "root", "--json");
  expect(code).toBe(1);
  expect(told({ code, err: "", out })).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "course": {
        "title": "A Tiny Course",
        "folder": "<course>"
      },
      "exercises": [
        {
          "id": "03-root",
          "cases": 1,
          "mistakes": 0,
          "strength": {
            "percent": 28,
            "mutants": 7,
            "noticed": 2,
            "equivalent": 0
          },
          "tolerance": {
            "rtol": 1e-9,
            "atol": 1e-12,
            "rounding": 0,
            "float32": 0
          },
          "findings": [
            {
              "kind": "unnoticed",
              "message": "No case notices these 5 mutants of the solution.",
              "survivors": [
                {
                  "id": "export function root(x: number): number {[+ return x;]",
                  "operator": "early-return",
                  "meaning": "an argument given back as it came",
                  "line": 1,
                  "column": 42,
                  "difference": [
                    "- export function root(x: number): number {",
                    "+ export function root(x: number): number { return x;"
                  ]
                },
                {
                  "id": "const result = [Math.sqrt(x) -> x];",
                  "operator": "dropped-call",
                  "meaning": "a call left out",
                  "line": 2,
                  "column": 18,
                  "difference": [
                    "- const result = Math.sqrt(x);",
                    "+ const result = x;"
                  ]
                },
                {
                  "id": "const result = Math.[sqrt -> cbrt](x);",
                  "operator": "function",
                  "meaning": "another function",
                  "line": 2,
                  "column": 23,
                  "difference": [
                    "- const result = Math.sqrt(x);",
                    "+ const result = Math.cbrt(x);"
                  ]
                },
                {
                  "id": "if ([Number.isNaN(result) -> false]) throw new RangeError(\`a negative number has no square root: \${x}\`);",
                  "operator": "condition",
                  "meaning": "another condition",
                  "line": 3,
                  "column": 7,
                  "difference": [
                    "- if (Number.isNaN(result)) throw new RangeError(\`a negative number has no square root: \${x}\`);",
                    "+ if (false) throw new RangeError(\`a negative number has no square root: \${x}\`);"
                  ]
                },
                {
                  "id": "if (Number.isNaN(result)) [throw new RangeError(\`a negati…er has no square root: \${x}\`); -> ;]",
                  "operator": "statement",
                  "meaning": "a statement left out",
                  "line": 3,
                  "column": 29,
                  "difference": [
                    "- if (Number.isNaN(result)) throw new RangeError(\`a negative number has no square root: \${x}\`);",
                    "+ if (Number.isNaN(result)) ;"
                  ]
                }
              ],
              "proposal": "- name: the number -1\\n  args: { x: -1 }\\n  throws: { name: RangeError }"
            }
          ]
        }
      ]
    }
    [exit code 1]"
  `);
});

test.concurrent("--fix adds the cases, leaves the rest alone, and proves it", async ({ expect }) => {
  const course = await weakCourse("    # Behind the last case.\n\nmistakes: {} # none yet\n");
  const before = textOf(course, ROOT);
  expect(told(await course.run("verify", "center", "root", "--fix"))).toMatchInlineSnapshot(`
    "✓ 02-center           3 cases; the solution passes, the stub is ready, strength 100 % (13 mutants)
        exercises/02-center/exercise.yaml has 2 cases more: "an array of shape (1,), all zeros" and "an
          array of shape (2,), with large numbers". Read them, and say in their names what they are
          about.
    ✓ 03-root             2 cases; the solution passes, the stub is ready, strength 100 % (7 mutants)
        exercises/03-root/exercise.yaml has 1 case more: "the number -1". Read it, and say in its name
          what it is about.

    2 exercises verified: every spec is valid, every solution passes every case, every stub says "not started".
    [exit code 0]"
  `);
  const [start = "", end = ""] = before.split("    # Behind the last case.\n");
  expect(textOf(course, ROOT)).toMatchInlineSnapshot(`
    "title: Root
    summary: Give back the square root of a number that has one.
    prompt: Refuse negative numbers with a RangeError.
    function:
      name: root
      params:
        x: { type: number, about: the number }
      returns: { type: number, about: its square root }
    hints:
      - Where do negative numbers go?
      - "\`throw new RangeError(...)\`"
    cases:
      - name: nine
        args: { x: 1 }
        expected: 1
        # Behind the last case.
      - name: the number -1
        args: { x: -1 }
        throws: { name: RangeError }

    mistakes: {} # none yet
    "
  `);
  expect(textOf(course, ROOT).startsWith(start)).toBe(true);
  expect(textOf(course, ROOT).endsWith(end)).toBe(true);
  // What is whole stays as it is.
  const fixed = textOf(course, ROOT);
  expect((await course.run("verify", "center", "root", "--fix")).code).toBe(0);
  expect(textOf(course, ROOT)).toBe(fixed);
});

test.concurrent("a known mistake that passes has its case proposed too", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(CENTER, `${textOf(course, CENTER)}mistakes:\n  short: a single number is not around zero.\n`);
  course.write(
    "solutions/02-center/mistakes.ts",
    `import * as np from "numkata/np";
export function short(v: np.NDArray): np.NDArray {
  const near = np.subtract(v, v.item(0));
  return np.subtract(near, v.size === 1 ? 1 : np.mean(near));
}
`,
  );
  course.write(CENTER, textOf(course, CENTER).replace("[1..6]", "[2..6]"));
  expect(told(await course.run("verify", "center"))).toMatchInlineSnapshot(`
    "✗ 02-center           1 problem, strength 92 % (12 of 13 mutants)
        The mistake "short" passes every case, so no learner would hear of it.
        No case notices this mutant of the solution:
          center.ts:5:38, another number
            - const near = np.subtract(v, v.item(0));
            + const near = np.subtract(v, v.item(1));
        Add this case, or have it added by \`npx numkata verify 02-center --fix\`. It asks more than the
          cases that count, so it is a stretch case; without \`extra\` it counts too.
          - name: an array of shape (1,), all zeros
            args: { v: [0] }
            expected: [0]
            extra: true

    1 of 1 exercise needs work.
    [exit code 1]"
  `);
  expect((await course.run("verify", "center", "--fix")).code).toBe(0);
});

test.concurrent("cases that cannot be added to", async ({ expect }) => {
  const course = await weakCourse();
  const before = textOf(course, ROOT).replace(/cases:\n[^]*/, "cases: [{ name: one, args: { x: 1 }, expected: 1 }]\n");
  course.write(ROOT, before);
  expect(told(await course.run("verify", "root", "--fix"))).toContain(
    "exercises/03-root/exercise.yaml was left as it is",
  );
  expect(textOf(course, ROOT)).toBe(before);
});

test.concurrent("marks that mean nothing, that are noticed, and that are wrong", async ({ expect }) => {
  const course = await weakCourse(
    `equivalents:
  "return [result -> 0];": there never was such a mutant
  "return [result -> -(result)];": signs do not count
  "if ([Number.isNaN(result) -> false]) throw new RangeError(\`a negative number has no square root: \${x}\`);": who would
`,
  );
  const { out, code } = await course.run("verify", "root");
  expect(told({ code, err: "", out: out.slice(0, out.indexOf("    No case notices")) })).toMatchInlineSnapshot(`
    "✗ 03-root             4 problems, strength 28 % (2 of 7 mutants)
        exercises/03-root/exercise.yaml:17:3 the solution has no mutant "return [result -> 0];". Remove
          the mark, or name it as it is called now.
        exercises/03-root/exercise.yaml:18:3 the case "nine" notices the mutant "return [result ->
          -(result)];", so it is not equivalent. Remove the mark.
        exercises/03-root/exercise.yaml:19:3 the mutant "if ([Number.isNaN(result) -> false]) throw new
          RangeError(\`a negative number has no square root: \${x}\`);" is not equivalent: for root(-1) it
          differs from the solution. Remove the mark, and a case is proposed.
    [exit code 1]"
  `);
});

test.concurrent("a mark that is right", async ({ expect }) => {
  const course = await tinyCourse();
  course.write(
    "solutions/01-double/double.ts",
    "export function double(x: number): number {\n  return x * 2 + 0;\n}\n",
  );
  const unmarked = await course.run("verify", "double");
  expect(unmarked.out).toContain('"return x * 2 [+ -> -] 0;": TODO why no input tells them apart');
  const marks = [...unmarked.out.matchAll(/^ +(".*"): TODO.*$/gm)].map(([, id = ""]) => `  ${id}: It adds nothing.\n`);
  const spec = "exercises/01-double/exercise.yaml";
  course.write(spec, `${textOf(course, spec)}equivalents:\n${marks.join("")}`);
  expect(told(await course.run("verify", "double"))).toMatchInlineSnapshot(`
    "✓ 01-double           3 cases; the solution passes, the stub is ready, strength 100 % (8 mutants)

    1 exercise verified: every spec is valid, every solution passes every case, every stub says "not started".
    [exit code 0]"
  `);
});

describe("--watch", () => {
  test("verifies again what was saved, until Ctrl-C", async ({ expect }) => {
    const course = await tinyCourse();
    const watch = spawn(process.execPath, [BIN, "verify", "root", "--watch"], { cwd: course.folder, env: {} });
    let out = "";
    let heard = (): void => {};
    watch.stdout.setEncoding("utf8").on("data", (text: string) => {
      out += text;
      heard();
    });
    const until = (word: string): Promise<void> =>
      new Promise((resolve) => {
        heard = () => {
          if (out.includes(word)) resolve();
        };
        heard();
      });
    const ended = new Promise<number | null>((resolve) => watch.on("exit", resolve));
    await until("Waiting for changes");
    out = "";
    course.write("solutions/03-root/root.ts", "export const root = (x: number): number => x;\n");
    await until("Waiting for changes");
    expect(out).toContain("✗ 03-root");
    watch.kill("SIGINT");
    expect(await ended).toBe(130);
  });

  test("does not go together with what changes files", async ({ expect }) => {
    const course = await tinyCourse();
    expect(told(await course.run("verify", "--watch", "--fix"))).toMatchInlineSnapshot(`
      "[stderr]
      numkata verify --watch tells and changes nothing: use --fix or --json without it.
      [exit code 2]"
    `);
  });
});
