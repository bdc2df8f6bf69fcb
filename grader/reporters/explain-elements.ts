// Elements out of tolerance: how many, which, by how much, and for a small array both results at a glance.

import type { Failure, Mismatch, Path } from "../domain/compare.ts";
import type { ArrayValue, Value } from "../domain/value.ts";
import type { ElementRow, Explanation, Fact } from "./explanation.ts";
import { literal } from "./literal.ts";
import { everyOne, indexText, pathText } from "./naming.ts";
import { count, distinct, glance, roughPair } from "./numeral.ts";

/** An array of at most this many elements is also shown whole. */
const SMALL = 12;

/** The fact that a diagnosis of all runs says, too. */
export const RIGHT_TO_FLOAT32: Fact = {
  kind: "sentence",
  text: "Every element is right to about 7 digits and no further.",
};
const FLOAT32_STEP =
  "Something takes the other digits away: look for rounding, for a Float32Array, and for a small number that is added to be safe.";

type Elements = Extract<Failure, { kind: "elements" }>;

/** `subject` begins the sentence about a single number: `softmax returned`. */
export function explainElements(failure: Elements, subject: string, actual: Value, expected: Value): Explanation {
  const { path, shape, shown, worst, float32 } = failure;
  const [yours, wanted] = [arrayAt(actual, path), arrayAt(expected, path)];
  const isBoolean = yours?.dtype === "bool" && wanted?.dtype === "bool";
  const first = shown[0] ?? worst;
  const place = `${path.length === 0 ? "" : pathText(path)}${indexText(first.index)}`;
  const steps = [
    float32
      ? FLOAT32_STEP
      : `Work out ${place === "" ? "the result" : place} by hand, and \`console.log\` the values between your steps: where do they part?`,
  ];
  const known = float32 ? [RIGHT_TO_FLOAT32] : [];
  if (shape.length === 0) {
    return { headline: `${subject} ${comparison(first, isBoolean)}.`, facts: known, steps };
  }
  const rows = shown.map((mismatch) => elementRow(mismatch, isBoolean, shown.length > 1 ? worst : undefined));
  return {
    headline: howMany(failure),
    facts: [
      { kind: "elements", rows, first: `${indexText(first.index)} is ${comparison(first, isBoolean)}.` },
      ...(yours && wanted && shown.length < failure.total ? atAGlance(yours, wanted) : []),
      ...known,
    ],
    steps,
  };
}

function howMany({ path, wrong, total }: Elements): string {
  const where = path.length === 0 ? "" : ` of ${pathText(path)}`;
  if (total === 1) return `The only element${where} differs.`;
  if (wrong === total) return `${everyOne(total)} elements${where} differ.`;
  return `${count(wrong)} of ${count(total)} elements${where} ${wrong === 1 ? "differs" : "differ"}.`;
}

/** `1.0009, expected 1 (off by 9e-4, allowed 1e-9)`. */
function comparison(mismatch: Mismatch, isBoolean: boolean): string {
  const { actual, expected, offBy, allowed } = elementRow(mismatch, isBoolean, undefined);
  const values = `${actual}, expected ${expected}`;
  if (offBy === "") return values;
  return allowed === "0"
    ? `${values} (off by ${offBy}; it must match exactly)`
    : `${values} (off by ${offBy}, allowed ${allowed})`;
}

function elementRow(mismatch: Mismatch, isBoolean: boolean, worst: Mismatch | undefined): ElementRow {
  const { index, actual, expected } = mismatch;
  const place = indexText(index);
  if (isBoolean) {
    return {
      place,
      actual: String(actual !== 0),
      expected: String(expected !== 0),
      offBy: "",
      allowed: "",
      worst: false,
    };
  }
  const [yours, wanted] = distinct(actual, expected);
  const [offBy, allowed] = Number.isFinite(mismatch.offBy) ? roughPair(mismatch.offBy, mismatch.allowed) : ["", ""];
  return { place, actual: yours, expected: wanted, offBy, allowed, worst: place === (worst && indexText(worst.index)) };
}

/** Both results rounded, where they are small enough to take in and still look different. */
function atAGlance(actual: ArrayValue, expected: ArrayValue): readonly Fact[] {
  if (expected.data.length > SMALL) return [];
  const [yours, wanted] = [actual, expected].map((value) =>
    literal({ ...value, data: value.data.map(glance) }, Number.POSITIVE_INFINITY),
  );
  if (yours === undefined || wanted === undefined || yours === wanted) return [];
  const isRounded = [actual, expected].some(({ data }) =>
    data.some((element) => glance(element) !== element && !Number.isNaN(element)),
  );
  return [{ kind: "pair", lead: isRounded ? "All of it, rounded:" : "All of it:", actual: yours, expected: wanted }];
}

function arrayAt(value: Value, path: Path): ArrayValue | undefined {
  let found: Value | undefined = value;
  for (const step of path) {
    if (found?.kind === "list" && typeof step === "number") found = found.items[step];
    else if (found?.kind === "record") found = found.entries.find(([key]) => key === step)?.[1];
    else return undefined;
  }
  return found?.kind === "array" ? found : undefined;
}
