// What among the submissions of a class was not graded, and why, as whoever grades it reads it.

import type { PassedOver } from "../domain/graded.ts";
import { type Page, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

/** So many of each kind are named; the files of results have all. */
export const MAX_NAMED = 20;
const MAX_NAME = 60;

export type NotGraded = {
  readonly passedOver: readonly PassedOver[];
  /** Learners' files, since others of theirs were graded. */
  readonly leftOut: readonly PassedOver[];
};

/** Something, and why it is named. */
export type Named = { readonly name: string; readonly reason: string };

export function notGradedLines(page: Page, { passedOver, leftOut }: NotGraded): readonly string[] {
  return [
    ...namedLines(page, passedOver.length, "Passed over, since they are no submissions", passedOver),
    ...namedLines(page, leftOut.length, "Not graded, since another file of the same learner was", leftOut),
  ];
}

/** @param first some of those that there are */
export function namedLines(page: Page, count: number, what: string, first: readonly Named[]): readonly string[] {
  if (count === 0) return [];
  const named = first.slice(0, MAX_NAMED);
  const rest = count - named.length;
  return [
    `${what} (${count}):`,
    ...named.flatMap(({ name, reason }) =>
      prose(page, `${safeLine(name, MAX_NAME)}: ${safeLine(reason)}`, { hang: 2 }),
    ),
    ...(rest === 0 ? [] : [`  … and ${rest} more`]),
    "",
  ];
}
