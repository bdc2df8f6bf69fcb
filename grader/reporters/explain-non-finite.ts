// NaN or Infinity came back: how many, where the first is, and what in the inputs has probably caused it.

import type { Failure } from "../domain/compare.ts";
import type { Arguments } from "../domain/exercise.ts";
import type { ArrayValue } from "../domain/value.ts";
import type { Explanation } from "./explanation.ts";
import { everyOne, indexText, pathText } from "./naming.ts";
import { count, distinct, numeral } from "./numeral.ts";

/** `Math.exp` of anything above this is Infinity. */
const LARGEST_EXPONENT = 709.782712893384;

/** The square of anything above this is Infinity. */
const LARGEST_TO_SQUARE = 1.34e154;

type NonFinite = Extract<Failure, { kind: "non-finite" }>;

/** `subject` begins the sentence about a single number: `softmax returned`. */
export function explainNonFinite(failure: NonFinite, subject: string, args: Arguments): Explanation {
  const { first, shape } = failure;
  const values = distinct(first.actual, first.expected).join(", expected ");
  return {
    headline: shape.length === 0 ? `${subject} ${values}.` : howMany(failure),
    facts: shape.length === 0 ? [] : [{ kind: "sentence", text: `The first is ${indexText(first.index)}: ${values}.` }],
    steps: [
      cause(
        args.filter((arg) => arg.kind === "array"),
        failure.nans > 0,
      ),
      "Print the values between the steps of your calculation with `console.log`, to see where the first one appears.",
    ],
  };
}

function howMany({ path, nans, infinities, total }: NonFinite): string {
  const where = path.length === 0 ? "" : ` of ${pathText(path)}`;
  const parts = [
    ...(nans > 0 ? [`${count(nans)} NaN`] : []),
    ...(infinities > 0 ? [`${count(infinities)} Infinity`] : []),
  ];
  const many = nans + infinities;
  if (parts.length === 2)
    return `${count(many)} of ${count(total)} elements${where} are not ordinary numbers: ${parts.join(" and ")}.`;
  const what = nans > 0 ? "NaN (not a number)" : "infinite";
  if (total === 1) return `The only element${where} is ${what}.`;
  if (many === total) return `${everyOne(total)} elements${where} are ${what}.`;
  return `${count(many)} of ${count(total)} elements${where} ${many === 1 ? "is" : "are"} ${what}.`;
}

function cause(inputs: readonly ArrayValue[], hasNaN: boolean): string {
  if (inputs.some(({ data }) => data.length === 0)) {
    return "Likely cause: an input is empty. The mean of nothing is `0 / 0`, which is NaN.";
  }
  const largest = farthestFromZero(inputs);
  if (Math.abs(largest) > LARGEST_TO_SQUARE) {
    return `Likely cause: the inputs here reach ${numeral(largest)}, and a sum or product of such numbers can be too large to store: it becomes Infinity.`;
  }
  if (Math.abs(largest) > LARGEST_EXPONENT) {
    const ratio = hasNaN ? ", and `Infinity / Infinity` is NaN" : "";
    return `Likely cause: exp of a number above 709 is too large to store and becomes Infinity${ratio}. The inputs here reach ${numeral(largest)}. Make the numbers smaller before exp, for example by subtracting the largest of them first.`;
  }
  if (hasNaN && inputs.some(hasRowOfZeros)) {
    return "Likely cause: the norm or sum of a row of zeros is 0, and `0 / 0` is NaN. Treat such a row separately.";
  }
  if (inputs.some(({ shape, data }) => shape.length === 0 && data[0] === 0)) {
    return "Likely cause: the input is 0. `0 / 0` is NaN, `1 / 0` is Infinity, and log of 0 is -Infinity.";
  }
  if (hasNaN) {
    return "NaN comes from `0 / 0`, from the square root or log of a negative number, and from calculating with undefined: reading past the end of a list gives undefined, and `undefined + 1` is NaN.";
  }
  return "Infinity comes from dividing by 0, from log of 0, and from exp of a number above 709.";
}

function farthestFromZero(inputs: readonly ArrayValue[]): number {
  let farthest = 0;
  for (const { data } of inputs) {
    for (const value of data) if (Math.abs(value) > Math.abs(farthest)) farthest = value;
  }
  return farthest;
}

function hasRowOfZeros({ shape, data }: ArrayValue): boolean {
  const width = shape.at(-1);
  if (width === undefined) return false;
  for (let start = 0; start < data.length; start += width) {
    if (data.subarray(start, start + width).every((value) => value === 0)) return true;
  }
  return false;
}
