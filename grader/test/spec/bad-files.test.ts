import { expect, test } from "vitest";

import { problemsOf, specOf, VALID } from "./specs.ts";

const UNFOLDING = ["a", "b", "c", "d", "e", "f"]
  .map((name, level, names) => {
    const item = level === 0 ? "1" : `*${names[level - 1]}`;
    return `${name}1: &${name} [${Array.from({ length: 10 }, () => item).join(", ")}]`;
  })
  .join("\n");

test.each([
  ["an empty file", "", 'e.yaml:1:1 the file is empty. Begin with a line such as "title: Softmax".'],
  ["only a comment", "# later\n", 'e.yaml:1:1 the file is empty. Begin with a line such as "title: Softmax".'],
  ["one word", "softmax\n", 'e.yaml:1:1 the file must be a mapping (lines of key: value), but is the text "softmax".'],
  ["a list", "- softmax\n", "e.yaml:1:1 the file must be a mapping (lines of key: value), but is a list."],
  ["a byte of no text", "\u0000", 'e.yaml:1:1 the file must be a mapping (lines of key: value), but is the text "".'],
  [
    "deep nesting",
    `a: ${"[".repeat(100)}${"]".repeat(100)}`,
    "e.yaml:1:68 this is nested more than 64 levels deep. Write it flatter.",
  ],
  [
    "an alias inside what it names",
    "title: &a [*a]",
    "e.yaml:1:12 *a refers to the very value that it is part of. Write the value out.",
  ],
  [
    "aliases that unfold to a million values",
    UNFOLDING,
    "e.yaml:5:37 the aliases (*name) unfold to more than 100000 values. Write the values out.",
  ],
])("%s", (_, text, message) => {
  expect(problemsOf(text)).toEqual([message]);
});

test("nesting too deep for the YAML parser itself is one problem, not a crash", () => {
  expect(problemsOf(`a: ${"[".repeat(20_000)}`)).toEqual([
    expect.stringContaining("this is nested too deeply to be read. Write it flatter."),
  ]);
});

test("every problem of a file is said at once, in the order of its lines", () => {
  const text = VALID.replace("rtol", "rtoll")
    .replace("title: Softmax\n", "")
    .replace("[[0.1, 0.2, 0.7]]", "[[0.1, 0.2]]")
    .replace("like: z", "like: zz")
    .replace("/2-d/", "/(/")
    .replace("hidden: true", "hiden: true");
  expect(problemsOf(text).join("\n")).toMatchInlineSnapshot(`
    "e.yaml:1:1 title is missing from the file. Add it: The exercise's name, as learners see it: Softmax.
    e.yaml:11:14 unknown key "rtoll" in tolerance. Did you mean "rtol"?
    e.yaml:18:15 expected has shape (1, 2), but n is 3 in z.
    e.yaml:25:5 unknown key "hiden" in case "as printed". Did you mean "hidden"?
    e.yaml:29:22 like must name a parameter before scale, and "zz" is none. Did you mean "z"?
    e.yaml:34:42 this is no regular expression: unterminated group. To mean the text itself, leave out the slashes."
  `);
});

test("a spec of nothing but stretch cases", () => {
  const signature = "params: {}\nreturns: { type: number, about: r }";
  const stretch = (name: string): string => `- { name: ${name}, args: {}, expected: 1, extra: true }`;
  expect(problemsOf(specOf(signature, [stretch("one"), stretch("two")].join("\n")))).toEqual([
    "e.yaml:9:41 every case is a stretch case, so nothing decides whether the exercise passes. Leave extra out of at least one.",
  ]);
  expect(problemsOf(specOf(signature, `${stretch("one")}\n- { name: two, args: {}, expected: 1 }`))).toEqual([]);
});

test("a slip in one parameter does not hide what is wrong with another", () => {
  const signature = `
params:
  a: { type: aray, about: a }
  b: { type: array, shape: [n], about: b }
returns: { type: number, about: r }`;
  const cases = `
- name: one
  args: { a: 1, b: [[1]] }
  expected: text`;
  expect(problemsOf(specOf(signature, cases)).join("\n")).toMatchInlineSnapshot(`
    "e.yaml:7:16 type of a must be number, array, boolean, string, null, list or object, but is the text "aray". Did you mean "array"?
    e.yaml:12:22 b has shape (1, 1), but the function says (n,).
    e.yaml:13:15 expected must be a number, but is the text "text"."
  `);
});

