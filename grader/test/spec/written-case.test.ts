// A case that is written down reads back as the same.

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { DEFAULTS, type Signature } from "../../domain/exercise.ts";
import type { Expected } from "../../domain/judge.ts";
import { array, number, type Value } from "../../domain/value.ts";
import { parseExercise } from "../../spec/parse.ts";
import { caseLines } from "../../spec/written-case.ts";

const ANY = { types: ["array", "number", "string", "null"] as const, about: "something" };
const SIGNATURE: Signature = { name: "f", params: [{ name: "x", ...ANY }], returns: ANY, pure: false };
const HEAD = `title: F
summary: F.
prompt: F.
function:
  name: f
  params:
    x: { type: [array, number, string, "null"], about: something }
  returns: { type: [array, number, string, "null"], about: something }
cases:
`;

const element = fc.oneof(fc.double({ noDefaultInfinity: true, noNaN: true }), fc.integer()).map((each) => each + 0);
const value: fc.Arbitrary<Value> = fc.oneof(
  element.map((each) => number(each)),
  fc.array(element, { minLength: 1, maxLength: 30 }).map((data) => array([data.length], data)),
  fc.array(fc.tuple(element, element), { minLength: 1 }).map((rows) => array([rows.length, 2], rows.flat())),
  fc.string().map((text): Value => ({ kind: "text", text })),
  fc.constant<Value>({ kind: "null" }),
);

test("whatever the name, the values and the error", () => {
  const expected = fc.oneof(
    value.map((each): Expected => ({ kind: "value", value: each, precision: "full" })),
    fc.constant<Expected>({ kind: "throws", error: { name: "RangeError" } }),
  );
  const name = fc.string({ minLength: 1 }).filter((text) => text.trim() !== "" && !/\s/.test(text));
  fc.assert(
    fc.property(name, value, expected, fc.boolean(), (called, given, answer, extra) => {
      const written = { name: called, args: [given], expected: answer, extra };
      const lines = caseLines(written, SIGNATURE, false);
      const text = `${HEAD}  - name: first\n    args: { x: 0 }\n    expected: 0\n${lines.map((line) => `  ${line}\n`).join("")}`;
      const parsed = parseExercise(text, { id: "01-f", file: "f", defaults: DEFAULTS });
      if (!parsed.ok) throw new Error(`${parsed.problems[0]?.message}\n${text}`);
      const back = parsed.value.cases[1];
      expect(back).toMatchObject({ name: called, extra, expectation: answer });
      expect(back?.inputs).toEqual({ kind: "written", args: [given] });
    }),
    { numRuns: 60 },
  );
});
