// Functions of every kind, as an author would say them.

import type { Draft } from "../../authoring/exercise-files.ts";
import { type Read, readParam, readSlot } from "../../authoring/slot-words.ts";

/** Parameters, and what comes back. */
export const SIGNATURES: readonly (readonly [params: readonly string[], returns: string])[] = [
  [["z: array [m, n], one row for each sample"], "array [m, n], the positive numbers, and 0 elsewhere"],
  [["x: array [m, n]", "w: array [n]", "b: number"], "array [m]"],
  [["y: array [m]", "t: array [m]"], "number, the loss: never negative"],
  [["image: array [length, height, 3]"], "array [length*height*3, 1]"],
  [["v: array [a*b, 1]", "w: array [a]"], "array [a*b, b]"],
  [["m: number", "n: array [m, n]"], "array [m, n]"],
  [["x: array [m]", "y: array [class]"], "array [class]"],
  [["z: number or array"], "number or array"],
  [["z: array or number"], "array"],
  [["s: string", "o: object", "l: list", "q: null", "b: boolean"], "string"],
  [["x: array", "k: array []"], "array"],
  [["a: array [n, n]"], "object"],
  [["a: array [n, n]"], "array []"],
  [["a: null"], "number or null"],
  [["l: list"], "boolean"],
  [["image: array [64, 64, 3]"], "number"],
  [["k: list", "n: array [2, 5]"], "list"],
];

export function draftOf(params: readonly string[], returns: string): Draft {
  return {
    id: "09-relu",
    title: 'ReLU: "max", #1',
    summary: "Replace every negative number by zero: that is all.",
    signature: {
      name: "relu",
      params: params.map((words) => valueOf(readParam(words))),
      returns: valueOf(readSlot(returns, "it")),
      pure: true,
    },
  };
}

function valueOf<T>(read: Read<T>): T {
  if (read.ok) return read.value;
  throw new Error(read.problem);
}
