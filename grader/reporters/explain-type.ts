// What to do about a result of the wrong kind: a string for a number, a list with a hole in it, ...

import type { Failure, Path } from "../domain/compare.ts";
import { number } from "../domain/value.ts";
import type { ListValue, Value } from "../domain/value.ts";
import { oddSteps } from "./explain-odd.ts";
import { pairFact } from "./explanation.ts";
import type { Explanation } from "./explanation.ts";
import { quoted } from "./literal.ts";
import { enumeration, naming, pathText, subjectText } from "./naming.ts";

type TypeFailure = Extract<Failure, { kind: "type" }>;

/** Explains a value of the wrong type; where one item spoils a list of numbers, that item. */
export function explainType({ path, actual, expected }: TypeFailure, name: string): Explanation {
  if (actual.kind === "list" && expected.kind === "array") {
    const stranger = firstStranger(actual, path);
    if (stranger === undefined) return explainMixture(path, actual, expected, name);
    return {
      headline: `${subjectText(stranger.path, name)} ${naming(stranger.value)}, expected a number.`,
      facts: [pairFact(actual, expected)],
      steps: typeSteps(stranger.value, number(0), stranger.path, name),
    };
  }
  return {
    headline: `${subjectText(path, name)} ${isEmptyList(actual, expected) ? "an empty list" : naming(actual)}, expected ${naming(expected)}.`,
    facts: actual.kind === "odd" ? [] : [pairFact(actual, expected)],
    steps: typeSteps(actual, expected, path, name),
  };
}

function isEmptyList(actual: Value, expected: Value): boolean {
  return expected.kind !== "array" && actual.kind === "array" && actual.shape.length === 1 && actual.shape[0] === 0;
}

function explainMixture(path: Path, actual: ListValue, expected: Value, name: string): Explanation {
  return {
    headline: `${subjectText(path, name)} a list that mixes numbers with true and false, expected ${naming(expected)}.`,
    facts: [pairFact(actual, expected)],
    steps: [
      "Every item should be of one kind. A comparison such as `a > b` gives true or false; `Number(...)` makes it 1 or 0.",
    ],
  };
}

function typeSteps(actual: Value, expected: Value, path: Path, name: string): readonly string[] {
  switch (actual.kind) {
    case "odd":
      if (actual.what === "not-data" && expected.kind === "record") return notRecordSteps(actual.detail);
      return oddSteps(actual, path.length === 0 ? name : pathText(path), path.length === 0);
    case "text":
      return textSteps(actual.text, expected);
    case "null":
      return ['`null` means "nothing here". Return the value that you computed instead.'];
    case "record":
      return recordSteps(actual.entries.map(([key]) => key));
    case "array":
      return arraySteps(actual.dtype === "bool", expected);
    case "list":
      return [];
  }
}

function notRecordSteps(what: string): readonly string[] {
  return [
    what === "Map"
      ? "`Object.fromEntries(map)` makes a plain object of a Map."
      : "Return a plain object: `{ key: value }`.",
  ];
}

function textSteps(text: string, expected: Value): readonly string[] {
  if (expected.kind === "null") return text === "null" ? ["Return `null` itself, without quotes."] : [];
  if (expected.kind !== "array") return [];
  if (expected.dtype === "bool")
    return [
      expected.shape.length === 0
        ? "Return `true` or `false` itself, without quotes."
        : "Return a list of `true` and `false`, without quotes.",
    ];
  if (text.trim() === "" || !Number.isFinite(Number(text))) {
    return [
      "Return the numbers themselves, not a text that shows them. A `+` between a list and anything else makes text too; `np.add(a, b)` adds.",
    ];
  }
  return [
    "It looks like a number, but it is text: `toFixed` and template strings make text. Return the number as it is; nothing needs to be rounded.",
  ];
}

/** The first item, at any depth, that is not made of numbers. */
function firstStranger(list: ListValue, path: Path): { value: Value; path: Path } | undefined {
  for (const [index, item] of list.items.entries()) {
    const here = [...path, index];
    if (item.kind === "list") {
      const inner = firstStranger(item, here);
      if (inner !== undefined) return inner;
    } else if (item.kind !== "array") {
      return { value: item, path: here };
    }
  }
  return undefined;
}

function recordSteps(keys: readonly string[]): readonly string[] {
  if (keys.length === 0) return ["The object is empty. Return the value itself."];
  const shown = enumeration(keys.slice(0, 5).map(quoted));
  return [
    `It has the ${keys.length === 1 ? "key" : "keys"} ${shown}. Return the value itself, without an object around it.`,
  ];
}

function arraySteps(isBoolean: boolean, expected: Value): readonly string[] {
  if (expected.kind === "array") {
    return isBoolean
      ? [
          "A comparison such as `a > b` gives true or false. Where numbers are wanted, use `Number(...)` or `np.where(condition, 1, 0)`.",
        ]
      : ["A comparison such as `a > b` gives the true or false that is wanted; 1 and 0 are numbers."];
  }
  if (expected.kind === "record") {
    return [
      `Put the results into one object with the ${expected.entries.length === 1 ? "key" : "keys"} ${enumeration(expected.entries.map(([key]) => quoted(key)))}.`,
    ];
  }
  return expected.kind === "list" ? ["Return all results in one list: `[first, second]`."] : [];
}
