import { describe, expect, test } from "vitest";

import { problemsOf, withSlip } from "./specs.ts";

/** One passage of the valid spec, what an author wrote instead, and all that is said about it. */
type Slip = { slip: string; from: string; to: string; says: string[] };

const STRUCTURE: Slip[] = [
  {
    slip: "misspelt top key",
    from: "summary:",
    to: "sumary:",
    says: ['e.yaml:3:1 unknown key "sumary" in the file. Did you mean "summary"?'],
  },
  {
    slip: "a key that nobody knows",
    from: "hints:",
    to: "grading: { a: b }\nhints:",
    says: [
      'e.yaml:14:1 unknown key "grading" in the file. The keys there are title, topics, requires, points, credit, summary, prompt, function, tolerance, limits, hints, cases, mistakes, laws, equivalents.',
    ],
  },
  {
    slip: "pure that is neither true nor false",
    from: "tolerance:",
    to: "  pure: maybe\ntolerance:",
    says: ['e.yaml:12:9 pure must be true or false, but is the text "maybe".'],
  },
  {
    slip: "a list of mistakes",
    from: "hints:",
    to: "mistakes: [noExp]\nhints:",
    says: [
      "e.yaml:14:11 mistakes must be a mapping (lines of key: value), but is a list. Wrong implementations that learners write, by the name of their export in mistakes.ts beside the solution, each with the sentence to read: what it looks like, and what mends it.",
    ],
  },
  {
    slip: "mistakes with nothing to read",
    from: "hints:",
    to: 'mistakes:\n  noExp: ""\n  noSum:\nhints:',
    says: [
      "e.yaml:15:10 mistake noExp is empty. Write a text.",
      "e.yaml:16:9 mistake noSum must be text, but is empty. Write it behind the colon.",
    ],
  },
  {
    slip: "a mistake that no function can be called",
    from: "hints:",
    to: "mistakes: { no-exp: Exponentiate first., class: Sum each row. }\nhints:",
    says: [
      'e.yaml:14:13 the mistake "no-exp" must be a JavaScript name (letters, digits and _, not beginning with a digit). Rename it.',
      'e.yaml:14:42 the mistake "class" must be a name that JavaScript does not keep for itself. Rename it.',
    ],
  },
  {
    slip: "two mistakes of one name",
    from: "hints:",
    to: "mistakes:\n  noExp: Exponentiate first.\n  noExp: Take the exponential.\nhints:",
    says: ['e.yaml:16:3 the key "noExp" is written twice; the first is on line 15. Keep one.'],
  },
  {
    slip: "misspelt key in tolerance",
    from: "{ rtol: 1e-6 }",
    to: "{ rtoll: 1e-6 }",
    says: ['e.yaml:12:14 unknown key "rtoll" in tolerance. Did you mean "rtol"?'],
  },
  {
    slip: "unknown case key",
    from: "    hidden: true",
    to: "    hiden: true",
    says: ['e.yaml:26:5 unknown key "hiden" in case "as printed". Did you mean "hidden"?'],
  },
  {
    slip: "unknown key in throws",
    from: "{ name: RangeError,",
    to: "{ nam: RangeError,",
    says: ['e.yaml:35:15 unknown key "nam" in throws. Did you mean "name"?'],
  },
  {
    slip: "missing title",
    from: "title: Softmax\n",
    to: "",
    says: ["e.yaml:1:1 title is missing from the file. Add it: The exercise's name, as learners see it: Softmax."],
  },
  {
    slip: "missing function",
    from: "function:",
    to: "fun:",
    says: ['e.yaml:6:1 unknown key "fun" in the file. Did you mean "function"?'],
  },
  {
    slip: "missing about",
    from: ", about: one row of scores per sample",
    to: "",
    says: [
      "e.yaml:9:8 about is missing from parameter z. Add it: What it means, in a few words: one row of scores per sample.",
    ],
  },
  {
    slip: "case without name",
    from: "- name: one row\n    args",
    to: "- args",
    says: [
      "e.yaml:17:5 name is missing from case 1. Add it: What the case is about, as learners read it: a vector is not a matrix.",
    ],
  },
  {
    slip: "title is a number",
    from: "title: Softmax",
    to: "title: 42",
    says: ["e.yaml:1:8 title must be text, but is 42. Put it in quotes."],
  },
  {
    slip: "title is empty",
    from: "title: Softmax",
    to: "title:",
    says: ["e.yaml:1:7 title must be text, but is empty. Write it behind the colon."],
  },
  {
    slip: "title is empty text",
    from: "title: Softmax",
    to: 'title: "  "',
    says: ["e.yaml:1:8 title is empty. Write a text."],
  },
  {
    slip: "prompt is empty",
    from: "prompt: |\n  Divide the exponentials of each row by their sum.",
    to: "prompt: |\n",
    says: ["e.yaml:4:9 prompt is empty. Write a text."],
  },
  {
    slip: "hint with colon",
    from: "- Exponentiate first.",
    to: "- Exponentiate: first.",
    says: ['e.yaml:15:5 hint 1 must be text, but is a mapping. Text with ": " in it goes in quotes.'],
  },
  {
    slip: "hints is text",
    from: "hints:\n  - Exponentiate first.",
    to: "hints: Exponentiate first.",
    says: ['e.yaml:14:8 hints must be a list, but is the text "Exponentiate first.".'],
  },
  {
    slip: "comma in flow text",
    from: "about: what to multiply by",
    to: "about: a number, or an array",
    says: [
      'e.yaml:10:69 unknown key "or an array" in parameter scale. Text with a comma in it goes in quotes when it is inside { }.',
    ],
  },
  {
    slip: "quoted number",
    from: "{ rtol: 1e-6 }",
    to: '{ rtol: "1e-6" }',
    says: ['e.yaml:12:20 rtol must be a number, but is the text "1e-6". Remove the quotes.'],
  },
  {
    slip: "negative tolerance",
    from: "{ rtol: 1e-6 }",
    to: "{ rtol: -1e-6 }",
    says: ["e.yaml:12:20 rtol must be at least 0, but is -1e-6."],
  },
  {
    slip: "infinite tolerance",
    from: "{ rtol: 1e-6 }",
    to: "{ rtol: .inf }",
    says: ["e.yaml:12:20 rtol must be a number, but is .inf."],
  },
  {
    slip: "zero timeout",
    from: "timeoutMs: 1000",
    to: "timeoutMs: 0",
    says: ["e.yaml:13:22 timeoutMs must be more than 0, but is 0."],
  },
  {
    slip: "timeout with unit",
    from: "timeoutMs: 1000",
    to: "timeoutMs: 1s",
    says: ['e.yaml:13:22 timeoutMs must be a number, but is the text "1s".'],
  },
  {
    slip: "too little memory",
    from: "{ timeoutMs: 1000 }",
    to: "{ memoryMiB: 16 }",
    says: ["e.yaml:13:22 memoryMiB must be at least 64, but is 16."],
  },
  {
    slip: "too many runs",
    from: "runs: 5",
    to: "runs: 5000",
    says: ["e.yaml:31:11 runs must be at most 1000, but is 5000."],
  },
  {
    slip: "half a run",
    from: "runs: 5",
    to: "runs: 2.5",
    says: ["e.yaml:31:11 runs must be a whole number, but is 2.5."],
  },
  {
    slip: "hidden as yes",
    from: "hidden: true",
    to: "hidden: yes",
    says: ['e.yaml:26:13 hidden must be true or false, but is the text "yes".'],
  },
  {
    slip: "points with too many decimals",
    from: "    hidden: true",
    to: "    points: 0.333",
    says: ["e.yaml:26:13 points must be a number with at most two decimals (2.5), but is 0.333."],
  },
  {
    slip: "more points than there are",
    from: "tolerance:",
    to: "points: 10001\ntolerance:",
    says: ["e.yaml:12:9 points must be at most 10000, but is 10001."],
  },
  {
    slip: "points in words",
    from: "tolerance:",
    to: 'points: "20"\ntolerance:',
    says: ['e.yaml:12:9 points must be a number, but is the text "20". Remove the quotes.'],
  },
  {
    slip: "fewer points than cases",
    from: "tolerance:",
    to: "points: 0.03\ntolerance:",
    says: [
      'e.yaml:12:9 points: 0.03, shared out by weight, leaves less than 0.01 for case "a vector is not a matrix". Give the exercise more points, or the case a larger share.',
    ],
  },
  {
    slip: "misspelt credit",
    from: "tolerance:",
    to: "credit: all-or-none\ntolerance:",
    says: [
      'e.yaml:12:9 credit must be by-case or all-or-nothing, but is the text "all-or-none". Did you mean "all-or-nothing"?',
    ],
  },
  {
    slip: "credit of a case",
    from: "    hidden: true",
    to: "    credit: by-case",
    says: [
      'e.yaml:26:5 unknown key "credit" in case "as printed". The keys there are name, args, generate, runs, seed, expected, throws, law, tolerance, limits, hidden, extra, points.',
    ],
  },
  {
    slip: "a prerequisite that is no list",
    from: "tolerance:",
    to: "requires: 01-basic-sigmoid\ntolerance:",
    says: ['e.yaml:12:11 requires must be a list, but is the text "01-basic-sigmoid".'],
  },
  {
    slip: "prerequisites by number and twice",
    from: "tolerance:",
    to: "requires: [1, 02-sigmoid, 02-sigmoid]\ntolerance:",
    says: ["e.yaml:12:12 item 1 of requires must be text, but is 1. Put it in quotes."],
  },
  {
    slip: "a prerequisite twice",
    from: "tolerance:",
    to: "requires: [02-sigmoid, 02-sigmoid]\ntolerance:",
    says: ["e.yaml:12:11 requires must be a list that names no exercise twice, but is a list."],
  },
  {
    slip: "points zero",
    from: "hidden: true",
    to: "points: 0",
    says: ["e.yaml:26:13 points must be more than 0, but is 0."],
  },
];

