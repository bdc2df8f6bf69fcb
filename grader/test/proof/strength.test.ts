// How strong cases are, for solutions of kinds that the shipped course does not have.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { openBenches } from "../../commands/bench.ts";
import { type Measured, measureStrength } from "../../proof/strength.ts";
import { silentConsole } from "../grading/courses.ts";

const home = realpathSync(mkdtempSync(join(tmpdir(), "numkata-strength-")));
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** The strength of a course with one exercise: what its function takes and gives, its cases, and its solution. */
async function strengthOf(name: string, spec: string, solution: string): Promise<Measured> {
  const folder = join(home, name);
  write(join(folder, "exercises/course.yaml"), "title: One\n");
  write(
    join(folder, `exercises/01-${name}/exercise.yaml`),
    `title: One\nsummary: One.\nprompt: One.\nfunction:\n  name: ${name}\n${spec}`,
  );
  write(join(folder, `solutions/01-${name}/${name}.ts`), solution);
  const benches = await openBenches(folder, [], silentConsole(folder));
  const [exercise] = benches?.solutions.course.exercises ?? [];
  if (benches === undefined || exercise === undefined) throw new Error(`the spec of ${name} is wrong`);
  try {
    return await measureStrength(exercise, benches.solutions, benches);
  } finally {
    benches.close();
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Of each mutant that is not noticed its name, with the case that would notice it. */
function told({ unnoticed }: Measured): readonly string[] {
  return unnoticed.flatMap(({ survivors, proposal }) => [
    ...survivors.map(({ mutant }) => mutant.id),
    proposal?.lines.join("\n") ?? "nothing found",
  ]);
}

test("what never ends is noticed", async () => {
  const measured = await strengthOf(
    "count",
    `  params:
    n: { type: number, about: how far }
  returns: { type: number, about: the same }
cases:
  - name: five
    args: { n: 5 }
    expected: 5
`,
    `export function count(n: number): number {
  let at = 0;
  while (at < n) {
    at += 1;
  }
  return at;
}
`,
  );
  // Without its step the loop never ends, and for inputs that are huge not even the solution does.
  expect(told(measured)).toMatchInlineSnapshot(`
    [
      "export function count(n: number): number {[+ return n;]",
      "let at = [0 -> 1];",
      "- name: the number -1
      args: { n: -1 }
      expected: 0",
    ]
  `);
});

test("what is neither number nor array stays as a case has it", async () => {
  const measured = await strengthOf(
    "shout",
    `  params:
    words: { type: string, about: what to say }
    times: { type: number, about: how often }
  returns: { type: string, about: louder }
cases:
  - name: once
    args: { words: ho, times: 1 }
    expected: ho
`,
    "export const shout = (words: string, times: number): string => words.repeat(times * times);\n",
  );
  expect(told(measured)).toMatchInlineSnapshot(`
    [
      "export const shout = (words: string, times: number): string => [words.repeat(times * times) -> words];",
      "export const shout = (words: string, times: number): string => words.repeat([times * times -> times]);",
      "export const shout = (words: string, times: number): string => words.repeat(times [* -> /] times);",
      "- name: a number
      args: { words: ho, times: 2 }
      expected: hohohoho",
    ]
  `);
});

test("proposed inputs have shapes that go together", async () => {
  const measured = await strengthOf(
    "layer",
    `  params:
    x: { type: array, shape: [m, n], about: samples }
    w: { type: array, shape: [n, k], about: weights }
    b: { type: array, shape: [k], about: biases }
  returns: { type: array, shape: [m, k], about: scores }
cases:
  - name: one
    args: { x: [[1]], w: [[1]], b: [0] }
    expected: [[1]]
`,
    `import * as np from "numkata/np";
export function layer(x: np.NDArray, w: np.NDArray, b: np.NDArray): np.NDArray {
  return np.add(np.matmul(x, w), b);
}
`,
  );
  expect(told(measured)).toMatchInlineSnapshot(`
    [
      "export function layer(x: np.NDArray, w: np.NDArray, b: np.NDArray): np.NDArray {[+ return x;]",
      "export function layer(x: np.NDArray, w: np.NDArray, b: np.NDArray): np.NDArray {[+ return w;]",
      "return [np.add(np.matmul(x, w), b) -> np.matmul(x, w)];",
      "return np.[add -> subtract](np.matmul(x, w), b);",
      "return np.add([np.matmul(x, w) -> x], b);",
      "return np.add([np.matmul(x, w) -> w], b);",
      "return np.add(np.matmul([x, w -> w, x]), b);",
      "- name: shapes (2, 1) and (1, 1) and (1,)
      args: { x: [[1], [0]], w: [[0]], b: [1] }
      expected: [[1], [1]]",
    ]
  `);
  expect(measured.unnoticed.every(({ proposal }) => proposal !== undefined)).toBe(true);
});

test("a law of the input that the solution guards is kept or broken on purpose", async () => {
  const measured = await strengthOf(
    "average",
    `  params:
    v: { type: array, shape: [n], about: numbers }
  returns: { type: number, about: their mean }
cases:
  - name: three
    args: { v: [1, 1, 4] }
    expected: 2
`,
    `import * as np from "numkata/np";
export function average(v: np.NDArray): number {
  if (np.min(v) < 0) throw new RangeError("no negative numbers");
  return np.sum(v) / v.size;
}
`,
  );
  expect(told(measured)).toMatchInlineSnapshot(`
    [
      "if (np.min(v) [< -> <=] 0) throw new RangeError("no negative numbers");",
      "if (np.min(v) < [0 -> 1]) throw new RangeError("no negative numbers");",
      "return np.sum(v) / [v.size -> 3];",
      "- name: an array of shape (2,)
      args: { v: [1, 0] }
      expected: 0.5",
      "if ([np.min(v) < 0 -> false]) throw new RangeError("no negative numbers");",
      "if (np.[min -> max](v) < 0) throw new RangeError("no negative numbers");",
      "if (np.min(v) < 0) [throw new RangeError("no negative numbers"); -> ;]",
      "- name: an array of shape (2,), with negative numbers
      args: { v: [0, -1] }
      throws: { name: RangeError }",
    ]
  `);
});
