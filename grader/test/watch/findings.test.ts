// Reading what a compiler prints.

import { expect, test } from "vitest";
import { findingsIn } from "../../watch/findings.ts";

function places(output: string): readonly string[] {
  return findingsIn(output, "exercises/", "06-softmax/softmax.ts").map(
    ({ location: { file, line, column }, message }) => `${file} ${line} ${column} ${message}`,
  );
}

test.for([
  ["nothing", "", []],
  [
    "a finding",
    "exercises/06-softmax/softmax.ts(4,9): error TS2322: Type 'number' is not assignable to type 'string'.\n",
    ["06-softmax/softmax.ts 4 9 Type 'number' is not assignable to type 'string'."],
  ],
  [
    "one with the reasons below it, and Windows' line ends",
    "exercises/06-softmax/softmax.ts(3,1): error TS2345: A is not B.\r\n  Types of 'x' differ.\r\n    (1,2): error TS1: no.\r\n",
    ["06-softmax/softmax.ts 3 1 A is not B."],
  ],
  [
    "the exercise's own file before another of its folder",
    [
      "exercises/06-softmax/helper (1).ts(1,1): error TS1: helper",
      "exercises/06-softmax/softmax.ts(2,2): error TS2: own",
      "exercises/06-softmax/softmax.ts(9,2): error TS2: own, later",
    ].join("\n"),
    ["06-softmax/softmax.ts 2 2 own", "06-softmax/softmax.ts 9 2 own, later", "06-softmax/helper (1).ts 1 1 helper"],
  ],
  [
    "other exercises, np, our own declarations and the options",
    [
      "exercises/05-normalize-rows/normalizeRows.ts(1,1): error TS1: another exercise",
      "exercises/06-softmax-again/softmax.ts(1,1): error TS1: another exercise",
      "../../work/grader/np/np.ts(1,1): error TS1: np",
      "../../tmp/numkata-types-x/globals.d.ts(1,1): error TS1: ours",
      "tsconfig.json(3,5): error TS5023: Unknown compiler option 'strickt'.",
      "error TS18003: No inputs were found.",
    ].join("\n"),
    [],
  ],
  [
    "a message that looks like another finding",
    "exercises/06-softmax/softmax.ts(1,7): error TS2322: Type '\"a.ts(3,3): error TS1: x\"' is wrong.",
    ["06-softmax/softmax.ts 1 7 Type '\"a.ts(3,3): error TS1: x\"' is wrong."],
  ],
] as const)("%s", ([, output, expected]) => {
  expect(places(output)).toEqual(expected);
});
