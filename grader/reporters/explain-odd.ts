// What to do about a value that no exercise can ask for: undefined, a Promise, rows of different lengths, ...

import type { OddValue } from "../domain/value.ts";
import { safeLine } from "./safe-text.ts";

/** What to do when `odd` came back. `owner` is what it was: the function's name, or a place such as `result[1]`. */
export function oddSteps(odd: OddValue, owner: string, isWhole: boolean): readonly string[] {
  const detail = safeLine(odd.detail, 120);
  switch (odd.what) {
    case "undefined":
      if (!isWhole) return [`Nothing was stored at ${owner}. Is an index off by one, or a key misspelt?`];
      return [
        "Is the `return` missing? A function with braces gives back only what follows `return`; `console.log` shows a value but does not return it.",
      ];
    case "ragged":
      return [
        `${detail === "" ? "" : `Here: ${detail}. `}Every row needs the same number of columns. Look at where a row is started and where numbers are pushed into it.`,
      ];
    case "bigint":
      return [
        "Write numbers without the n behind them (`5`, not `5n`), or turn the result into one with `Number(...)`.",
      ];
    case "function":
      return [
        `Did you mean to call ${detail === "" ? "it" : detail.replace(/^(function|class) /, "")}? Put its arguments in parentheses behind the name: \`f(x)\`, not \`f\`.`,
      ];
    case "symbol":
      return ["Return a number, an array or another plain value instead."];
    case "promise":
      return [
        "Remove `async` in front of the function (and `await` inside it) and return the value itself. Nothing in an exercise needs to wait.",
      ];
    case "cyclic":
      return [
        "A list was put into itself, perhaps by pushing the result instead of a row. Build each row as a new list.",
      ];
    case "too-deep":
      return [
        `${detail === "" ? "" : `Here: ${detail}. `}A matrix is a list of rows, two levels deep. Look for a list that is wrapped into another one in a loop.`,
      ];
    case "too-large":
      return [
        `${detail === "" ? "" : `Here: ${detail}. `}Look for a loop that adds to the result more often than it should.`,
      ];
    case "unreadable":
      return [
        `${detail === "" ? "" : `It is ${detail}. `}Return plain numbers, lists and objects, without getters or proxies.`,
      ];
    case "not-data":
      return [
        "Return a number, a list of numbers, an array of np, or a plain object. A Set or Map turns into a list with `[...x]`.",
      ];
  }
}
