// The lines in which two texts differ.

import fc from "fast-check";
import { expect, test } from "vitest";
import { type DifferenceLine, differenceOf } from "../../domain/difference.ts";

const text = fc.array(fc.constantFrom("a", "b", "  c", "}"), { minLength: 1, maxLength: 8 });

function side(difference: readonly DifferenceLine[], which: "actual" | "expected"): readonly string[] {
  return difference.filter((line) => line.in === "both" || line.in === which).map((line) => line.text);
}

test("either text can be read from it", () => {
  fc.assert(
    fc.property(text, text, (actual, expected) => {
      const difference = differenceOf(actual.join("\n"), expected.join("\n"));
      expect(side(difference, "actual")).toEqual(actual);
      expect(side(difference, "expected")).toEqual(expected);
    }),
  );
});

test("a text differs from itself in no line, whatever its lines end in", () => {
  fc.assert(
    fc.property(
      text,
      fc.constantFrom("\n", "\r\n", " \n"),
      fc.constantFrom("", "\n", "\r\n\r\n"),
      (lines, end, last) => {
        const difference = differenceOf(lines.join("\n"), lines.join(end) + last);
        expect(difference.every((line) => line.in === "both")).toBe(true);
      },
    ),
  );
});
