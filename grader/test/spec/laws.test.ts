import { describe, expect, test } from "vitest";
import { exerciseOf, problemsOf, VALID, withSlip } from "./specs.ts";

const LAWS = "laws:\n  rowsSumToOne: Each row adds up\n    to 1.\n  shifted: f(z + 1) = f(z)\nhints:";

/** The valid spec with laws, and with something in the place of its last case. */
function withCase(lines: string): string {
  const text = VALID.replace("hints:", LAWS);
  return text.replace(/ {2}- name: a vector is not a matrix\n[^]*$/u, `  - name: about a law\n${lines}`);
}

describe("a case with a law", () => {
  const law = { name: "rowsSumToOne", sentence: "Each row adds up to 1." };

  test("takes values of its own", () => {
    const exercise = exerciseOf(withCase("    args: { z: [[1, 2]], scale: 1 }\n    law: rowsSumToOne\n"));
    expect(exercise.laws).toEqual([law, { name: "shifted", sentence: "f(z + 1) = f(z)" }]);
    expect(exercise.cases.at(-1)).toMatchObject({ inputs: { kind: "written" }, expectation: { kind: "law", law } });
  });

  test("takes random values", () => {
    const generate =
      "    generate: { z: { shape: [2, 3], integers: [0, 9] }, scale: { shape: [], numbers: [0, 1] } }\n";
    const last = exerciseOf(withCase(`${generate}    runs: 7\n    law: rowsSumToOne\n    hidden: true\n`)).cases.at(-1);
    expect(last).toMatchObject({
      hidden: true,
      inputs: { kind: "generated", runs: 7 },
      expectation: { kind: "law", law },
    });
  });

  test("is held to the function's types and shapes", () => {
    expect(problemsOf(withCase("    args: { z: [1, 2], scale: 1 }\n    law: shifted\n"))).toEqual([
      "e.yaml:38:16 z has shape (2,), but the function says (m, n).",
    ]);
  });
});

test.each<{ slip: string; lines: string; says: string[] }>([
  {
    slip: "a law that nobody named",
    lines: "    args: { z: [[1]], scale: 1 }\n    law: rowSumToOne\n",
    says: ['e.yaml:39:10 the law "rowSumToOne" is not in laws. Did you mean "rowsSumToOne"?'],
  },
  {
    slip: "a law and a value",
    lines: "    args: { z: [[1]], scale: 1 }\n    law: shifted\n    expected: [[1]]\n",
    says: [
      'e.yaml:39:5 case "about a law" has both expected and law. Keep the one that is meant: a case with a law takes any value that keeps it.',
    ],
  },
  {
    slip: "a law and an error",
    lines: "    args: { z: [[1]], scale: 1 }\n    law: shifted\n    throws: {}\n",
    says: [
      'e.yaml:39:5 case "about a law" has both throws and law. Keep the one that is meant: a case with a law takes any value that keeps it.',
    ],
  },
  {
    slip: "a law that is a list",
    lines: "    args: { z: [[1]], scale: 1 }\n    law: [shifted]\n",
    says: ["e.yaml:39:10 law must be text, but is a list. Text that begins with [ or - goes in quotes."],
  },
])("$slip", ({ lines, says }) => {
  expect(problemsOf(withCase(lines))).toEqual(says);
});

test("a law in a spec that has none", () => {
  expect(problemsOf(withSlip("    throws: { name: RangeError, message: /2-d/ }", "    law: shifted"))).toEqual([
    "e.yaml:34:16 z has shape (2,), but the function says (m, n).",
    'e.yaml:35:10 the law "shifted" is not in laws. Name it there, with a sentence that says what must hold.',
  ]);
});

test("laws that no function can be, and laws that say nothing", () => {
  expect(problemsOf(withSlip("hints:", "laws: { sums-to-one: Rows add up to 1., then: f = f }\nhints:"))).toEqual([
    'e.yaml:14:9 the law "sums-to-one" must be a JavaScript name (letters, digits and _, not beginning with a digit). Rename it.',
    'e.yaml:14:41 the law "then" must be another name, since JavaScript takes a module with a function then for a promise. Rename it.',
  ]);
  expect(problemsOf(withSlip("hints:", "laws:\n  shifted:\nhints:"))).toEqual([
    "e.yaml:15:11 law shifted must be text, but is empty. Write it behind the colon.",
  ]);
});
