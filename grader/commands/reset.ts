// numkata reset: the stub again, with what the learner wrote put away; and back.

import { entryOf } from "../grading/course.ts";
import { resetText, undoText } from "../reporters/reset.ts";
import { stubText } from "../spec/stub.ts";
import { resetToStub, undoReset } from "../store/backup.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { openDesk, tellFaults } from "./learner.ts";
import { readWords } from "./usage.ts";

export async function resetCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, flags } = await readWords("reset", args, ["--undo"]);
  const desk = await openDesk("reset", names, console);
  if (desk === undefined) return 2;
  const { folder, progress, exercise } = desk;
  const entry = entryOf(exercise);
  const place = { folder, file: `exercises/${entry}`, id: exercise.id };
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  let isDone = true;
  if (flags.has("--undo")) {
    const undo = undoReset(folder, entry, stubText(exercise));
    isDone = undo.kind === "restored";
    (isDone ? console.out : console.err)(undoText(undo, place, page));
  } else {
    const reset = resetToStub(folder, entry, stubText(exercise));
    isDone = reset.kind !== "blocked";
    if (reset.kind === "reset") progress.markPending(exercise.id);
    (isDone ? console.out : console.err)(resetText(reset, place, page));
  }
  tellFaults(folder, progress, console);
  return isDone ? 0 : 2;
}
