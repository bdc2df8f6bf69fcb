import { expect, test } from "vitest";
import type { Exercise } from "../../domain/exercise.ts";
import { promptText } from "../../reporters/prompt.ts";
import { caseReport, PASSED } from "./build.ts";

const exercise: Exercise = {
  id: "06-softmax",
  title: "Softmax",
  summary: "Turn scores into probabilities.",
  topics: [],
  requires: [],
  credit: "by-case",
  hints: [],
  cases: [],
  mistakes: [],
  laws: [],
  equivalents: [],
  prompt: `The **softmax** of a row is made of exponentials,
each divided by their sum:

- the largest score gets the largest share,
  but not all of it
- \`e\` is the base

## What fits

| shape | fits |
| --- | --- |
| (2, 1) | yes |

\`\`\`ts
np.sum(e,
  { axis: 1 });
\`\`\`
`,
  signature: {
    name: "softmax",
    params: [{ name: "z", types: ["array"], shape: ["m", "n"], about: "one row of scores for each sample" }],
    returns: { types: ["number", "array"], about: "probabilities" },
    pure: false,
  },
};

test("paragraphs are fitted to the page; lists, tables and code keep their lines", () => {
  expect(promptText(exercise, "exercises/06-softmax/softmax.ts", { color: false, width: 60, links: false }))
    .toMatchInlineSnapshot(`
    "
    Softmax

      The softmax of a row is made of exponentials, each divided
      by their sum:

      - the largest score gets the largest share, but not all of
        it
      - \`e\` is the base

      What fits

      | shape | fits |
      | --- | --- |
      | (2, 1) | yes |

      np.sum(e,
        { axis: 1 });

    softmax(z)
      z: array of shape (m, n): one row of scores for each
        sample
      returns: number or array: probabilities

    Write it in exercises/06-softmax/softmax.ts, then: npx numkata grade softmax

    "
  `);
});

test("headings and code are coloured on request", () => {
  const text = promptText(exercise, "softmax.ts", { color: true, width: 80, links: false });
  expect(text).toContain("\u001B[1mWhat fits\u001B[22m");
});

test("what is all or nothing says so", () => {
  const worth = [caseReport(PASSED, { case: { points: 12.5 } }), caseReport(PASSED, { case: { extra: true } })];
  const cases = worth.map((report) => report.case);
  const text = (credit: Exercise["credit"]): string =>
    promptText({ ...exercise, credit, cases }, "softmax.ts", { color: false, width: 60, links: false });
  expect(text("all-or-nothing")).toContain("\n\nAll or nothing: 12.5 points when it passes, and none before.\n\n");
  expect(text("by-case")).not.toContain("nothing");
});
