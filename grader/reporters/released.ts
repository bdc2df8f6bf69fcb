// What an author reads after a release: where it is, what was left out on purpose, and what comes next.

import type { Exercise } from "../domain/exercise.ts";
import { plural } from "./naming.ts";
import { createPage, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

/** An exercise as its author has it, and as learners get it. */
export type Released = { readonly whole: Exercise; readonly edition: Exercise; readonly otherFiles: readonly string[] };

/**
 * @param folder as the author named it
 * @param title of the course
 */
export function releasedText(
  title: string,
  folder: string,
  released: readonly Released[],
  options: PageOptions,
  command = "npx numkata",
): string {
  const page = createPage(options);
  const { theme } = page;
  const lead = `The learners' edition of ${safeLine(title)} is in ${safeLine(folder)}: ${plural(released.length, "exercise")}.`;
  const into = /^[\w./-]+$/.test(folder) ? folder : JSON.stringify(folder);
  const lines = [
    "",
    ...prose(page, lead, { indent: 0, paint: theme.strong }),
    "",
    "Left out:",
    ...leftOut(released).flatMap((each) => prose(page, `- ${each}`, { hang: 2 })),
    "",
    "Next:",
    ...[`cd ${into}`, "npm install", `${command} grade`].map((each) => `  ${theme.code(each)}`),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

/** What learners should know of the cases that they do not have, for the README of a release; empty where they have all. */
export function leftOutMarkdown(released: readonly Released[]): string {
  const cases = casesLeftOut(released);
  if (cases === undefined) return "";
  return `\n## What is not in here\n\nYour course has ${cases} that this edition leaves out. Where your work is graded with\nthem, it may bring other points than here.\n`;
}

/** What verifying a release can say. */
export function releaseVerifiedText(exercises: number): string {
  return (
    `${plural(exercises, "exercise")} of a learners' edition: the specs are valid and the answers are theirs.\n` +
    "It has no solutions and no mistakes' code: what they do can only be verified in the course that it was made from.\n"
  );
}

function leftOut(released: readonly Released[]): readonly string[] {
  const wholes = released.map(({ whole }) => whole);
  const mistakes = wholes.flatMap((each) => each.mistakes).length;
  const known = released.flatMap(({ edition }) => edition.mistakes).length;
  const cases = casesLeftOut(released);
  const others = released.flatMap(({ otherFiles }) => otherFiles);
  const [from, to] = [pointsOf(wholes), pointsOf(released.map(({ edition }) => edition))];
  return [
    "the solutions, and the comments in the specs",
    ...(mistakes === 0
      ? []
      : known === 0
        ? [`${plural(mistakes, "known mistake")}, code and sentences: nobody who makes one is told so`]
        : [`the code of ${plural(mistakes, "known mistake")}, recognised by digests from which no answer can be read`]),
    ...(cases === undefined ? [] : [`${cases}${from === to ? "" : `: ${to} of ${from} points are left`}`]),
    ...(others.length === 0
      ? []
      : [`other files beside the specs: ${others.map((file) => safeLine(file)).join(", ")}`]),
  ];
}

/** `3 hidden cases and 2 cases with a law`; undefined where all are there. */
function casesLeftOut(released: readonly Released[]): string | undefined {
  const cases = released.flatMap(({ whole }) => whole.cases);
  const hidden = cases.filter((each) => each.hidden).length;
  const laws = cases.filter(({ hidden: isHidden, expectation }) => !isHidden && expectation.kind === "law").length;
  const parts = [
    ...(hidden === 0 ? [] : [plural(hidden, "hidden case")]),
    ...(laws === 0 ? [] : [`${plural(laws, "case")} with a law`]),
  ];
  return parts.length === 0 ? undefined : parts.join(" and ");
}

/** Of the cases that count, in points. */
function pointsOf(exercises: readonly Exercise[]): number {
  const counting = exercises.flatMap(({ cases }) => cases).filter(({ extra }) => !extra);
  return Math.round(counting.reduce((sum, { points }) => sum + points, 0) * 100) / 100;
}
