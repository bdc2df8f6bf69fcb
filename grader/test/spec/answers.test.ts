// answers.json: what is written is read back as the same, and damage is told where it is.

import { describe, expect, test } from "vitest";
import { array, boolean, number, type Value } from "../../domain/value.ts";
import { type Answers, answersText, parseAnswers } from "../../spec/answers.ts";

const VALUES: readonly Value[] = [
  number(0.1),
  number(-0),
  number(NaN),
  number(-Infinity),
  number(5e-324),
  number(3, "int64"),
  boolean(true),
  array([2, 2], [1, -0, Infinity, 1 / 3]),
  array([0, 3], []),
  { kind: "text", text: 'say "a"\n' },
  { kind: "null" },
  { kind: "list", items: [number(1), { kind: "text", text: "b" }] },
  {
    kind: "record",
    entries: [
      ["__proto__", number(1)],
      ["b", { kind: "null" }],
    ],
  },
];

const ANSWERS: Answers = {
  cases: new Map([
    ["any numbers", VALUES.map((value) => ({ args: [array([1], [1], "int64")], value }))],
    ["any other", [{ args: [], value: number(1) }]],
  ]),
  small: [{ args: [array([1], [0])], value: number(0) }],
  mistakes: { salt: "abc", traces: new Map([["doubled", [["", "aB-_.f5A.0,1"], []]]]) },
};

const TEXT = answersText(ANSWERS);

test("what is written is read back as the same", () => {
  const read = parseAnswers(TEXT, { file: "answers.json" });
  expect(read).toEqual({ ok: true, value: ANSWERS });
  if (read.ok) expect(answersText(read.value)).toBe(TEXT);
});

describe("damage is told where it is", () => {
  test.each<[string, string, string]>([
    ["a file that ends early", TEXT.slice(0, 400), "answers.json:9:29 "],
    ["a run without its value", TEXT.replace('"value":0.1', '"volue":0.1'), "answers.json:6:7 "],
    ["numbers that do not fill their shape", TEXT.replace('"shape":[2,2]', '"shape":[2,3]'), "answers.json:13:7 "],
    ["a trace that is none", TEXT.replace("aB-_.f5A", "aB-_ f5A"), "answers.json:30:"],
    ["another kind of file", '{"title": "Softmax"}', "answers.json:1:1 "],
    ["nothing", "", "answers.json:1:1 "],
    ["no object", "[]", "answers.json:1:1 "],
  ])("%s", (_, text, place) => {
    const read = parseAnswers(text, { file: "answers.json" });
    if (read.ok) throw new Error("no damage was seen");
    const [problem] = read.problems;
    const told = `${problem?.file}:${problem?.line}:${problem?.column} ${problem?.message}`;
    expect(told.slice(0, place.length)).toBe(place);
    expect(told).toContain("this file is damaged: ");
  });
});