const FUNCTION: Slip[] = [
  {
    slip: "type misspelt",
    from: "{ type: array, shape: [m, n], about: one",
    to: "{ type: aray, shape: [m, n], about: one",
    says: [
      'e.yaml:9:16 type of z must be number, array, boolean, string, null, list or object, but is the text "aray". Did you mean "array"?',
    ],
  },
  {
    slip: "type unknown",
    from: "{ type: array, shape: [m, n], about: one",
    to: "{ type: matrix, shape: [m, n], about: one",
    says: [
      'e.yaml:9:16 type of z must be number, array, boolean, string, null, list or object, but is the text "matrix".',
    ],
  },
  {
    slip: "type in list misspelt",
    from: "type: [number, array]",
    to: "type: [numbr, array]",
    says: [
      'e.yaml:10:21 item 1 of type must be number, array, boolean, string, null, list or object, but is the text "numbr". Did you mean "number"?',
    ],
  },
  {
    slip: "type list twice",
    from: "type: [number, array]",
    to: "type: [number, number]",
    says: ["e.yaml:10:20 type of scale must be a list that names no type twice, but is a list."],
  },
  {
    slip: "bad length",
    from: "shape: [m, n], about: one",
    to: "shape: [m, n-1], about: one",
    says: ['e.yaml:9:34 item 2 of shape must be a name (m) or a product (length*height*3), but is the text "n-1".'],
  },
  {
    slip: "fraction length",
    from: "shape: [m, n], about: one",
    to: "shape: [m, 1.5], about: one",
    says: ["e.yaml:9:34 item 2 of shape must be a length (3), a name (m) or a product (length*height*3), but is 1.5."],
  },
  {
    slip: "name no identifier",
    from: "name: softmax",
    to: "name: soft-max",
    says: [
      'e.yaml:7:9 the function\'s name must be a JavaScript name (letters, digits and _, not beginning with a digit), but is the text "soft-max".',
    ],
  },
  {
    slip: "name reserved",
    from: "name: softmax",
    to: "name: delete",
    says: [
      'e.yaml:7:9 the function\'s name must be a name that JavaScript does not keep for itself, but is the text "delete".',
    ],
  },
  {
    slip: "param reserved",
    from: "    scale: {",
    to: "    class: {",
    says: [
      'e.yaml:10:5 the parameter "class" must be a name that JavaScript does not keep for itself. Rename it.',
      "e.yaml:18:11 args has nothing for the parameter class. Add class.",
      'e.yaml:18:29 unknown parameter "scale" in args. The parameters are z, class.',
      "e.yaml:21:11 args has nothing for the parameter class. Add class.",
      'e.yaml:21:34 unknown parameter "scale" in args. The parameters are z, class.',
      "e.yaml:29:7 generate has nothing for the parameter class. Add class.",
      'e.yaml:30:7 unknown parameter "scale" in generate. The parameters are z, class.',
      "e.yaml:34:11 args has nothing for the parameter class. Add class.",
      'e.yaml:34:24 unknown parameter "scale" in args. The parameters are z, class.',
    ],
  },
  {
    slip: "shape of a number",
    from: "type: [number, array], shape",
    to: "type: number, shape",
    says: [
      "e.yaml:10:28 only an array has a shape, and scale is a number. Remove the shape, or add array to its type.",
      "e.yaml:21:41 scale must be a number, but is an array of shape (2, 2).",
      "e.yaml:30:14 scale is a number: write shape: [].",
    ],
  },
  {
    slip: "params as a list",
    from: "    z: { type",
    to: "    - z: { type",
    says: [
      "e.yaml:10:1 this line begins in another column than its neighbours. Begin the keys of one mapping, and the items of one list, in the same column.",
    ],
  },
];

