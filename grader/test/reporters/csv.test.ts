// The one writer of CSV, read back by a parser that is not ours and forgives nothing.

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvCell, csvRow, tame } from "../../reporters/csv.ts";

/** The only record of a text that has one. */
function strictly(text: string, delimiter = ","): readonly string[] {
  const records: string[][] = parse(text, { delimiter, record_delimiter: "\r\n", relax_quotes: false });
  expect(records).toHaveLength(1);
  return records[0] ?? [];
}

const anything = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(",", ";", '"', "\n", "\r", "\t", "=", " ", "a", "\u00a0", "\u202e", "🦊") }),
);

test("any cells are read as they are", () => {
  fc.assert(
    fc.property(fc.array(anything, { minLength: 2 }), fc.constantFrom(",", ";", "\t"), (cells, separator) => {
      const text = cells.map((cell) => csvCell(cell, separator)).join(separator);
      expect(strictly(`${text}\r\n`, separator)).toEqual(cells);
    }),
  );
});

describe("what a spreadsheet would run", () => {
  test("is text, with all that it was behind an apostrophe", () => {
    fc.assert(
      fc.property(fc.array(anything, { minLength: 2 }), (cells) => {
        for (const [at, cell] of strictly(csvRow(cells)).entries()) {
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/);
          expect([cells[at], `'${cells[at]}`]).toContain(cell);
        }
      }),
    );
  });

  test.each(["=cmd()", "+1", "-1", "@sum", "\t=1", " =1", "\r1", "＝1", "\u00a0=1", "\n=1"])("as %j", (text) => {
    expect(tame(text)).toBe(`'${text}`);
  });

  test.each(["", "a=b", "Ann", "'=1", "🦊", "1-2", "\u202eabc"])("but not %j", (text) => {
    expect(tame(text)).toBe(text);
  });

  test("is no number", () => {
    expect(csvRow(["-1", -1, 0.5])).toBe("'-1,-1,0.5\r\n");
  });
});
