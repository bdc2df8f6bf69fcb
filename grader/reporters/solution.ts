// The course's solution with a word before it, and the question for who has not found their own yet.

import type { Exercise } from "../domain/exercise.ts";
import { plural } from "./naming.ts";
import { shortId } from "./next-command.ts";
import { createPage, type PageOptions, prose } from "./page.ts";
import { safeSource } from "./safe-text.ts";

export function solutionText(exercise: Exercise, source: string, isDone: boolean, options: PageOptions): string {
  const page = createPage(options);
  const { name } = exercise.signature;
  const lead = isDone
    ? `Your ${name} passes. This is how the course does it:`
    : `One way to write ${name}. Read it, put it away, and write your own:`;
  const code = source.trimEnd().split(/\r?\n/).map(safeSource);
  return `${["", ...prose(page, lead, { indent: 0, paint: page.theme.strong }), "", ...code, ""].join("\n")}\n`;
}

/** Ends where the answer begins. */
export function solutionQuestion(id: string, hintsLeft: number, command = "npx numkata"): string {
  return `${notYet(id, hintsLeft, command)}\nShow the solution all the same? [y/N] `;
}

/** Where nobody can be asked. */
export function solutionRefusal(id: string, hintsLeft: number, command = "npx numkata"): string {
  return `${notYet(id, hintsLeft, command)}\nTo see the solution all the same: ${command} solution ${shortId(id)} --yes`;
}

function notYet(id: string, hintsLeft: number, command: string): string {
  const hints =
    hintsLeft === 0
      ? ""
      : ` There ${hintsLeft === 1 ? "is" : "are"} ${plural(hintsLeft, "hint")} left: ${command} hint ${shortId(id)}`;
  return `${id} has not passed yet.${hints}`;
}
