// What whoever grades a class reads of those who were late.

import { expect, test } from "vitest";
import type { Learner } from "../../domain/learner.ts";
import { latenessLines, type ClassLateness } from "../../reporters/lateness.ts";
import { createPage } from "../../reporters/page.ts";

const PAGE = createPage({ color: false, width: 90, links: false });

function told(lateness: Pick<ClassLateness, "times" | "without"> & Partial<ClassLateness>): string {
  return latenessLines(PAGE, { learners: 200, hasRule: true, changes: [], ...lateness }).join("\n");
}

function learner(key: string, late?: boolean): Learner {
  return { key, name: key, ...(late !== undefined && { lms: { system: "canvas", id: key, late } }) };
}

const unknown = (...names: readonly string[]) => names.map((name) => ({ name, meant: [] }));

const late = (...percents: readonly number[]) => percents.map((percent) => ({ percent, reason: "" }));

test("who was late, and what is not known", () => {
  const without = ["ada", "\u202ebob", "cy", "di", "eve", "fay", "gus", "hal", "ida"].map((key) =>
    learner(key, key < "c"),
  );
  expect(
    [
      told({ times: { late: [], unknown: [] }, without: [] }),
      told({ times: { late: late(10), unknown: [] }, without: [learner("ada", false)] }),
      told({ times: { late: late(10, 10), unknown: unknown("nobody") }, without: [] }),
      told({ times: { late: late(10, 50, 20), unknown: unknown("nobody", "no one") }, without }),
      told({
        times: { late: [], unknown: [...unknown("nobody"), { name: "\u202ebab", meant: ["\u202ebob", "bob (7)"] }] },
        without: [],
      }),
      told({ times: undefined, without }),
      told({ times: undefined, without: [learner("ada")] }),
      told({ times: { late: late(10), unknown: [] }, without: [], changes: [{ learner: "ada", from: 0, to: 10 }] }),
      told({ times: undefined, without: [], hasRule: false, changes: [{ learner: "ada", from: 12.5, to: 0 }] }),
    ].join("\n\n"),
  ).toMatchInlineSnapshot(`
    "Nobody was late, as far as times are known.

    1 of 200 learners was late: 10 % of their points taken off.
    No time is given for ada, so nothing is taken off.

    2 of 200 learners were late: 10 % of their points taken off.
    Times are given for nobody, and no submission is called that.

    3 of 200 learners were late: 10 to 50 % of their points taken off.
    No time is given for ada, \\u202ebob, cy, di, eve, fay, gus, hal and 1 more, so nothing is
      taken off.
    Times are given for nobody and no one, and no submission is called that.
    The download marks ada as late. By how much only a time can tell: give it with --times.

    Nobody was late, as far as times are known.
    Times are given for \\u202ebab (did you mean "\\u202ebob" or "bob (7)"?) and nobody, and no
      submission is called that.

    The course has a rule for who is late, and it is not known when anybody handed in: nothing
      is taken off. Say it with --times.
    The download marks ada as late. By how much only a time can tell: give it with --times.

    The course has a rule for who is late, and it is not known when anybody handed in: nothing
      is taken off. Say it with --times.

    1 of 200 learners was late: 10 % of their points taken off.
    What is taken off changes for ada (0 → 10 %).

    The course has no rule for who is late, so nothing is taken off.
    What is taken off changes for ada (12.5 → 0 %)."
  `);
});
