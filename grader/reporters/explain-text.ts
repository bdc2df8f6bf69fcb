// What parts two texts: where the first difference is, and what kind of difference it is.

import type { Failure } from "../domain/compare.ts";
import { type Explanation, type Fact, pairFact } from "./explanation.ts";
import { quoted } from "./literal.ts";
import { plural, subjectText } from "./naming.ts";

/** So much of two long texts is shown before the place where they part. */
const BEFORE = 24;
/** Texts up to this length are shown from their beginning. */
const SHORT = 120;

type TextFailure = Extract<Failure, { kind: "text" }>;

export function explainText({ path, actual, expected }: TextFailure, name: string): Explanation {
  return {
    headline: `${subjectText(path, name)} a string that differs from the expected one.`,
    facts: [textPair(actual, expected), { kind: "sentence", text: textDifference(actual, expected) }],
    steps: [],
  };
}

/** Both texts; from a little before the first difference on, where it would not be seen otherwise. */
function textPair(actual: string, expected: string): Fact {
  const from = Math.max(0, partingOf(actual, expected) - BEFORE);
  if (from === 0 || Math.max(actual.length, expected.length) <= SHORT) return pairOf(actual, expected);
  const pair = pairOf(actual.slice(from), expected.slice(from));
  return pair.kind === "pair" ? { kind: "pair", actual: `…${pair.actual}`, expected: `…${pair.expected}` } : pair;
}

function pairOf(actual: string, expected: string): Fact {
  return pairFact({ kind: "text", text: actual }, { kind: "text", text: expected });
}

function textDifference(actual: string, expected: string): string {
  if (actual === "") return "Yours is empty.";
  if (isSameBut(actual, expected, (text) => text.trim()))
    return "They differ only in the spaces at the beginning or the end.";
  if (isSameBut(actual, expected, (text) => text.replaceAll(/\r\n?/gu, "\n")))
    return "They differ only in how their lines end: with `\\n`, or with `\\r` too.";
  if (isSameBut(actual, expected, (text) => text.replaceAll(/\s+/gu, "")))
    return `They differ only in their ${/\n/u.test(actual + expected) ? "spaces and line breaks" : "spaces"}.`;
  if (isSameBut(actual, expected, (text) => text.toLowerCase()))
    return "They differ only in capital and small letters.";
  if (isSameBut(actual, expected, (text) => text.normalize("NFKC")))
    return "They look alike, but some letters are written with other characters: `text.normalize()` makes them the same.";
  const position = partingOf(actual, expected);
  const same = position === 1 ? "first character" : `first ${plural(position, "character")}`;
  if (position === 0) return "They differ from the first character on.";
  if (position === actual.length) return `Yours ends after the ${same}; up to there it is right.`;
  if (position === expected.length) return `Yours goes on after the ${same}, and the expected one ends there.`;
  const line = actual.slice(0, position).split("\n").length;
  if (line > 1) return `Line ${line} is the first that differs.`;
  return `The ${same} ${position === 1 ? "is" : "are"} the same.${strangeLetter(actual, expected, position)}`;
}

function isSameBut(actual: string, expected: string, change: (text: string) => string): boolean {
  return change(actual) === change(expected);
}

/** How long the beginning is that both have; no letter is cut in two. */
function partingOf(actual: string, expected: string): number {
  let position = 0;
  while (position < Math.min(actual.length, expected.length) && actual[position] === expected[position]) position += 1;
  return /[\uD800-\uDBFF]/u.test(actual.charAt(position - 1)) ? position - 1 : position;
}

/** A letter of another alphabet can look like the right one. */
function strangeLetter(actual: string, expected: string, position: number): string {
  const [yours = "", wanted = ""] = [actual, expected].map((text) =>
    String.fromCodePoint(text.codePointAt(position) ?? 32),
  );
  if (!/^\p{L}$/u.test(yours) || !/^[\x20-\x7e]$/u.test(wanted) || /^[\x20-\x7e]$/u.test(yours)) return "";
  const code = (yours.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return ` Then comes ${quoted(yours)} (U+${code}), which is not the letter ${quoted(wanted)}.`;
}
