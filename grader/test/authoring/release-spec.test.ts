// Cutting what learners do not get out of a spec, to the letter.

import { expect, test } from "vitest";
import { learnersText } from "../../authoring/release-spec.ts";

const SPEC = `# a note among authors
title: Root # really
prompt: |
  A # is no comment here.
hints: [One., "Two # too."]
cases:
  # what everybody knows
  - name: four
    args: { x: 4.0 } # easy
    expected: 2.0
  - name: secret
    args: { x: 81 }
    # nine
    expected: 9.0
    hidden: true
  # about the last
  - name: nine
    args:
      x: 9 # still easy
    expected: 3.0
laws:
  square: root(x) squared is x # a law
# a last word
`;

const cut = (cases: readonly number[], keys: readonly string[] = [], text = SPEC): string | undefined =>
  learnersText(text, { keys, cases }, "s.json");

test("comments are gone, and what only looks like one stays", () => {
  expect(cut([])).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=s.json
    title: Root
    prompt: |
      A # is no comment here.
    hints: [One., "Two # too."]
    cases:
      - name: four
        args: { x: 4.0 }
        expected: 2.0
      - name: secret
        args: { x: 81 }
        expected: 9.0
        hidden: true
      - name: nine
        args:
          x: 9
        expected: 3.0
    laws:
      square: root(x) squared is x
    "
  `);
});

test("cases and keys are cut out", () => {
  expect(cut([1], ["laws"])).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=s.json
    title: Root
    prompt: |
      A # is no comment here.
    hints: [One., "Two # too."]
    cases:
      - name: four
        args: { x: 4.0 }
        expected: 2.0
      - name: nine
        args:
          x: 9
        expected: 3.0
    "
  `);
});

test("the first and the last too", () => {
  expect(cut([0, 2], ["title", "laws"])).toMatchInlineSnapshot(`
    "# yaml-language-server: $schema=s.json
    prompt: |
      A # is no comment here.
    hints: [One., "Two # too."]
    cases:
      - name: secret
        args: { x: 81 }
        expected: 9.0
        hidden: true
    "
  `);
});

test("line ends of Windows and a mark of the encoding make no difference", () => {
  expect(cut([1], ["laws"], `\uFEFF${SPEC.replaceAll("\n", "\r\n")}`)).toBe(cut([1], ["laws"]));
});

test("what has no lines of its own is not cut out", () => {
  expect(cut([0], [], "title: A\ncases: [{ name: a }, { name: b }]\n")).toBeUndefined();
  expect(cut([], ["title"], "{ title: A, cases: [] }\n")).toBeUndefined();
});
