// What was said of grades by hand just now, and what it comes to.

import type { Cluster, LearnerGrades } from "../domain/gradebook.ts";
import { isTakenBack, type Said } from "../domain/said.ts";
import { plural } from "./naming.ts";
import { createPage, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";
import { saidText } from "./said.ts";

/**
 * @param before what each of `all` stands in place of
 * @param learners those that it is about, as they are now
 */
export function changeText(
  all: readonly Said[],
  before: readonly (Said | undefined)[],
  learners: readonly LearnerGrades[],
  clusters: readonly Cluster[],
  options: PageOptions,
): string {
  const page = createPage(options);
  const lines = all.flatMap((said, at) => {
    const known = before[at];
    const place = known === undefined || isTakenBack(said) ? [] : [`In place of: ${saidText(known)}`];
    const goes = isTakenBack(said) ? "went" : "goes";
    const reach = said.kind === "cluster-comment" ? [`It ${goes} to ${reachText(said, clusters)}.`] : [];
    return [
      ...prose(page, saidText(said), { indent: 0, hang: 2 }),
      ...[...place, ...reach].flatMap((line) => prose(page, line, { hang: 2 })),
    ];
  });
  const totals = learners.flatMap((grades) => prose(page, totalText(grades), { indent: 0, paint: page.theme.strong }));
  return [...lines, ...totals].map((line) => `${line}\n`).join("");
}

function reachText({ exercise, key }: { exercise: string; key: string }, clusters: readonly Cluster[]): string {
  const found = clusters.find((each) => each.exercise === exercise && each.key === key);
  return plural(found?.learners ?? 0, "learner");
}

function totalText({ learner, total, fault }: LearnerGrades): string {
  const name = safeLine(learner.key, 60);
  if (total !== undefined) return `${name}: ${total.final} of ${plural(total.possible, "point")}`;
  return `${name}: no total yet${fault === undefined ? "" : `, since it could not be graded; set every exercise to make one`}`;
}
