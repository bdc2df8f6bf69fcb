// The course's own specs with what goes wrong in an author's hands, in a merge, or in whoever tries: each is an exercise
// or a list of problems that are somewhere in the file, and comes to an end.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parseCourse } from "../../spec/course.ts";
import { parseExercise } from "../../spec/parse.ts";
import { stubText } from "../../spec/stub.ts";
import { fuzz, FUZZ_TIMEOUT_MS } from "../fuzz.ts";
import { faults, OPTIONS } from "./specs.ts";

const EXERCISES = join(import.meta.dirname, "../../../exercises");
const SPECS = readdirSync(EXERCISES, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => readFileSync(join(EXERCISES, name, "exercise.yaml"), "utf8"));
const COURSE = readFileSync(join(EXERCISES, "course.yaml"), "utf8");

/** Every key of the specs, and some that mean something to objects or to YAML. */
const KEYS = [
  ...new Set(SPECS.flatMap((text) => [...text.matchAll(/^[ -]*([A-Za-z]\w*):/gm)].map((match) => match[1] ?? ""))),
  ..."__proto__ constructor toString hasOwnProperty then <<".split(" "),
  "? ",
  "&a",
  "*a",
  "!!str x",
  "'",
  "- x",
  "1",
  "null",
  "ünï",
  "\u202e",
  "\u{1f600}",
  "x".repeat(300),
];

/** Values of every type, and of more. */
const SCALARS = [
  ..."0 -1 1.5 1e400 -1e-400 .nan .inf 0x1f 0o17 1_000 12345678901234567890 01 +1 true no ~ null".split(" "),
  "",
  "''",
  '"\\u0000"',
  '"\\ud800"',
  "text",
  "[]",
  "{}",
  "[[]]",
  "[[1, 2], [3]]",
  "[1, [2]]",
  "{ a: 1 }",
  "[1, text]",
  "{ type: array }",
  "{ shape: [1..4, n] }",
  "1..4",
  "4..1",
  "1..99999999",
  "{ printed: '[1. 2' }",
  "{ like: z }",
  "/(/",
  "/a+/gimsuy",
  "2026-11-22",
  "!!binary aGk=",
  "!!js/function x",
  "!<tag:x> 1",
  "!!set { a }",
  "!!omap [a: 1]",
  "&a 1",
  "&a [*a]",
  "*a",
  "*nobody",
  "<<: *a",
  "{ <<: { a: 1 } }",
  "? a",
  "| \n x",
  "> \n x",
  "|9\n x",
  "# x",
  "@x",
  "%x",
];

type Line = { readonly text: string; readonly indent: string };

function lineAt(lines: readonly string[], at: number): Line & { readonly index: number } {
  const index = at % lines.length;
  const text = lines[index] ?? "";
  return { index, text, indent: /^ */.exec(text)?.[0] ?? "" };
}

