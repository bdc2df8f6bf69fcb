// What a learner's code printed, under the words that say when.

import type { Output } from "../domain/outcome.ts";
import { wrapIndented } from "./layout.ts";
import type { Page } from "./page.ts";
import { safeLines } from "./safe-text.ts";

/** Nothing where nothing was printed; no more than `maxLines` lines of it. */
export function printedLines(
  page: Page,
  lead: string,
  { text, truncated }: Output,
  { indent, maxLines }: { readonly indent: number; readonly maxLines: number },
): readonly string[] {
  if (text === "") return [];
  const margin = " ".repeat(indent);
  return [
    `${margin}${lead}`,
    ...safeLines(text, maxLines).flatMap((line) =>
      wrapIndented(line, page.width - indent - 2).map((part) => `${margin}  ${part}`),
    ),
    ...(truncated ? [`${margin}  ${page.theme.quiet("… and more, which is not kept")}`] : []),
  ];
}

/** Of a call that stands outside of every function. */
export const WHILE_LOADING = "Your file printed while it was loaded:";
