import { expect, test } from "vitest";
import { readParam, readSlot } from "../../authoring/slot-words.ts";

test.each([
  ["z: array [m, n], one row", { name: "z", types: ["array"], shape: ["m", "n"], about: "one row" }],
  ["  rate :number,  the   rate ", { name: "rate", types: ["number"], about: "the rate" }],
  ["z: number or array [n]", { name: "z", types: ["number", "array"], shape: ["n"], about: "TODO: what it means" }],
  ["z:number|array", { name: "z", types: ["number", "array"], about: "TODO: what it means" }],
  ["v: array [a * b, 1], a: column", { name: "v", types: ["array"], shape: ["a*b", 1], about: "a: column" }],
  ["k: array []", { name: "k", types: ["array"], shape: [], about: "TODO: what it means" }],
  ["x: array, each in [0, 1]", { name: "x", types: ["array"], about: "each in [0, 1]" }],
])("%s", (words, param) => {
  expect(readParam(words)).toEqual({ ok: true, value: param });
});

test("what cannot be understood is said with the way to write it", () => {
  const slips = [
    "z array",
    "1z: array",
    "np: array",
    ": array",
    "z: aray",
    "z: ",
    "z: matrix [m, n]",
    "z: number [3]",
    "z: array [m-1]",
    "z: array [0, m]",
    "z: array [m",
    "z: array or array",
  ];
  const said = slips.map((words) => {
    const read = readParam(words);
    return `${words} => ${read.ok ? "understood" : read.problem}`;
  });
  expect(said).toMatchInlineSnapshot(`
    [
      "z array => "z array" has no colon. Write it as in: z: array [m, n], one row for each sample",
      "1z: array => the parameter "1z" must be a JavaScript name (letters, digits and _, not beginning with a digit).",
      "np: array => the parameter "np" must be another name, since np is the array module.",
      ": array => the parameter "" must be a JavaScript name (letters, digits and _, not beginning with a digit).",
      "z: aray => "aray" is not a type, for z. Did you mean "array"?",
      "z:  => "" says no type for z. Write it as in: array [m, n], one row for each sample",
      "z: matrix [m, n] => "matrix" is not a type, for z. The types are number, array, boolean, string, null, list, object.",
      "z: number [3] => only an array has a shape, and z is number. Leave out [3].",
      "z: array [m-1] => [m-1] is no shape, for z. Write its lengths as numbers, names or products: [m, 3, 2*n].",
      "z: array [0, m] => [0, m] is no shape, for z. Write its lengths as numbers, names or products: [m, 3, 2*n].",
      "z: array [m => "array [m" says no type for z. Write it as in: array [m, n], one row for each sample",
      "z: array or array => a type is named twice, for z.",
    ]
  `);
});

test("what comes back has no name", () => {
  expect(readSlot("number, never negative", "what it returns")).toEqual({
    ok: true,
    value: { types: ["number"], about: "never negative" },
  });
  expect(readSlot("numbr", "what it returns")).toEqual({
    ok: false,
    problem: '"numbr" is not a type, for what it returns. Did you mean "number"?',
  });
});
