// What a class got wrong, in the few lines that whoever grades it reads first: the largest clusters of the same wrong answer,
// and the cases that deserve a look.

import { isSuspicious, isMeaningful } from "../domain/class-statistics.ts";
import type { CaseStatistic, Cluster } from "../domain/gradebook.ts";
import type { GradedDiagnosis } from "../domain/graded.ts";
import { enumeration, plural } from "./naming.ts";
import { type Page, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

const MAX_CLUSTERS = 5;
const MAX_CASES = 5;
const MAX_NAME = 60;
const MAX_ANSWER = 100;

export type ClassFindings = {
  /** The largest first. */
  readonly clusters: readonly Cluster[];
  readonly statistics: readonly CaseStatistic[];
};

/** Nothing where nothing is to be told. */
export function findingLines(page: Page, { clusters, statistics }: ClassFindings): readonly string[] {
  const taken = new Map(statistics.map((each) => [each.exercise, each.taken]));
  const same = clusters
    .filter(({ learners, onlyStretch = false }) => learners > 1 && !onlyStretch)
    .slice(0, MAX_CLUSTERS)
    .flatMap((cluster) => clusterLines(page, cluster, taken.get(cluster.exercise) ?? cluster.learners));
  const cases = [...suspiciousTexts(statistics), ...unfailedTexts(statistics)];
  return [
    ...(same.length === 0 ? [] : ["What many got wrong in the same way:", ...same, ""]),
    ...(cases.length === 0 ? [] : [...cases.flatMap((text) => prose(page, text, { indent: 0, hang: 2 })), ""]),
  ];
}

function clusterLines(page: Page, cluster: Cluster, taken: number): readonly string[] {
  const { exercise, learners, diagnosis, example } = cluster;
  const count = `${safeLine(exercise, MAX_NAME)}  ${learners} of ${taken} gave the same`;
  if (diagnosis !== undefined) return prose(page, `${count}: ${diagnosisWords(diagnosis)}`, { hang: 2 });
  const { call, got, expected } = example;
  // Where no value came back, what is told in its place is a sentence.
  const answer = [call, expected === undefined ? got : `gives ${got}, not ${expected}`]
    .filter((part) => part !== undefined)
    .join(expected === undefined ? ": " : " ");
  return [
    ...prose(page, `${count}, for a reason that is not known:`, { hang: 2 }),
    ...prose(page, safeLine(answer, MAX_ANSWER), { indent: 4, hang: 2, paint: page.theme.quiet }),
  ];
}

/** What a relation to the right answer is called, in a few words. */
const RELATIONS: Readonly<Record<string, string>> = {
  input: "an input as it was given",
  negated: "the sign turned round",
  transposed: "rows and columns swapped",
  reshaped: "another shape",
  reversed: "the order turned round",
  truncated: "decimals cut off",
  rounded: "rounded",
  factor: "a multiple of it",
  offset: "too much by the same everywhere",
  float32: "right to 7 digits only",
  changed: "an input changed in place",
  "only-wrong": "wrong for special inputs only",
};

/** `summedOverColumns` is `summed over columns`. */
function diagnosisWords({ kind, name }: GradedDiagnosis): string {
  if (kind === "relation") return RELATIONS[name] ?? name;
  return name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, " ").toLowerCase();
}

/** Cases that those pass who do worse elsewhere. */
function suspiciousTexts(statistics: readonly CaseStatistic[]): readonly string[] {
  const negative = statistics
    .filter(isSuspicious)
    .map(({ discrimination = 0, ...each }) => ({ ...each, discrimination }))
    .toSorted((a, b) => a.discrimination - b.discrimination);
  if (negative.length === 0) return [];
  const names = negative
    .slice(0, MAX_CASES)
    .map((each) => `${caseName(each)} (${each.discrimination.toFixed(2).replace("-", "−")})`);
  const all = named(names, negative.length);
  return [`Those who do worse elsewhere pass ${all} more often. Does the case ask for what the exercise says?`];
}

function unfailedTexts(statistics: readonly CaseStatistic[]): readonly string[] {
  const known = statistics.filter(isMeaningful);
  const unfailed = known.filter(({ taken, passed }) => taken === passed);
  if (unfailed.length === 0) return [];
  const names = named(unfailed.slice(0, MAX_CASES).map(caseName), unfailed.length);
  return [`Nobody fails ${unfailed.length} of ${plural(known.length, "case")}, so they tell nobody apart: ${names}.`];
}

function caseName({ exercise, case: name }: { readonly exercise: string; readonly case: string }): string {
  return `${safeLine(exercise, MAX_NAME)} "${safeLine(name, MAX_NAME)}"`;
}

/** The first of `all`, and how many more there are. */
function named(first: readonly string[], all: number): string {
  const more = all - first.length;
  return enumeration(more === 0 ? first : [...first, `${more} more`]);
}
