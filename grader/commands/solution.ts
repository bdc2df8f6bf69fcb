// numkata solution: how the course does it; before a pass only for who really wants it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { entryOf, isRelease } from "../grading/course.ts";
import { solutionQuestion, solutionRefusal, solutionText } from "../reporters/solution.ts";
import { type Console, wantsColor, widthOf } from "./console.ts";
import { openDesk, tellFaults } from "./learner.ts";
import { readWords, UsageError } from "./usage.ts";

export async function solutionCommand(args: readonly string[], console: Console): Promise<number> {
  const { names, flags } = await readWords("solution", args, ["--yes", "--diff"]);
  const desk = await openDesk("solution", names, console);
  if (desk === undefined) return 2;
  const { folder, progress, exercise } = desk;
  if (isRelease(folder))
    throw new UsageError(
      `This edition of the course has no solutions. More hints, if there are any: numkata hint ${exercise.id}`,
    );
  const source = solutionSource(folder, entryOf(exercise));
  const isDone = progress.state(exercise.id) === "passed";
  const hintsLeft = Math.max(0, exercise.hints.length - progress.hintsShown(exercise.id));
  tellFaults(folder, progress, console);
  if (!isDone && !flags.has("--yes")) {
    if (console.ask === undefined) throw new UsageError(solutionRefusal(exercise.id, hintsLeft));
    const answer = await console.ask(solutionQuestion(exercise.id, hintsLeft));
    if (!/^y(?:es)?$/i.test(answer.trim())) return 0;
  }
  const page = { color: wantsColor(console), width: widthOf(console), links: false };
  if (!flags.has("--diff")) {
    console.out(solutionText(exercise, source, isDone, page));
    return 0;
  }
  const [{ differenceOf }, { differenceText }] = await Promise.all([
    import("../domain/difference.ts"),
    import("../reporters/difference.ts"),
  ]);
  console.out(differenceText(exercise, differenceOf(ownSource(folder, entryOf(exercise)), source), page));
  return 0;
}

function solutionSource(folder: string, entry: string): string {
  try {
    return readFileSync(join(folder, "solutions", entry), "utf8");
  } catch {
    throw new UsageError(`solutions/${entry} is not there: this course came without it. Ask who gave you the course.`);
  }
}

function ownSource(folder: string, entry: string): string {
  try {
    return readFileSync(join(folder, "exercises", entry), "utf8");
  } catch {
    throw new UsageError(`exercises/${entry} is not there, so there is nothing to compare with the solution.`);
  }
}
