// numkata hint: one hint more each time.

import { hintText } from "../reporters/hint.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { openDesk, tellFaults } from "./learner.ts";
import { readWords } from "./usage.ts";

export async function hintCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, flags } = await readWords("hint", args, ["--all"]);
  const desk = await openDesk("hint", names, console);
  if (desk === undefined) return 2;
  const { folder, progress, exercise } = desk;
  const available = exercise.hints.length;
  progress.setCurrent(exercise.id);
  const before = Math.min(available, progress.hintsShown(exercise.id));
  if (flags.has("--all")) progress.showHints(exercise.id, available);
  else progress.showHint(exercise.id, available);
  const shown = Math.min(available, progress.hintsShown(exercise.id));
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  console.out(hintText(exercise, { shown, isNew: shown > before }, page));
  tellFaults(folder, progress, console);
  return 0;
}
