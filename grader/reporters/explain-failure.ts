// Why a returned value does not count, in words: one function for each kind of Failure.

import { closestMatch } from "leven";
import type { Failure } from "../domain/compare.ts";
import type { Arguments } from "../domain/exercise.ts";
import { shapeText } from "../domain/value.ts";
import type { ArrayValue } from "../domain/value.ts";
import type { Verdict } from "../domain/verdict.ts";
import { explainElements } from "./explain-elements.ts";
import { explainNonFinite } from "./explain-non-finite.ts";
import { shapeSteps } from "./explain-shape.ts";
import { explainText } from "./explain-text.ts";
import { explainType } from "./explain-type.ts";
import { pairFact } from "./explanation.ts";
import type { Explanation } from "./explanation.ts";
import { quoted } from "./literal.ts";
import { enumeration, naming, pathText, plural, subjectText } from "./naming.ts";
import { count } from "./numeral.ts";

type Of<Kind extends Failure["kind"]> = Extract<Failure, { kind: Kind }>;

/** Explains why the value of a verdict `failed` does not count. `name` is the function's; `args` the inputs of the call, where they may be shown. */
export function explainFailure(
  failure: Failure,
  { actual, expected }: Extract<Verdict, { kind: "failed" }>,
  name: string,
  args: Arguments,
): Explanation {
  switch (failure.kind) {
    case "type":
      return explainType(failure, name);
    case "shape":
      return explainShape(failure, name);
    case "non-finite":
      return explainNonFinite(failure, subjectText(failure.path, name), args);
    case "elements":
      return explainElements(failure, subjectText(failure.path, name), actual, expected);
    case "text":
      return explainText(failure, name);
    case "length":
      return explainLength(failure, name);
    case "keys":
      return explainKeys(failure, name);
  }
}

function explainShape({ path, actual, expected, hint }: Of<"shape">, name: string): Explanation {
  const wanted =
    expected.shape.length === 0 || actual.shape.length === 0 ? naming(expected) : shapeText(expected.shape);
  return {
    headline: `${subjectText(path, name)} ${naming(actual)}, expected ${wanted}.`,
    facts: [pairFact(actual, expected)],
    steps: isNaNAlone(actual)
      ? [OPERATORS]
      : expected.dtype === "bool" && hint === "number-in-array"
        ? [UNWRAP]
        : shapeSteps(actual.shape, expected.shape, hint),
  };
}

const UNWRAP = "The value is wrapped in a list. Return the value itself: `result[0]` instead of `result`.";

/** What comes of `1 / list`: it was not reduced, it was never computed. */
const OPERATORS =
  "NaN is what JavaScript's operators give for a list: they know only single numbers. Use `np.add`, `np.subtract`, `np.multiply`, `np.divide` and `np.negative`, or work number by number in a loop.";

function isNaNAlone({ shape, data }: ArrayValue): boolean {
  return shape.length === 0 && Number.isNaN(data[0]);
}

function explainLength({ path, actual, expected }: Of<"length">, name: string): Explanation {
  const items = `${plural(actual, "item")}, expected ${count(expected)}`;
  const oneOff = Math.abs(actual - expected) === 1 && actual > 0;
  return {
    headline:
      actual === 0
        ? `${subjectText(path, name)} an empty list, expected ${plural(expected, "item")}.`
        : path.length === 0
          ? `${name} returned a list of ${items}.`
          : `${pathText(path)} has ${items}.`,
    facts: [],
    steps: oneOff ? ["One off: check where your loop begins and ends."] : [],
  };
}

function explainKeys({ path, missing, unexpected }: Of<"keys">, name: string): Explanation {
  const what = path.length === 0 ? `The object that ${name} returned` : pathText(path);
  const parts = [
    ...(missing.length === 0 ? [] : [`lacks ${keysText(missing)}`]),
    ...(unexpected.length === 0
      ? []
      : [`has ${keysText(unexpected)}, which ${unexpected.length === 1 ? "is" : "are"} not expected`]),
  ];
  const renames = missing.flatMap((wanted) => {
    const similar = closestMatch(wanted, unexpected, { maxDistance: Math.ceil(wanted.length / 2) });
    return similar === undefined ? [] : [`Is ${quoted(similar)} meant to be ${quoted(wanted)}?`];
  });
  return { headline: `${what} ${parts.join(" and ")}.`, facts: [], steps: renames.slice(0, 3) };
}

function keysText(keys: readonly string[]): string {
  return `the ${keys.length === 1 ? "key" : "keys"} ${enumeration(keys.slice(0, 8).map(quoted))}`;
}
