// What GitHub's runner would obey in a log, and what is left of it.

import fc from "fast-check";
import { expect, test } from "vitest";
import { withoutCommands } from "../../reporters/workflow-log.ts";
import { workflowCommands } from "./formats.ts";

test.each([
  ["::error::x", String.raw`\u003a:error::x`],
  ["a\n  ::add-mask::x\n", "a\n  \\u003a:add-mask::x\n"],
  ["a\r::stop-commands::x", "a\r\\u003a:stop-commands::x"],
  ["\u0085\u3000::error::x", "\u0085\u3000\\u003a:error::x"],
  ["a ##[error]b##[group]", String.raw`a ##\u005berror]b##\u005bgroup]`],
  [":::error::x", String.raw`\u003a::error::x`],
])("%j", (text, wanted) => {
  expect(withoutCommands(text)).toBe(wanted);
});

test.each(["a ::error::x", "std::vector", "## [a]", "#[derive]", ": :", '{ "a": "::error::x" }'])(
  "%j is as it was",
  (text) => {
    expect(withoutCommands(text)).toBe(text);
  },
);

test("nothing is a command in the end, and JSON says what it said", () => {
  const part = fc.constantFrom(
    "::",
    ":",
    "#",
    "[",
    "##[",
    "error",
    "]",
    " ",
    "\n",
    "\r",
    "\t",
    "\u2028",
    "\\",
    '"',
    "x",
  );
  const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(text, (written) => {
      expect(workflowCommands(withoutCommands(written))).toEqual([]);
      const document = JSON.stringify({ [written]: [written] }, undefined, 2);
      expect(JSON.parse(withoutCommands(document))).toEqual(JSON.parse(document));
      expect(workflowCommands(withoutCommands(document))).toEqual([]);
    }),
  );
});
