// What whoever grades a class reads of lateness: how many were late, and of whom it is not known. Nobody is accused: a time
// that is missing is nobody's fault.

import type { Lateness } from "../domain/gradebook.ts";
import type { Learner } from "../domain/learner.ts";
import { enumeration, plural } from "./naming.ts";
import { type Page, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

const MAX_NAMED = 8;
const MAX_NAME = 60;
const MAX_MEANT = 3;

export type ClassLateness = {
  readonly learners: number;
  /** Whether the course has a rule for it. */
  readonly hasRule: boolean;
  /** Undefined where nobody said when anybody handed in. */
  readonly times:
    | {
        readonly late: readonly Lateness[];
        /** Rows of learners that there are not, with the keys of those who may be meant. */
        readonly unknown: readonly UnknownLearner[];
      }
    | undefined;
  /** Those of whom no time is known. */
  readonly without: readonly Learner[];
  readonly changes: readonly LatenessChange[];
};

type UnknownLearner = { readonly name: string; readonly meant: readonly string[] };

/** How many percent are taken off somebody, and were when the gradebook was made. */
export type LatenessChange = { readonly learner: string; readonly from: number; readonly to: number };

export function latenessLines(page: Page, lateness: ClassLateness): readonly string[] {
  const { without, changes } = lateness;
  const marked = without.filter(({ lms }) => lms?.late === true);
  const sentences = [
    ...ruleTexts(lateness),
    ...(marked.length === 0 ? [] : [markedText(marked)]),
    ...(changes.length === 0 ? [] : [changesText(changes)]),
  ];
  return sentences.flatMap((sentence) => prose(page, sentence, { indent: 0, hang: 2 }));
}

function ruleTexts({ learners, hasRule, times, without }: ClassLateness): readonly string[] {
  if (!hasRule) return ["The course has no rule for who is late, so nothing is taken off."];
  if (times === undefined)
    return [
      "The course has a rule for who is late, and it is not known when anybody handed in: nothing is taken off. Say it with --times.",
    ];
  return [lateText(times.late, learners), ...withoutTexts(without), ...unknownTexts(times.unknown)];
}

function lateText(late: readonly Lateness[], learners: number): string {
  if (late.length === 0) return "Nobody was late, as far as times are known.";
  const percents = late.map(({ percent }) => percent);
  const [least, most] = [Math.min(...percents), Math.max(...percents)];
  const taken = least === most ? `${most} %` : `${least} to ${most} %`;
  return `${late.length} of ${plural(learners, "learner")} ${late.length === 1 ? "was" : "were"} late: ${taken} of their points taken off.`;
}

function withoutTexts(without: readonly Learner[]): readonly string[] {
  if (without.length === 0) return [];
  return [`No time is given for ${named(without.map(({ key }) => key))}, so nothing is taken off.`];
}

/** What is probably misspelt comes first: most of the others have merely not handed in. */
function unknownTexts(unknown: readonly UnknownLearner[]): readonly string[] {
  if (unknown.length === 0) return [];
  const inOrder = unknown.toSorted((a, b) => Math.min(b.meant.length, 1) - Math.min(a.meant.length, 1));
  return [`Times are given for ${listed(inOrder.map(unknownText))}, and no submission is called that.`];
}

function unknownText({ name, meant }: UnknownLearner): string {
  const all = meant.slice(0, MAX_MEANT).map((each) => `"${safeLine(each, MAX_NAME)}"`);
  const safe = safeLine(name, MAX_NAME);
  return all.length === 0 ? safe : `${safe} (did you mean ${all.join(" or ")}?)`;
}

function markedText(marked: readonly Learner[]): string {
  return `The download marks ${named(marked.map(({ key }) => key))} as late. By how much only a time can tell: give it with --times.`;
}

function changesText(changes: readonly LatenessChange[]): string {
  const all = changes.map(({ learner, from, to }) => `${safeLine(learner, MAX_NAME / 2)} (${from} → ${to} %)`);
  return `What is taken off changes for ${named(all)}.`;
}

/** The first of them, and how many more. */
function named(names: readonly string[]): string {
  return listed(names.map((name) => safeLine(name, MAX_NAME)));
}

function listed(safe: readonly string[]): string {
  const more = safe.length - MAX_NAMED;
  return enumeration(more <= 0 ? safe : [...safe.slice(0, MAX_NAMED), `${more} more`]);
}
