// What to do about a result of the wrong kind: a string for a number, a list with a hole in it, ...

import type { Path } from "../domain/compare.ts";
import type { ListValue, Value } from "../domain/value.ts";
import { oddSteps } from "./explain-odd.ts";
import { enumeration, naming, pathText } from "./naming.ts";
import { quoted } from "./literal.ts";

/** The next steps when `actual` came back (at `path`) where `expected` should have. */
export function typeSteps(actual: Value, expected: Value, path: Path, name: string): readonly string[] {
  switch (actual.kind) {
    case "odd":
      return oddSteps(actual, path.length === 0 ? name : pathText(path), path.length === 0);
    case "list":
      return listSteps(actual, expected, path, name);
    case "text":
      if (expected.kind !== "array") return [];
      return isNumeric(actual.text)
        ? [
            "It looks like a number, but it is text: toFixed and template strings make text. Return the number as it is; nothing needs to be rounded.",
          ]
        : ["Return the number itself, not a text that shows it."];
    case "null":
      return ['null is what JavaScript writes for "nothing here". Return the value that you computed instead.'];
    case "record":
      return recordSteps(actual.entries.map(([key]) => key));
    case "array":
      return arraySteps(actual.dtype === "bool", expected);
  }
}

function listSteps(list: ListValue, expected: Value, path: Path, name: string): readonly string[] {
  if (expected.kind !== "array") return [];
  const found = firstStranger(list, path);
  if (found === undefined) {
    return ["It mixes numbers with true and false. Every item should be a number."];
  }
  const where = pathText(found.path);
  const steps = found.value.kind === "odd" ? oddSteps(found.value, where, false) : [];
  return [
    `${where} is ${naming(found.value)}, but everything in it should be a number.`,
    ...typeStepsOfItem(found.value, expected, found.path, name),
    ...steps,
  ];
}

function typeStepsOfItem(item: Value, expected: Value, path: Path, name: string): readonly string[] {
  return item.kind === "text" ? typeSteps(item, expected, path, name) : [];
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
          "A comparison such as a > b gives true or false. Where numbers are wanted, use Number(...) or np.where(condition, 1, 0).",
        ]
      : ["A comparison such as a > b gives the true or false that is wanted; 1 and 0 are numbers."];
  }
  if (expected.kind === "record") {
    return [
      `Put the results into one object with the ${expected.entries.length === 1 ? "key" : "keys"} ${enumeration(expected.entries.map(([key]) => quoted(key)))}.`,
    ];
  }
  return expected.kind === "list" ? ["Return all results in one list: [first, second]."] : [];
}

function isNumeric(text: string): boolean {
  return text.trim() !== "" && Number.isFinite(Number(text));
}