const NAMES: Slip[] = [
  {
    slip: "two cases of one name",
    from: "name: as printed",
    to: "name: one row",
    says: ['e.yaml:20:11 two cases are called "one row"; the first is on line 17. Give each its own name.'],
  },
  {
    slip: "same key twice",
    from: "    hidden: true",
    to: "    hidden: true\n    hidden: false",
    says: ['e.yaml:27:5 the key "hidden" is written twice; the first is on line 26. Keep one.'],
  },
];

const ARGS: Slip[] = [
  {
    slip: "misspelt param",
    from: "scale: 1 }\n    expected",
    to: "scal: 1 }\n    expected",
    says: ['e.yaml:18:29 unknown parameter "scal" in args. Did you mean "scale"?'],
  },
  {
    slip: "unknown param",
    from: ", scale: 1 }\n    expected",
    to: ", scale: 1, temperature: 2 }\n    expected",
    says: ['e.yaml:18:39 unknown parameter "temperature" in args. The parameters are z, scale.'],
  },
  {
    slip: "args is a list",
    from: "args: { z: [[1, 2, 3]], scale: 1 }",
    to: "args: [[[1, 2, 3]], 1]",
    says: [
      "e.yaml:18:11 args must be a mapping (lines of key: value), but is a list. One value for each parameter, by name.",
    ],
  },
  {
    slip: "args rank",
    from: "z: [[1, 2, 3]]",
    to: "z: [1, 2, 3]",
    says: ["e.yaml:18:16 z has shape (3,), but the function says (m, n)."],
  },
  {
    slip: "args number for array",
    from: "z: [[1, 2, 3]]",
    to: "z: 3",
    says: ["e.yaml:18:16 z must be an array of shape (m, n), but is the number 3."],
  },
  {
    slip: "args text in array",
    from: "z: [[1, 2, 3]]",
    to: "z: [[1, 2, 1/3]]",
    says: ['e.yaml:18:24 z must be an array of shape (m, n), but this is the text "1/3". Make every element a number.'],
  },
  {
    slip: "args bool among numbers",
    from: "z: [[1, 2, 3]]",
    to: "z: [[1, 2, true]]",
    says: ["e.yaml:18:24 z must be an array of shape (m, n), but this is true. Make every element a number."],
  },
  {
    slip: "args null",
    from: "z: [[1, 2, 3]]",
    to: "z: null",
    says: ["e.yaml:18:16 z must be an array of shape (m, n), but is null."],
  },
  {
    slip: "args nan",
    from: "z: [[1, 2, 3]]",
    to: "z: [[1, 2, nan]]",
    says: ["e.yaml:18:24 nan is text in YAML. Write the number as .nan, or put the text in quotes."],
  },
  {
    slip: "args huge",
    from: "z: [[1, 2, 3]]",
    to: "z: [[1, 2, 12345678901234567890]]",
    says: ["e.yaml:18:24 12345678901234567890 is too large to be held exactly. Write it with a point, as in 1.5e300."],
  },
  {
    slip: "args ragged",
    from: "z: [[1, 2, 3]]",
    to: "z: [[1, 2, 3], [4, 5]]",
    says: [
      "e.yaml:18:28 an array's rows have one shape, but row 0 has 3, row 1 has 2, counted from 0. Make them alike.",
    ],
  },
  {
    slip: "args ragged mix",
    from: "z: [[1, 2, 3]]",
    to: "z: [[1, 2, 3], 4]",
    says: [
      "e.yaml:18:28 an array's rows have one shape, but row 0 has 3, row 1 is a number, counted from 0. Make them alike.",
    ],
  },
  {
    slip: "args lengths disagree",
    from: "scale: [[1, 1], [2, 2]]",
    to: "scale: [[1, 1]]",
    says: ["e.yaml:21:41 scale has shape (1, 2), but m is 2 in z."],
  },
  {
    slip: "args quoted print",
    from: "z: [[1, 2, 3]]",
    to: 'z: "[[1. 2. 3.]]"',
    says: [
      'e.yaml:18:16 z must be an array of shape (m, n), but is the text "[[1. 2. 3.]]". Put what NumPy printed below "printed: |".',
    ],
  },
];

