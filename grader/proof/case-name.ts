// What a proposed case is called until its author finds something better: what is seen of its inputs.

import type { Arguments } from "../domain/exercise.ts";
import { type ArrayValue, shapeText } from "../domain/value.ts";

/** A name that is not among `taken`. */
export function caseName(args: Arguments, taken: ReadonlySet<string>): string {
  const arrays = args.filter((value) => value.kind === "array").filter(({ dtype }) => dtype !== "bool");
  const elements = arrays.flatMap(({ data }) => Array.from(data));
  const isPlain = arrays.length === args.length && arrays.every(({ shape }) => shape.length === 0);
  const name = isPlain ? numbersText(elements) : [shapesOf(arrays), ...sizesOf(elements)].join(", ");
  for (let time = 1; ; time += 1) {
    const candidate = time === 1 ? name : `${name} (${time})`;
    if (!taken.has(candidate)) return candidate;
  }
}

function numbersText(elements: readonly number[]): string {
  return elements.length === 1 ? `the number ${elements[0]}` : `the numbers ${elements.join(" and ")}`;
}

function shapesOf(arrays: readonly ArrayValue[]): string {
  const [first, ...others] = new Set(arrays.map(({ shape }) => (shape.length === 0 ? "a number" : shapeText(shape))));
  if (first === undefined) return "other inputs";
  if (others.length === 0) return first.startsWith("(") ? `an array of shape ${first}` : first;
  return `shapes ${[first, ...others].join(" and ")}`.replace("a number", "()");
}

function sizesOf(elements: readonly number[]): readonly string[] {
  if (elements.length > 0 && elements.every((element) => element === 0)) return ["all zeros"];
  const words: string[] = [];
  if (elements.some((element) => element < 0)) words.push("with negative numbers");
  if (elements.some((element) => Math.abs(element) >= 1000)) words.push("with large numbers");
  if (elements.some((element) => element !== 0 && Math.abs(element) < 0.001)) words.push("with tiny numbers");
  if (elements.some((element) => !Number.isInteger(element) && Math.abs(element) >= 0.001)) words.push("with decimals");
  return words;
}
