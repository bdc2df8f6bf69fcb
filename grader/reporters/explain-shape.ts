// What to do about a result of the right kind in the wrong shape.

import type { ShapeHint } from "../domain/shape-hint.ts";
import type { Shape } from "../domain/value.ts";
import { enumeration, plural, shapeWords } from "./naming.ts";

/** The next step for each difference between two shapes; without a hint, what the sizes say. */
export function shapeSteps(actual: Shape, expected: Shape, hint: ShapeHint | undefined): readonly string[] {
  const reshape = `\`np.reshape(result, [${expected.join(", ")}])\``;
  const axis = lostAxis(actual, expected);
  switch (hint) {
    case undefined:
      return [sizeSentence(actual, expected)];
    case "transposed":
      return ["Rows and columns are swapped. Use `np.transpose(result)`, or check which axis you worked along."];
    case "column-needed":
      return [
        `The numbers are in a flat list, but should stand in a column: ${plural(expected[0] ?? 0, "row")} of one number each. From a sum or norm you get that with \`{ axis: 1, keepdims: true }\`, from a list with ${reshape}.`,
      ];
    case "row-needed":
      return [
        `The numbers are in a flat list, but should be one row of a table: one more pair of brackets, \`[[...]]\`. From a sum or mean you get that with \`{ axis: 0, keepdims: true }\`, from a list with ${reshape}.`,
      ];
    case "axis-too-many":
      return [
        "A flat list is wanted, without the extra pair of brackets. Use `np.ravel(result)`, or leave out `keepdims: true` in the last sum or norm.",
      ];
    case "number-in-array":
      return [
        `The number is wrapped in ${actual.length === 1 ? "a list" : "lists"}. Return the number itself: \`result${actual.map(() => "[0]").join("")}\` of a list, or leave out axis and keepdims: \`np.sum(x)\` gives a number.`,
      ];
    case "reduced-to-number":
      return [
        "Everything was put together into one number. Say along which axis to work: `np.sum(x, { axis: 1 })` gives one number for each row, `{ axis: 0 }` one for each column.",
      ];
    case "keepdims-needed":
      return [
        `An axis of length 1 was dropped. Add \`keepdims: true\` to the sum, mean, max or norm that made it: \`np.sum(x, { axis: ${axis}, keepdims: true })\`.`,
      ];
    case "keepdims-unneeded":
      return [
        `An axis of length 1 is left over. Leave out \`keepdims: true\` in the sum, mean, max or norm that made it, or remove it with ${reshape}.`,
      ];
    case "same-size":
      return [
        `The number of elements is right, only their arrangement is not: ${reshape} arranges them row by row, first to last.`,
      ];
  }
}

/** Which axis of `expected` has length 1 where `actual` has none. */
function lostAxis(actual: Shape, expected: Shape): number {
  const found = expected.findIndex((length, at) => length === 1 && actual[at] !== 1);
  return found === -1 ? Math.max(0, expected.length - 1) : found;
}

function sizeSentence(actual: Shape, expected: Shape): string {
  if (actual.length !== expected.length) {
    const [yours, wanted] = [shapeWords(actual) ?? nesting(actual), shapeWords(expected) ?? nesting(expected)];
    if (expected.length === 0)
      return `You returned ${yours}; the exercise wants ${wanted}. Put them together: \`np.sum(x)\` adds up all elements of an array, however many axes it has.`;
    return `You returned ${yours}; the exercise wants ${wanted}. A sum or norm along an axis takes that axis away, and \`keepdims: true\` keeps it.`;
  }
  const wrong = expected.flatMap((length, axis) =>
    actual[axis] === length ? [] : [{ axis, length, got: actual[axis] ?? 0 }],
  );
  const counts = wrong.map(({ axis, length, got }) => `${axisWord(axis, expected)} ${got} instead of ${length}`);
  const oneOff = wrong.every(({ length, got }) => Math.abs(length - got) === 1);
  return `${capital(enumeration(counts))}. ${
    oneOff
      ? "One off: check where your loop begins and ends."
      : "Check which axis you worked along, and where your loops end."
  }`;
}

function axisWord(axis: number, shape: Shape): string {
  if (shape.length === 1) return "the length is";
  if (shape.length === 2) return axis === 0 ? "the number of rows is" : "the number of columns is";
  return `the length of axis ${axis} is`;
}

function nesting(shape: Shape): string {
  return `lists nested ${shape.length} deep`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
