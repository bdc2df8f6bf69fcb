// Where the learner goes next: the exercise, its file, and the command that tells what it asks for.

import type { Exercise } from "../domain/exercise.ts";
import { afterText, showCommand } from "./next-command.ts";
import { createPage, type PageOptions, prose } from "./page.ts";
import { safeLine } from "./safe-text.ts";

export type Way = {
  /** An exercise that was left without being done. */
  readonly left: string | undefined;
  /** What comes before this one in the course, and waits for others. */
  readonly skipped: readonly { readonly id: string; readonly after: readonly string[] }[];
  /** Nothing else is left to do. */
  readonly isLast: boolean;
};

/** @param file the learner's file as it is shown: `exercises/06-softmax/softmax.ts` */
export function nextText(
  exercise: Exercise,
  file: string,
  { left, skipped, isLast }: Way,
  options: PageOptions,
  command = "npx numkata",
): string {
  const page = createPage(options);
  const { theme } = page;
  const isOnlyLeft = isLast && skipped.length === 0;
  const remarks = [
    ...(isOnlyLeft ? ["This is the last one that is left."] : []),
    ...(left === undefined ? [] : [`${safeLine(left, 40)} is not done yet; it comes again after the last one.`]),
    ...(skipped.length === 0 ? [] : [`Later: ${skipped.map(waitingText).join(", ")}.`]),
  ];
  const lines = [
    "",
    ...prose(page, safeLine(exercise.title), { indent: 0, paint: theme.strong }),
    ...prose(page, safeLine(exercise.summary)),
    "",
    `  ${theme.code(file)}`,
    `  ${theme.code(showCommand({ id: exercise.id, command }))}`,
    ...(remarks.length === 0 ? [] : [""]),
    ...remarks.flatMap((remark) => prose(page, remark, { indent: 0, paint: theme.quiet })),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

function waitingText({ id, after }: Way["skipped"][number]): string {
  return `${safeLine(id, 40)} (${afterText(after)})`;
}

/** After the last exercise. */
export function allDoneText(options: PageOptions, command = "npx numkata"): string {
  const page = createPage(options);
  const lines = [
    ...prose(page, "Well done! Every exercise passed when it was last graded.", { indent: 0, paint: page.theme.good }),
    ...prose(page, "Grade them all once more, to see that they still do:", { indent: 0 }),
    `  ${page.theme.code(`${command} grade`)}`,
  ];
  return `${lines.join("\n")}\n`;
}
