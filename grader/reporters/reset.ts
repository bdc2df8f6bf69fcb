// What a reset did, or its undoing, and where everything is that the learner wrote.

import type { Reset, Undo } from "../store/backup.ts";
import { gradeCommand, shortId } from "./next-command.ts";
import { createPage, type PageOptions, prose } from "./page.ts";
import { relativeTo } from "./place.ts";
import { safeLine } from "./safe-text.ts";

export type ResetPlace = {
  /** The course's folder, absolute. */
  readonly folder: string;
  /** The learner's file as it is shown: `exercises/06-softmax/softmax.ts`. */
  readonly file: string;
  readonly id: string;
};

export function resetText(reset: Reset, place: ResetPlace, options: PageOptions, command = "npx numkata"): string {
  const { file, folder, id } = place;
  switch (reset.kind) {
    case "unchanged":
      return told(options, [`${file} is as it was at the start: there is nothing to reset.`]);
    case "reset":
      return reset.backup === undefined
        ? told(options, [`${file} was missing and is there again, as it was at the start.`])
        : told(
            options,
            [
              `${file} is as it was at the start.`,
              `What it was before is kept in ${relativeTo(folder, reset.backup)}. To bring it back:`,
            ],
            `${command} reset ${shortId(id)} --undo`,
          );
    case "blocked":
      return told(options, [`${file} cannot be reset: ${safeLine(reset.reason)}. Your file is as it was.`]);
  }
}

export function undoText(undo: Undo, place: ResetPlace, options: PageOptions, command = "npx numkata"): string {
  const { file, folder, id } = place;
  switch (undo.kind) {
    case "no-older":
      return told(options, [
        `${file}: there is no older version to bring back. What resets put away is in .numkata/backup/${safeLine(id)}.`,
      ]);
    case "restored": {
      const kept = undo.kept === undefined ? [] : [`What it replaced is kept in ${relativeTo(folder, undo.kept)}.`];
      const back = `${file} is again what was kept in ${relativeTo(folder, undo.backup)}.`;
      return told(options, [back, ...kept], gradeCommand({ id, command }));
    }
    case "blocked":
      return told(options, [`${file} cannot be brought back: ${safeLine(undo.reason)}. Your file is as it was.`]);
  }
}

function told(options: PageOptions, sentences: readonly string[], next?: string): string {
  const page = createPage(options);
  const lines = [
    ...sentences.flatMap((sentence) => prose(page, sentence, { indent: 0 })),
    ...(next === undefined ? [] : [`  ${page.theme.code(next)}`]),
  ];
  return `${lines.join("\n")}\n`;
}
