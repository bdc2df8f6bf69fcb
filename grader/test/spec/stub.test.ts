import { expect, test } from "vitest";

import type { Exercise } from "../../domain/exercise.ts";
import { stubText } from "../../spec/stub.ts";
import { exerciseOf, specOf, VALID } from "./specs.ts";

test("a function over arrays", () => {
  expect(stubText(exerciseOf(VALID))).toMatchInlineSnapshot(`
    "import * as np from "numkata/np";

    /**
     * Turn each row of scores into probabilities.
     *
     * @param z (m, n) array: one row of scores per sample
     * @param scale number or (m, n) array: what to multiply by
     * @returns (m, n) array: each row sums to 1
     */
    export function softmax(z: np.NDArray, scale: number | np.NDArray): np.NDArray {
      throw new Error("not implemented");
    }
    "
  `);
});

test("a function over numbers imports nothing", () => {
  const signature = `
params:
  z: { type: number, about: any number }
returns: { type: number, about: between 0 and 1 }`;
  expect(stubText(functionOf(signature))).toMatchInlineSnapshot(`
    "/**
     * S.
     *
     * @param z number: any number
     * @returns number: between 0 and 1
     */
    export function f(z: number): number {
      throw new Error("not implemented");
    }
    "
  `);
});

test("every type, lines that are too long, and text that would end the comment", () => {
  const signature = `
params:
  image: { type: array, shape: [length, height, 3], about: "an image: red, green and blue of every pixel, each between 0 and 255, row by row from the top" }
  threshold: { type: [number, "null"], about: where to cut */ or not }
  weights: { type: [number, array], shape: [n], about: one for all or one each }
  options: { type: object, about: how }
  names: { type: list, about: who }
  label: { type: [string, boolean], about: what }
returns: { type: array, shape: [length*height*3, 1], about: one column }`;
  const text = stubText(functionOf(signature));
  expect(text).toMatchInlineSnapshot(`
    "import * as np from "numkata/np";

    /**
     * S.
     *
     * @param image (length, height, 3) array: an image: red, green and blue of every pixel, each
     *   between 0 and 255, row by row from the top
     * @param threshold number or null: where to cut *\\/ or not
     * @param weights number or (n,) array: one for all or one each
     * @param options object: how
     * @param names list: who
     * @param label string or boolean: what
     * @returns (length*height*3, 1) array: one column
     */
    export function f(
      image: np.NDArray,
      threshold: number | null,
      weights: number | np.NDArray,
      options: Record<string, unknown>,
      names: unknown[],
      label: string | boolean,
    ): np.NDArray {
      throw new Error("not implemented");
    }
    "
  `);
  expect(text.split("\n").filter((line) => line.length > 100)).toEqual([]);
});

test("a function that has to leave its arguments as they are", () => {
  const signature = `
params:
  a: { type: array, about: a }
  n: { type: number, about: n }
  b: { type: [number, list], about: b }
  c: { type: object, about: c }
returns: { type: number, about: r }
pure: true`;
  const summaryOf = (text: string): string | undefined => stubText(functionOf(text)).split("\n")[3];
  expect(summaryOf(signature)).toBe(" * S. Leave a, b and c as they are.");
  const alone = signature.replace(/^ {2}[bc].*\n/gmu, "");
  expect(summaryOf(alone)).toBe(" * S. Leave a as it is.");
});

test("a function without parameters", () => {
  expect(stubText(functionOf("params: {}\nreturns: { type: string, about: a greeting }"))).toMatchInlineSnapshot(`
    "/**
     * S.
     *
     * @returns string: a greeting
     */
    export function f(): string {
      throw new Error("not implemented");
    }
    "
  `);
});

/** An exercise around one function; what its case says does not matter to a stub. */
function functionOf(signature: string): Exercise {
  const args = [...signature.matchAll(/^ {2}(\w+): \{/gmu)].map(([, name]) => `${name}: 1`);
  return exerciseOf(specOf(signature, `- { name: one, args: { ${args.join(", ")} }, throws: {} }`));
}
