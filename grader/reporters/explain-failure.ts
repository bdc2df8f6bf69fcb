// Why a returned value does not count, in words: one function for each kind of Failure.

import { closestMatch } from "leven";
import type { Failure, Path } from "../domain/compare.ts";
import type { Arguments } from "../domain/exercise.ts";
import { shapeText } from "../domain/value.ts";
import type { Value } from "../domain/value.ts";
import type { Verdict } from "../domain/verdict.ts";
import { explainElements } from "./explain-elements.ts";
import { explainNonFinite } from "./explain-non-finite.ts";
import { shapeSteps } from "./explain-shape.ts";
import { typeSteps } from "./explain-type.ts";
import type { Explanation, Fact } from "./explanation.ts";
import { literal, quoted } from "./literal.ts";
import { enumeration, naming, pathText, plural } from "./naming.ts";
import { count } from "./numeral.ts";

/** Long enough for a small matrix, short enough for three lines of a narrow window. */
const PAIR_BUDGET = 160;

type Of<Kind extends Failure["kind"]> = Extract<Failure, { kind: Kind }>;

/** Explains a verdict `failed`. `name` is the function's; `args` the inputs of the call, where they may be shown. */
export function explainFailure(
  { failure, actual, expected }: Extract<Verdict, { kind: "failed" }>,
  name: string,
  args: Arguments,
): Explanation {
  switch (failure.kind) {
    case "type":
      return explainType(failure, name);
    case "shape":
      return explainShape(failure, name);
    case "non-finite":
      return explainNonFinite(failure, subject(failure.path, name), args);
    case "elements":
      return explainElements(failure, subject(failure.path, name), actual, expected);
    case "text":
      return explainText(failure, name);
    case "length":
      return explainLength(failure, name);
    case "keys":
      return explainKeys(failure, name);
  }
}

function explainType({ path, actual, expected }: Of<"type">, name: string): Explanation {
  return {
    headline: `${subject(path, name)} ${naming(actual)}, expected ${naming(expected)}.`,
    facts: actual.kind === "odd" ? [] : [pair(actual, expected)],
    steps: typeSteps(actual, expected, path, name),
  };
}

function explainShape({ path, actual, expected, hint }: Of<"shape">, name: string): Explanation {
  const [yours, wanted] = [actual.shape, expected.shape].map((shape) =>
    shape.length === 0 ? "a number" : `shape ${shapeText(shape)}`,
  );
  return {
    headline: `${subject(path, name)} ${yours}, expected ${wanted}.`,
    facts: [pair(actual, expected)],
    steps: shapeSteps(actual.shape, expected.shape, hint),
  };
}

function explainText({ path, actual, expected }: Of<"text">, name: string): Explanation {
  return {
    headline: `${subject(path, name)} another text than expected.`,
    facts: [
      pair({ kind: "text", text: actual }, { kind: "text", text: expected }),
      { kind: "sentence", text: textDifference(actual, expected) },
    ],
    steps: [],
  };
}

function textDifference(actual: string, expected: string): string {
  if (actual.trim() === expected.trim()) return "They differ only in the spaces at the beginning or the end.";
  if (actual.replaceAll(/\s+/g, "") === expected.replaceAll(/\s+/g, "")) return "They differ only in their spaces.";
  if (actual.toLowerCase() === expected.toLowerCase()) return "They differ only in capital and small letters.";
  if (actual === "") return "Yours is empty.";
  let position = 0;
  while (position < expected.length && actual[position] === expected[position]) position++;
  return position === 0
    ? "They differ from the first character on."
    : `The first ${plural(position, "character")} ${position === 1 ? "is" : "are"} the same.`;
}

function explainLength({ path, actual, expected }: Of<"length">, name: string): Explanation {
  const items = `${plural(actual, "item")}, expected ${count(expected)}`;
  const oneOff = Math.abs(actual - expected) === 1;
  return {
    headline: path.length === 0 ? `${name} returned a list of ${items}.` : `${pathText(path)} has ${items}.`,
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

/** `softmax returned` for the whole result, `result[1].db is` inside it. */
function subject(path: Path, name: string): string {
  return path.length === 0 ? `${name} returned` : `${pathText(path)} is`;
}

function pair(actual: Value, expected: Value): Fact {
  return { kind: "pair", actual: literal(actual, PAIR_BUDGET), expected: literal(expected, PAIR_BUDGET) };
}
