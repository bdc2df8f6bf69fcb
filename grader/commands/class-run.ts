// A class graded where somebody watches: the progress line while it runs, and the exit code that it ends with.

import { type Finished, gradeClass, type Options } from "../batch/grade-class.ts";
import type { Found } from "../batch/submissions.ts";
import type { Classroom } from "./classroom.ts";
import type { Console } from "./console.ts";
import { ProgressLine } from "./progress-line.ts";

/**
 * @param each hears of every submission as it is finished
 * @returns tells of bugs, if there were any, and gives the exit code: 0 all were graded, 2 some could not be, 3 a bug of ours
 * @throws what the journal throws
 */
export async function runClass(
  found: readonly Found[],
  room: Classroom,
  options: Options,
  console: Console,
  each: (finished: Finished) => void,
): Promise<() => number> {
  const bugs: unknown[] = [];
  let faults = 0;
  const progress = new ProgressLine(found.length, console);
  const tell = (finished: Finished): void => {
    const { entry, ran, error } = finished;
    if (entry.kind === "fault") faults += 1;
    if (entry.kind === "fault" && entry.fault.owner === "bug") bugs.push(error);
    each(finished);
    progress.tell(ran > 0);
  };
  await gradeClass(found, room, options, tell).finally(() => progress.clear());
  return () => {
    const [bug] = bugs;
    if (bugs.length > 0) console.err(`This is a bug in numkata. Please report it with this:\n\n${stackOf(bug)}\n`);
    return bugs.length > 0 ? 3 : faults > 0 ? 2 : 0;
  };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