/** Something that happens to the lines of a spec. */
const SLIPS: readonly ((lines: string[], at: number, other: number, word: string) => void)[] = [
  // A line away, twice, elsewhere, or two the other way round.
  (lines, at) => lines.splice(at % lines.length, 1),
  (lines, at, other) => lines.splice(at % lines.length, 1 + (other % 20)),
  (lines, at) => lines.splice(at % lines.length, 0, lines[at % lines.length] ?? ""),
  (lines, at, other) => lines.splice(other % lines.length, 0, lines[at % lines.length] ?? ""),
  (lines, at, other) => {
    const [a, b] = [lineAt(lines, at), lineAt(lines, other)];
    [lines[a.index], lines[b.index]] = [b.text, a.text];
  },
  // A part of the file twice, so that its keys are.
  (lines, at, other) => {
    const { index } = lineAt(lines, at);
    lines.splice(index, 0, ...lines.slice(index, index + 1 + (other % 30)));
  },
  // More or less to the right, by spaces or a tab.
  (lines, at, other) => {
    const { index, text } = lineAt(lines, at);
    lines[index] = other % 5 === 0 ? `\t${text}` : " ".repeat(other % 4) + text.slice(other % 3);
  },
  // Another key.
  (lines, at, other) => {
    const { index, text } = lineAt(lines, at);
    lines[index] = text.replace(/[A-Za-z]\w*(?=:)/, () => KEYS[other % KEYS.length] ?? "");
  },
  // Another value.
  (lines, at, other) => {
    const { index, text } = lineAt(lines, at);
    lines[index] = text.replace(/: .*$/, () => `: ${SCALARS[other % SCALARS.length]}`);
  },
  // One value within a list or a mapping on one line.
  (lines, at, other) => {
    const { index, text } = lineAt(lines, at);
    const parts = text.split(/(?<=[[{,:] ?)/);
    parts[other % parts.length] = SCALARS[(at + other) % SCALARS.length] ?? "";
    lines[index] = parts.join("");
  },
  // An anchor, a tag, or a name for what stands elsewhere.
  (lines, at, other) => {
    const { index, text } = lineAt(lines, at);
    const before = ["&a ", "*a ", "!!str ", "!!float ", "!!map ", "!!seq ", "! ", "!x ", "<<: *a, "][other % 9] ?? "";
    lines[index] = text.replace(/(?<=: |- )/, () => before);
  },
  (lines, at) => {
    const { index, indent } = lineAt(lines, at);
    lines.splice(index, 0, `${indent}<<: *a`);
  },
  // Any text anywhere.
  (lines, at, other, word) => {
    const { index, text } = lineAt(lines, at);
    const place = other % (text.length + 1);
    lines[index] = text.slice(0, place) + word + text.slice(place);
  },
];

const words = fc.oneof(
  fc.string({ maxLength: 6, unit: "binary" }),
  fc.nat(0xffff).map((code) => String.fromCharCode(code)),
  fc.constantFrom(
    "\r",
    "\r\n",
    "\n",
    "\n---\n",
    "\n...\n",
    "\n%YAML 1.1\n---\n",
    "\u2028",
    "\u0085",
    "\ufeff",
    "\t",
    "\u0000",
  ),
);

const slips = fc.array(fc.tuple(fc.nat(SLIPS.length - 1), fc.nat(100_000), fc.nat(100_000), words), {
  minLength: 1,
  maxLength: 4,
});

/** Problems that are wrong themselves; nothing where the text is an exercise, whose stub can be made too. */
function wrongWith(text: string): readonly string[] {
  const parsed = parseExercise(text, OPTIONS);
  if (parsed.ok) expect(stubText(parsed.value)).toContain("not implemented");
  return faults(parsed, text);
}

test(
  "whatever happens to the lines of a spec",
  () => {
    fc.assert(
      fc.property(fc.constantFrom(...SPECS), slips, (spec, all) => {
        const lines = spec.split("\n");
        for (const [kind, at, other, word] of all) if (lines.length > 0) SLIPS[kind]?.(lines, at, other, word);
        expect(wrongWith(lines.join("\n"))).toEqual([]);
      }),
      fuzz(600),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  "whatever happens to the bytes of a spec",
  () => {
    const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.constantFrom(...SPECS), changes, fc.boolean(), (spec, all, isCut) => {
        const bytes = Buffer.from(spec);
        for (const [at, byte] of all) bytes[at % bytes.length] = byte;
        // What is not UTF-8 is refused before it is parsed; what it would be shown as is a text like others.
        const text = bytes.subarray(0, isCut ? (all[0]?.[0] ?? 0) % bytes.length : bytes.length).toString("utf8");
        expect(wrongWith(text)).toEqual([]);
      }),
      fuzz(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  "whatever happens to the course's settings",
  () => {
    fc.assert(
      fc.property(slips, (all) => {
        const lines = COURSE.split("\n");
        for (const [kind, at, other, word] of all) if (lines.length > 0) SLIPS[kind]?.(lines, at, other, word);
        const text = lines.join("\n");
        expect(faults(parseCourse(text, { file: OPTIONS.file }), text)).toEqual([]);
      }),
      fuzz(300),
    );
  },
  FUZZ_TIMEOUT_MS,
);