const EXPECTED: Slip[] = [
  {
    slip: "expected shape",
    from: "expected: [[0.1, 0.2, 0.7]]",
    to: "expected: [[0.1, 0.2]]",
    says: ["e.yaml:19:15 expected has shape (1, 2), but n is 3 in z."],
  },
  {
    slip: "expected rank",
    from: "expected: [[0.1, 0.2, 0.7]]",
    to: "expected: [0.1, 0.2, 0.7]",
    says: ["e.yaml:19:15 expected has shape (3,), but the function says (m, n)."],
  },
  {
    slip: "expected type",
    from: "expected: [[0.1, 0.2, 0.7]]",
    to: "expected: yes",
    says: ['e.yaml:19:15 expected must be an array of shape (m, n), but is the text "yes".'],
  },
  {
    slip: "expected empty",
    from: "expected: [[0.1, 0.2, 0.7]]",
    to: "expected:",
    says: [
      'e.yaml:19:5 case "one row" does not say what must come back. Add expected (a value) or throws (an error), or let `npx numkata expected 06-softmax` fill in what the solution gives.',
    ],
  },
  {
    slip: "expected mapping",
    from: "expected: [[0.1, 0.2, 0.7]]",
    to: "expected: { print: 1 }",
    says: ['e.yaml:19:15 expected must be an array of shape (m, n), but is a mapping. Did you mean "printed"?'],
  },
  {
    slip: "no expected",
    from: "    expected: [[0.1, 0.2, 0.7]]\n",
    to: "",
    says: [
      'e.yaml:17:5 case "one row" does not say what must come back. Add expected (a value) or throws (an error), or let `npx numkata expected 06-softmax` fill in what the solution gives.',
    ],
  },
  {
    slip: "no args",
    from: "    args: { z: [[1, 2, 3]], scale: 1 }\n",
    to: "",
    says: ['e.yaml:17:5 case "one row" has no inputs. Add args (values of your own) or generate (random ones).'],
  },
  {
    slip: "both",
    from: "expected: [[0.1, 0.2, 0.7]]",
    to: "expected: [[0.1, 0.2, 0.7]]\n    throws: {}",
    says: ['e.yaml:20:5 case "one row" has both expected and throws. Keep the one that is right.'],
  },
  {
    slip: "runs with args",
    from: "hidden: true",
    to: "runs: 3",
    says: ["e.yaml:26:5 runs is only for generate. Remove it."],
  },
  {
    slip: "generate and args",
    from: "    runs: 5",
    to: "    args: { z: [[1]], scale: 1 }",
    says: [
      'e.yaml:28:5 case "any matrix" has both args and generate. Keep args for values of your own, generate for random ones.',
    ],
  },
  {
    slip: "generate and expected",
    from: "    runs: 5",
    to: "    expected: 1",
    says: ["e.yaml:31:5 with generate, the solution says what must come back. Remove expected, or write args."],
  },
  {
    slip: "printed broken",
    from: "[[0.26894142 0.73105858]\n         [0.26894142 0.73105858]]",
    to: "[[0.26894142 0.73105858]\n         [0.26894142 0.7310x858]]",
    says: ['e.yaml:25:22 "0.7310x858" is not what NumPy prints for a number or boolean: 1.5, 2e-05, nan, -inf, True.'],
  },
  {
    slip: "printed shortened",
    from: "         [0.26894142 0.73105858]]\n",
    to: "         ...\n         [0.26894142 0.73105858]]\n",
    says: [
      'e.yaml:25:10 NumPy shortened this print with "..."; call np.set_printoptions(threshold=sys.maxsize) before printing, and paste it whole.',
    ],
  },
  {
    slip: "printed as list",
    from: "printed: |\n        [[0.26894142 0.73105858]\n         [0.26894142 0.73105858]]",
    to: "printed: [[1, 2]]",
    says: [
      'e.yaml:23:16 printed must be text, but is a list. Write "printed: |" and paste what NumPy printed on the lines below, indented.',
    ],
  },
  {
    slip: "printed with more",
    from: "      printed: |",
    to: "      rtol: 1\n      printed: |",
    says: ['e.yaml:23:7 "rtol" stands beside printed, which is a whole value by itself. Remove one of them.'],
  },
  {
    slip: "printed shape",
    from: "         [0.26894142 0.73105858]]",
    to: "         [0.26894142 0.73105858]\n         [0.26894142 0.73105858]]",
    says: ["e.yaml:23:7 expected has shape (3, 2), but m is 2 in z."],
  },
];

