// The hints that a learner has asked for so far, and what to do when they are not enough.

import type { Exercise } from "../domain/exercise.ts";
import { plural } from "./naming.ts";
import { shortId, showCommand } from "./next-command.ts";
import { createPage, type Page, type PageOptions } from "./page.ts";
import { markdownLines } from "./prompt.ts";
import { safeLine } from "./safe-text.ts";

export type Shown = {
  /** How many hints are shown, from the first. */
  readonly shown: number;
  /** Whether one of them is shown for the first time. */
  readonly isNew: boolean;
};

export function hintText(
  exercise: Exercise,
  { shown, isNew }: Shown,
  options: PageOptions,
  command = "npx numkata",
): string {
  const page = createPage(options);
  const { theme } = page;
  const total = exercise.hints.length;
  const hints = exercise.hints
    .slice(0, shown)
    .flatMap((hint, index) => [
      `${theme.strong(safeLine(exercise.title))}, hint ${index + 1} of ${total}`,
      ...markdownLines(page, hint.trimEnd()),
      "",
    ]);
  const lines = ["", ...hints, ...closing(page, exercise, { shown, isNew }, command), ""];
  return `${lines.join("\n")}\n`;
}

function closing(page: Page, { id, hints }: Exercise, { shown, isNew }: Shown, command: string): readonly string[] {
  const { theme } = page;
  const left = hints.length - shown;
  if (left > 0) return [`${plural(left, "more hint")}: ${theme.code(`${command} hint ${shortId(id)}`)}`];
  const end = hints.length === 0 ? "It has no hints." : isNew ? "That was the last hint." : "These are all the hints.";
  return [
    end,
    `To read what it asks for:  ${theme.code(showCommand({ id, command }))}`,
    `To see one way to do it:   ${theme.code(`${command} solution ${shortId(id)}`)}`,
  ];
}
