import { array, assert, constant, constantFrom, integer, nat, oneof, property, record, string } from "fast-check";
import { expect, test } from "vitest";

import { parseCourse } from "../../spec/course.ts";
import { parseExercise } from "../../spec/parse.ts";
import { stubText } from "../../spec/stub.ts";
import { fuzz, FUZZ_TIMEOUT_MS } from "../fuzz.ts";
import { faults, OPTIONS, VALID } from "./specs.ts";

/** What an author's hand slips on, more often than any other text. */
const FRAGMENT = oneof(
  constantFrom(
    ..."[ ] { } : , - | > & * ! ? # % @ ` ' \" \\ ~ \t \n".split(" "),
    "\n  ",
    "\n\t",
    ": ",
    "- ",
    "[]",
    "{}",
    "[[",
    "]]",
    "1..4",
    "null",
    "true",
    ".nan",
    "-1",
    "1e400",
    "&a ",
    "*a",
    "!!set ",
    "__proto__: 1\n",
    "constructor",
    "printed: |",
    "throws: {}",
    "expected: ",
    "args: ",
    "generate: ",
    "like: z",
    "shape: [m*n]",
    "\uFEFF",
    "\r\n",
    "---\n",
    "...",
    "\u0000",
    "𝜎",
  ),
  string({ maxLength: 8 }),
);

const SLIP = record({
  at: nat(VALID.length),
  removed: oneof(constant(0), nat(12), nat(200)),
  put: FRAGMENT,
});

test(
  "whatever slips into a spec, it is an exercise or has problems that are somewhere in the file",
  () => {
    assert(
      property(array(SLIP, { minLength: 1, maxLength: 4 }), (slips) => {
        let text = VALID;
        for (const { at, removed, put } of slips) text = text.slice(0, at) + put + text.slice(at + removed);
        const parsed = parseExercise(text, OPTIONS);
        expect(faults(parsed, text)).toEqual([]);
        expect(parsed.ok ? stubText(parsed.value) : "not implemented").toContain("not implemented");
      }),
      fuzz(1500),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  "whatever line goes to another place, the same",
  () => {
    const lines = VALID.split("\n");
    assert(
      property(nat(lines.length - 1), nat(lines.length - 1), integer({ min: -4, max: 4 }), (from, to, indent) => {
        const moved = [...lines];
        const [line = ""] = moved.splice(from, 1);
        moved.splice(to, 0, indent < 0 ? line.slice(-indent) : " ".repeat(indent) + line);
        const text = moved.join("\n");
        expect(faults(parseExercise(text, OPTIONS), text)).toEqual([]);
      }),
      fuzz(500),
    );
  },
  FUZZ_TIMEOUT_MS,
);

test(
  "any text at all, the same",
  () => {
    assert(
      property(array(FRAGMENT, { maxLength: 12 }), (parts) => {
        const text = parts.join("");
        expect(faults(parseExercise(text, OPTIONS), text)).toEqual([]);
        expect(faults(parseCourse(text, { file: "e.yaml" }), text)).toEqual([]);
      }),
      fuzz(1500),
    );
  },
  FUZZ_TIMEOUT_MS,
);