const GENERATE: Slip[] = [
  {
    slip: "generate both shape and like",
    from: "{ like: z, numbers",
    to: "{ like: z, shape: [], numbers",
    says: ["e.yaml:30:14 scale needs either shape, such as [1..4, 3], or like, an earlier parameter."],
  },
  {
    slip: "generate neither",
    from: "{ like: z, numbers",
    to: "{ numbers",
    says: ["e.yaml:30:14 scale needs either shape, such as [1..4, 3], or like, an earlier parameter."],
  },
  {
    slip: "generate no elements",
    from: ", integers: [-9, 9]",
    to: "",
    says: ["e.yaml:29:10 z needs either integers or numbers, with the lowest and the highest: integers: [-9, 9]."],
  },
  {
    slip: "generate backwards",
    from: "integers: [-9, 9]",
    to: "integers: [9, -9]",
    says: ["e.yaml:29:40 integers go from the lowest to the highest: write [-9, 9]."],
  },
  {
    slip: "generate one bound",
    from: "integers: [-9, 9]",
    to: "integers: [9]",
    says: ["e.yaml:29:40 integers of z needs 2 items, but has 1. Write [lowest, highest]."],
  },
  {
    slip: "generate half",
    from: "integers: [-9, 9]",
    to: "integers: [-9.5, 9]",
    says: ["e.yaml:29:41 item 1 of integers must be a whole number, but is -9.5."],
  },
  {
    slip: "generate nothing between",
    from: "numbers: [0, 1]",
    to: "numbers: [0.0001, 0.0009]",
    says: ["e.yaml:30:34 no number with three decimals lies between 0.0001 and 0.0009. Widen the range."],
  },
  {
    slip: "generate huge",
    from: "numbers: [0, 1]",
    to: "numbers: [0, 1e300]",
    says: ["e.yaml:30:38 item 2 of numbers must be at most 1000000000000, but is 1e300."],
  },
  {
    slip: "extent typo",
    from: "shape: [1..4, 3]",
    to: "shape: [1.4, 3]",
    says: ["e.yaml:29:20 item 1 of shape must be a length (3) or a range of lengths (1..4), but is 1.4."],
  },
  {
    slip: "extent open",
    from: "shape: [1..4, 3]",
    to: "shape: [1.., 3]",
    says: ['e.yaml:29:20 item 1 of shape must be a range of lengths (1..4), but is the text "1..".'],
  },
  {
    slip: "extent backwards",
    from: "shape: [1..4, 3]",
    to: "shape: [4..1, 3]",
    says: ["e.yaml:29:20 a range of lengths goes from the smaller to the larger: write 1..4."],
  },
  {
    slip: "extent rank",
    from: "shape: [1..4, 3]",
    to: "shape: [1..4]",
    says: ["e.yaml:29:10 z has shape (1..4,), but the function says (m, n)."],
  },
  {
    slip: "extent size",
    from: "shape: [1..4, 3]",
    to: "shape: [1..4000, 3000]",
    says: ["e.yaml:29:19 z could have 12000000 elements; 100000 is the most. Make its axes shorter."],
  },
  {
    slip: "like unknown",
    from: "like: z",
    to: "like: x",
    says: ['e.yaml:30:22 like must name a parameter before scale, and "x" is none. Did you mean "z"?'],
  },
  {
    slip: "like itself",
    from: "{ shape: [1..4, 3], integers",
    to: "{ like: z, integers",
    says: [
      'e.yaml:29:18 like must name a parameter before z, and "z" is none. z is the first parameter, so it needs a shape of its own.',
    ],
  },
  {
    slip: "drawn apart",
    from: "{ like: z, numbers",
    to: "{ shape: [1..4, 3], numbers",
    says: [
      "e.yaml:30:14 scale draws its own m, which would differ from that of z. Write like: z, or give m the same single length in both.",
    ],
  },
  {
    slip: "generate missing param",
    from: "      scale: { like: z, numbers: [0, 1] }\n",
    to: "",
    says: ["e.yaml:29:7 generate has nothing for the parameter scale. Add scale."],
  },
  {
    slip: "number for array",
    from: "{ shape: [1..4, 3], integers",
    to: "{ shape: [], integers",
    says: ["e.yaml:29:10 z has shape (), but the function says (m, n)."],
  },
];