test("lengths must agree with one another", () => {
  const signature = `
params:
  image: { type: array, shape: [length, height, 3], about: i }
  flat: { type: array, shape: [length*height*3], about: f }
returns: { type: array, shape: [length * height * 3, 1], about: r }`;
  const cases = `
- name: the product of two names
  args: { image: [[[1, 2, 3], [4, 5, 6]]], flat: [1, 2, 3, 4, 5, 6] }
  expected: [[1], [2], [3], [4], [5], [6]]
- name: products that differ
  args: { image: [[[1, 2, 3], [4, 5, 6]]], flat: [1, 2, 3] }
  expected: [[1], [2], [3]]
- name: a fixed length
  args: { image: [[[1, 2]]], flat: [1] }
  expected: [[1]]`;
  expect(problemsOf(specOf(signature, cases)).join("\n")).toMatchInlineSnapshot(`
    "e.yaml:15:52 flat has shape (3,), but length*height*3 is 6.
    e.yaml:16:15 expected has shape (3, 1), but length*height*3 is 6.
    e.yaml:18:20 image has shape (1, 1, 2), but the function says (length, height, 3).
    e.yaml:18:38 flat has shape (1,), but length*height*3 is 3.
    e.yaml:19:15 expected has shape (1, 1), but length*height*3 is 3."
  `);
});

test("random matrices must be drawn so that they fit each other", () => {
  const signature = `
params:
  square: { type: array, shape: [n, n], about: s }
  right: { type: array, shape: [n, k], about: r }
  text: { type: string, about: t }
returns: { type: array, shape: [n, k], about: r }`;
  const cases = `
- name: a square with two lengths, and no text to draw
  generate:
    square: { shape: [1..4, 1..4], integers: [0, 9] }
    right: { shape: [3, 2], integers: [0, 9] }
    text: { shape: [], integers: [0, 9] }
- name: one length for both
  generate:
    square: { shape: [3, 3], integers: [0, 9] }
    right: { shape: [4, 1..9], integers: [0, 9] }
    text: { shape: [], integers: [0, 9] }`;
  expect(problemsOf(specOf(signature, cases)).join("\n")).toMatchInlineSnapshot(`
    "e.yaml:14:15 square draws n twice, and the two would differ. Give n one length.
    e.yaml:15:14 right draws its own n, which would differ from that of square. Write like: square, or give n the same single length in both.
    e.yaml:16:13 text is text, and only numbers and arrays can be generated. Write args and expected instead.
    e.yaml:20:14 right has shape (4, 1..9), but n is 3 in square.
    e.yaml:21:13 text is text, and only numbers and arrays can be generated. Write args and expected instead."
  `);
});

test("prints of two precisions in one value", () => {
  const signature = `
params: {}
returns: { type: object, about: r }`;
  const cases = `
- name: one
  args: {}
  expected:
    a: { printed: "[1.5 2.5]" }
    b: { printed: "[1.5e-10 2.5e+10]" }`;
  expect(problemsOf(specOf(signature, cases)).join("\n")).toMatchInlineSnapshot(
    `"e.yaml:12:7 one value cannot hold both prints with exponents and prints without: they are known to different precision. Make two cases of it."`,
  );
});

test.each([
  ["a block", "printed: |\n      [1. 2.\n       x 3.]", "14:10"],
  ["an indented block", "printed: |2\n        [1. 2.\n         x 3.]", "14:12"],
  ["quotes", 'printed: "[1. 2. x 3.]"', "12:24"],
  ["a text that YAML folds", "printed: >\n      [1. 2.\n      x 3.]", "12:16"],
  ["escapes", String.raw`printed: "[1.\n2. x 3.]"`, "12:16"],
])("a slip in a print is found in %s", (_, printed, place) => {
  const signature = "params: {}\nreturns: { type: array, about: r }";
  const text = specOf(signature, `- name: one\n  args: {}\n  expected:\n    ${printed}`);
  expect(problemsOf(text)).toEqual([expect.stringMatching(`^e.yaml:${place} "x" is not `)]);
});

test("lines are counted the same when they end as on Windows", () => {
  const text = VALID.replace("[0.26894142 0.73105858]]\n", "[0.26894142 0.7310x858]]\n").replaceAll("\n", "\r\n");
  expect(problemsOf(text)).toEqual([expect.stringMatching(/^e\.yaml:25:22 /u)]);
});
