import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnsOf, cut, padEnd, wrap, wrapIndented } from "../../reporters/layout.ts";
import { fileUrl, locate, relativeTo } from "../../reporters/place.ts";
import { safeLine, safeLines } from "../../reporters/safe-text.ts";

/** What a terminal could obey, what reorders text, and what is not visible. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u;

describe("text of a learner's program", () => {
  test.each([
    ["\u001b[31mred\u001b[0m", String.raw`\x1b[31mred\x1b[0m`],
    ["\u009b2J", String.raw`\x9b2J`],
    ["\u001b]8;;http://example.com\u0007click", String.raw`\x1b]8;;http://example.com\x07click`],
    ["abc\u202edef", String.raw`abc\u202edef`],
    ["zero\u200bwidth", String.raw`zero\u200bwidth`],
    ["no\u00a0break", String.raw`no\xa0break`],
    ["\udead", String.raw`\udead`],
    ["\u{e0041}", String.raw`\u{e0041}`],
    ["two\n  lines\r\n", "two lines"],
    ["grüße, 日本語, 🙂", "grüße, 日本語, 🙂"],
  ])("%j", (text, expected) => {
    expect(safeLine(text)).toBe(expected);
  });

  test("can do nothing to a terminal", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x10ffff })), (codes) => {
        const text = String.fromCodePoint(...codes);
        expect(safeLine(text)).not.toMatch(UNSAFE);
        expect(safeLines(text, 5).join("")).not.toMatch(UNSAFE);
      }),
    );
  });

  test("is cut where it is long", () => {
    expect(safeLine("x".repeat(1000), 10)).toBe("xxxxxxxxx…");
    expect(safeLine(`${" ".repeat(30)}x`, 10)).toBe("x");
    expect(safeLines("a\n\tb\nc\nd\n\n", 2)).toStrictEqual(["a", "    b", "… 2 more lines"]);
    expect(safeLines(`${"x".repeat(600)}\n`, 2)).toStrictEqual([`${"x".repeat(500)}…`]);
  });
});

describe("layout", () => {
  test("columns", () => {
    expect(["abc", "日本", "🙂", "e\u0301", "✓ ✗ · →"].map(columnsOf)).toStrictEqual([3, 4, 2, 1, 7]);
    expect(padEnd("日", 4)).toBe("日  ");
    expect(cut("a long name", 7)).toBe("a long…");
    expect(cut("日本語", 5)).toBe("日本…");
  });

  test("wraps at spaces, and breaks only words that are too long and no paths", () => {
    expect(wrap("one two three four", 9)).toStrictEqual(["one two", "three", "four"]);
    expect(wrap("- one two three", 9, 2)).toStrictEqual(["- one two", "  three"]);
    expect(wrap("a veryverylongword b", 8)).toStrictEqual(["a", "veryvery", "longword", "b"]);
    expect(wrap("see exercises/06-softmax/softmax.ts now", 12)).toStrictEqual([
      "see",
      "exercises/06-softmax/softmax.ts",
      "now",
    ]);
  });

  test("what is aligned by spaces keeps them", () => {
    expect(wrapIndented("  [1.5 2.5 3.5]", 10)).toStrictEqual(["  [1.5 2.5", "  3.5]"]);
    expect(wrapIndented("", 10)).toStrictEqual([""]);
    expect(wrapIndented(`${" ".repeat(50)}a`, 10)).toStrictEqual(["     a"]);
  });

  test("no line is too wide and no word is lost", () => {
    const words = fc.array(fc.stringMatching(/^[a-z日🙂]{1,30}$/u), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 12, max: 60 }), fc.integer({ min: 0, max: 4 }), (parts, width, hang) => {
        const lines = wrap(parts.join(" "), width, hang);
        expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(width);
        expect(lines.join("").replaceAll(" ", "")).toBe(parts.join(""));
      }),
    );
  });
});

describe("places", () => {
  test.each([
    ["/home/ada/course", "/home/ada/course/exercises/a.ts", "exercises/a.ts"],
    ["/home/ada/course/", "/home/ada/course/exercises/a.ts", "exercises/a.ts"],
    ["/home/ada/course", "/home/ada/course2/a.ts", "/home/ada/course2/a.ts"],
    ["C:\\course", "C:\\course\\exercises\\a.ts", "exercises/a.ts"],
    ["", "/a.ts", "/a.ts"],
  ])("relative to %s: %s", (folder, file, expected) => {
    expect(relativeTo(folder, file)).toBe(expected);
  });

  test.each([
    ["/c/exercises/06-softmax/softmax.ts", "softmax.ts", "/c/exercises/06-softmax/softmax.ts"],
    ["/c/exercises/06-softmax/softmax.ts", "06-softmax/softmax.ts", "/c/exercises/06-softmax/softmax.ts"],
    ["/c/exercises/06-softmax/softmax.ts", "helpers.ts", "/c/exercises/06-softmax/helpers.ts"],
    ["/c/exercises/06-softmax/softmax.ts", "02-sigmoid/sigmoid.ts", "/c/exercises/02-sigmoid/sigmoid.ts"],
    ["/c/exercises/06-softmax/softmax.ts", "/elsewhere/a.ts", "/elsewhere/a.ts"],
    ["C:\\c\\06-softmax\\softmax.ts", "softmax.ts", "C:/c/06-softmax/softmax.ts"],
  ])("of the submission %s, %s", (submission, name, expected) => {
    expect(locate(submission, name)).toBe(expected);
  });

  test.each([
    ["/home/ada/my course/a#1.ts", "file:///home/ada/my%20course/a%231.ts"],
    ["C:\\course\\a.ts", "file:///C:/course/a.ts"],
    ["/a\u001b\\b", "file:///a%1B%5Cb"],
  ])("the URL of %j", (path, expected) => {
    expect(fileUrl(path)).toBe(expected);
  });
});
