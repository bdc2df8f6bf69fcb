// What is read on the way through a course: the list of exercises, and which comes next.

import { expect, test } from "vitest";
import { listText, type ListRow } from "../../reporters/list.ts";
import { nextText } from "../../reporters/next.ts";
import { caseReport, exerciseReport, PASSED } from "./build.ts";

function row(id: string, title: string, after: readonly string[], points = 4): ListRow {
  const { exercise } = exerciseReport([caseReport(PASSED, { case: { points } })], {
    exercise: { id, title, topics: ["exponential", "axis"] },
  });
  return { exercise, isDone: id === "01-basic-sigmoid", isCurrent: id === "02-sigmoid", after };
}

const ROWS = [
  row("01-basic-sigmoid", "Sigmoid of one number", []),
  row("02-sigmoid", "Sigmoid of an array", []),
  row("03-sigmoid-grad", "Slope of the sigmoid", ["02-sigmoid"], 7.5),
  row("06-softmax", "Softmax", ["02-sigmoid", "05-normalize-rows"]),
];

const page = (width: number) => ({ color: false, links: false, width });

test("the list says what to do first, in place of the topics", () => {
  expect(listText("Basics", ROWS, page(100))).toMatchInlineSnapshot(`
    "
    Basics

      ✓ 01-basic-sigmoid    4 points  Sigmoid of one number  exponential, axis
    → · 02-sigmoid          4 points  Sigmoid of an array    exponential, axis
      · 03-sigmoid-grad   7.5 points  Slope of the sigmoid   after sigmoid
      · 06-softmax          4 points  Softmax                after sigmoid and normalize-rows

    1 of 4 exercises passed when last graded.
    Next: npx numkata grade sigmoid

    "
  `);
});

test("without room, below", () => {
  expect(listText("Basics", ROWS, page(60))).toMatchInlineSnapshot(`
    "
    Basics

      ✓ 01-basic-sigmoid    4 points  Sigmoid of one number
    → · 02-sigmoid          4 points  Sigmoid of an array
      · 03-sigmoid-grad   7.5 points  Slope of the sigmoid
        after sigmoid
      · 06-softmax          4 points  Softmax
        after sigmoid and normalize-rows

    1 of 4 exercises passed when last graded.
    Next: npx numkata grade sigmoid

    "
  `);
  expect(listText("Basics", ROWS.slice(3), page(24))).toMatchInlineSnapshot(`
    "
    Basics

      · 06-softmax  4 points
        Softmax
        after sigmoid and
        normalize-rows

    0 of 1 exercise passed
    when last graded.
    Next: npx numkata next

    "
  `);
});

test("next says what it left out, and why", () => {
  const { exercise } = row("04-image2vector", "Image to vector", []);
  const skipped = [
    { id: "03-sigmoid-grad", after: ["02-sigmoid"] },
    { id: "06-softmax", after: ["02-sigmoid", "05-normalize-rows"] },
  ];
  const next = (left: string | undefined, isLast: boolean): string =>
    nextText(exercise, "exercises/04-image2vector/image2vector.ts", { left, skipped, isLast }, page(80));
  expect(next("02-sigmoid", false)).toMatchInlineSnapshot(`
    "
    Image to vector
      Turn each row of scores into probabilities.

      exercises/04-image2vector/image2vector.ts
      npx numkata show image2vector

    02-sigmoid is not done yet; it comes again after the last one.
    Later: 03-sigmoid-grad (after sigmoid), 06-softmax (after sigmoid and
    normalize-rows).

    "
  `);
  expect(next(undefined, true)).not.toContain("the last one");
});
