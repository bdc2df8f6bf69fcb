// A case that is added to a spec: the rest of the text stays as it is.

import { expect, test } from "vitest";
import { withCase } from "../../spec/append-case.ts";

const CASE = ["- name: new", "  args: { x: 1 }"];

test.each([
  [
    "the usual layout",
    "a: 1\ncases:\n  - name: old\n    args: { x: 0 }\nmistakes: {}\n",
    "a: 1\ncases:\n  - name: old\n    args: { x: 0 }\n  - name: new\n    args: { x: 1 }\nmistakes: {}\n",
  ],
  [
    "a list that is not indented",
    "cases:\n- name: old\nmistakes: {}\n",
    "cases:\n- name: old\n- name: new\n  args: { x: 1 }\nmistakes: {}\n",
  ],
  ["the end of the file", "cases:\n  - name: old\n", "cases:\n  - name: old\n  - name: new\n    args: { x: 1 }\n"],
  ["no line end", "cases:\n  - name: old", "cases:\n  - name: old\n  - name: new\n    args: { x: 1 }\n"],
  [
    "a remark behind the last line",
    "cases:\n  - name: old # why\n\n# next\nb: 2\n",
    "cases:\n  - name: old # why\n  - name: new\n    args: { x: 1 }\n\n# next\nb: 2\n",
  ],
  [
    "a remark of the last case",
    "cases:\n  - name: old\n    # why\n  # what comes next\nb: 2\n",
    "cases:\n  - name: old\n    # why\n  - name: new\n    args: { x: 1 }\n  # what comes next\nb: 2\n",
  ],
  [
    "what NumPy printed",
    "cases:\n  - expected:\n      printed: |\n        [1 2]\n\nb: 2\n",
    "cases:\n  - expected:\n      printed: |\n        [1 2]\n  - name: new\n    args: { x: 1 }\n\nb: 2\n",
  ],
  [
    "the line ends of Windows",
    "cases:\r\n  - name: old\r\nb: 2\r\n",
    "cases:\r\n  - name: old\r\n  - name: new\r\n    args: { x: 1 }\r\nb: 2\r\n",
  ],
  [
    "a list of dashes below each other",
    "cases:\n  -\n    name: old\nb: 2\n",
    "cases:\n  -\n    name: old\n  - name: new\n    args: { x: 1 }\nb: 2\n",
  ],
])("%s", (_, before, after) => {
  expect(withCase(before, CASE)).toBe(after);
});

test.each([
  ["brackets", "cases: [{ name: old }]\n"],
  ["an empty list", "cases: []\n"],
  ["no cases", "title: Double\n"],
  ["an alias", "all: &all\n  - name: old\ncases: *all\n"],
])("not in %s", (_, text) => {
  expect(withCase(text, CASE)).toBeUndefined();
});
