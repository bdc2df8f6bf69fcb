// What the cases of a spec are worth: points, or shares of what the exercise is worth.

import type * as z from "zod";
import { sharesOf } from "../domain/score.ts";
import { child, quote, type SpecNode } from "./node.ts";
import type { ProblemList } from "./problem.ts";
import type { exerciseSchema } from "./schema.ts";

type Spec = z.output<typeof exerciseSchema>;

/** What each case brings. Adds a problem where the exercise has too few points for one of its cases to get any. */
export function readPoints({ points, cases }: Spec, root: SpecNode, problems: ProblemList): readonly number[] {
  if (points === undefined) return cases.map((each) => each.points);
  const shares = sharesOf(
    points,
    cases.filter(({ extra }) => !extra).map((each) => each.points),
  ).values();
  const worth = cases.map((each) => (each.extra ? each.points : (shares.next().value ?? 0)));
  const without = cases[worth.indexOf(0)];
  if (without !== undefined)
    problems.add(
      child(root, "points")?.start ?? root.start,
      `points: ${points}, shared out by weight, leaves less than 0.01 for case ${quote(without.name)}. Give the exercise more points, or the case a larger share.`,
    );
  return worth;
}