const THROWS: Slip[] = [
  {
    slip: "throws true",
    from: "throws: { name: RangeError, message: /2-d/ }",
    to: "throws: true",
    says: [
      "e.yaml:35:13 throws must be a mapping (lines of key: value), but is true. The error that the function must throw; {} is any error.",
    ],
  },
  {
    slip: "throws empty",
    from: "throws: { name: RangeError, message: /2-d/ }",
    to: "throws:",
    says: [
      "e.yaml:35:12 throws must be a mapping (lines of key: value), but is empty. The error that the function must throw; {} is any error.",
    ],
  },
  {
    slip: "bad pattern",
    from: "/2-d/ }",
    to: "/(2-d/ }",
    says: [
      "e.yaml:35:42 this is no regular expression: unterminated group. To mean the text itself, leave out the slashes.",
    ],
  },
  {
    slip: "bad flag",
    from: "/2-d/ }",
    to: "/2-d/g }",
    says: ["e.yaml:35:42 the flag g has no use here. A pattern's flags are i, m, s, u and v."],
  },
  {
    slip: "message number",
    from: "message: /2-d/",
    to: "message: 2",
    says: ["e.yaml:35:42 message of throws must be text, but is 2. Put it in quotes."],
  },
];

const YAML: Slip[] = [
  {
    slip: "tab",
    from: "  name: softmax",
    to: "\tname: softmax",
    says: ["e.yaml:7:1 this line is indented with a tab. YAML wants spaces: two for each level."],
  },
  {
    slip: "colon in text",
    from: "title: Softmax",
    to: "title: Softmax: the function",
    says: [
      'e.yaml:1:8 this text has a ": " in it, which YAML takes for another key. Put the text in quotes, or below a |.',
    ],
  },
  {
    slip: "backtick",
    from: "title: Softmax",
    to: "title: `softmax`",
    says: ["e.yaml:1:8 YAML text cannot begin with `. Put the text in quotes."],
  },
  {
    slip: "unclosed bracket",
    from: "topics: [broadcasting, axis]",
    to: "topics: [broadcasting, axis",
    says: ["e.yaml:2:9 this [ is not closed. Add the ], and indent every line before it."],
  },
  {
    slip: "unclosed brace",
    from: "tolerance: { rtol: 1e-6 }",
    to: "tolerance: { rtol: 1e-6",
    says: ["e.yaml:12:12 this { is not closed. Add the }, and indent every line before it."],
  },
  {
    slip: "unclosed quote",
    from: "title: Softmax",
    to: 'title: "Softmax',
    says: ['e.yaml:1:8 this " is not closed. Add the closing ".'],
  },
  {
    slip: "unclosed single quote",
    from: "title: Softmax",
    to: "title: 'Softmax",
    says: ["e.yaml:1:8 this ' is not closed. Add the closing '. A ' inside the text is written twice ('')."],
  },
  {
    slip: "apostrophe",
    from: "title: Softmax",
    to: "title: 'It's softmax'",
    says: ['e.yaml:1:12 "s softmax\'" cannot stand here. Is the line indented rightly, or does a text need quotes?'],
  },
  {
    slip: "escape",
    from: "title: Softmax",
    to: 'title: "$\\sigma$"',
    says: [
      "e.yaml:1:10 \\s is not an escape that YAML knows. Use single quotes, in which a backslash is only a backslash.",
    ],
  },
  {
    slip: "indent",
    from: "    seed: 7",
    to: "   seed: 7",
    says: [
      "e.yaml:32:1 this line begins in another column than the list. Begin the keys of one mapping, and the items of one list, in the same column.",
    ],
  },
  {
    slip: "indent more",
    from: "    seed: 7",
    to: "      seed: 7",
    says: [
      "e.yaml:31:11 the next lines are indented as if they were part of this value. Begin the keys of one mapping, and the items of one list, in the same column.",
    ],
  },
  {
    slip: "no space behind colon",
    from: "title: Softmax",
    to: "title:Softmax",
    says: ['e.yaml:1:1 this line has no "key: ". Is a colon missing, or the space behind it?'],
  },
  {
    slip: "missing comma",
    from: "[-9, 9]",
    to: "[-9 9]",
    says: ["e.yaml:29:40 integers of z needs 2 items, but has 1. Write [lowest, highest]."],
  },
  {
    slip: "print unprinted",
    from: "expected: [[0.1, 0.2, 0.7]]",
    to: "expected: [[0.1 0.2] [0.7 0.8]]",
    says: [
      'e.yaml:19:26 "[0.7 0.8]]" cannot stand here. What NumPy printed goes below "printed: |"; a text with [ ] in it goes in quotes.',
    ],
  },
  {
    slip: "print unprinted 1d",
    from: "expected: [[0.1, 0.2, 0.7]]",
    to: "expected: [0.1 0.2 0.7]",
    says: [
      'e.yaml:19:16 expected must be an array of shape (m, n), but this is the text "0.1 0.2 0.7". Put commas between numbers, or what NumPy printed below "printed: |".',
    ],
  },
  {
    slip: "regex with class",
    from: "/2-d/ }",
    to: "/[2-3]-d/ }",
    says: [
      'e.yaml:35:43 "[2-3]-d/ }" cannot stand here. What NumPy printed goes below "printed: |"; a text with [ ] in it goes in quotes.',
    ],
  },
  {
    slip: "document end",
    from: "cases:",
    to: "---\ncases:",
    says: ["e.yaml:16:1 a second document begins here. A file is one document: remove the line of dashes or dots."],
  },
  {
    slip: "tag",
    from: "title: Softmax",
    to: "title: !important Softmax",
    says: ["e.yaml:1:8 !important is a YAML tag, and a spec has none. If it is text, put it in quotes."],
  },
  {
    slip: "alias without anchor",
    from: "title: Softmax",
    to: "title: *softmax",
    says: [
      "e.yaml:1:8 *softmax refers to nothing: no &softmax comes before it. If the text begins with *, put it in quotes.",
    ],
  },
  {
    slip: "text behind bar",
    from: "prompt: |\n",
    to: "prompt: | text\n",
    says: ['e.yaml:4:11 "text" stands behind a | or >. The text begins on the next line.'],
  },
  {
    slip: "complex key",
    from: "title: Softmax",
    to: "? [a]\n: b\ntitle: Softmax",
    says: ["e.yaml:1:3 a key must be a name, but is a list. If { } or [ ] is part of a text, put the text in quotes."],
  },
  {
    slip: "list where a mapping",
    from: "function:\n  name: softmax",
    to: "function:\n  - name: softmax",
    says: [
      "e.yaml:8:1 this line begins in another column than its neighbours. Begin the keys of one mapping, and the items of one list, in the same column.",
      "e.yaml:11:1 this line begins in another column than its neighbours. Begin the keys of one mapping, and the items of one list, in the same column.",
    ],
  },
];

describe.each([
  ["structure", STRUCTURE],
  ["function", FUNCTION],
  ["names", NAMES],
  ["args", ARGS],
  ["expected", EXPECTED],
  ["generate", GENERATE],
  ["throws", THROWS],
  ["YAML", YAML],
] as const)("%s", (_, slips) => {
  test.each(slips)("$slip", ({ from, to, says }) => {
    expect(problemsOf(withSlip(from, to))).toEqual(says);
  });
});
