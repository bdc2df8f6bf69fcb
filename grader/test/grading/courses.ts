// Grading without a terminal: the reports of a run in a course on disk.

import type { GradingEvent } from "../../domain/event.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { openBenches } from "../../commands/bench.ts";
import type { Console } from "../../commands/console.ts";
import { grade } from "../../grading/grade.ts";

export function silentConsole(cwd: string): Console {
  return { out: () => {}, err: () => {}, cwd, env: {}, isTerminal: false, columns: undefined };
}

/** Everything that a run says, in order. */
export async function eventsOf(folder: string, names: readonly string[] = []): Promise<readonly GradingEvent[]> {
  const benches = await openBenches(folder, names, silentConsole(folder));
  if (benches === undefined) throw new Error(`the specs in ${folder} are wrong`);
  const events: GradingEvent[] = [];
  try {
    for await (const event of grade(benches.exercises)) events.push(event);
  } finally {
    benches.close();
  }
  return events;
}

export async function reportsOf(folder: string, names: readonly string[] = []): Promise<readonly ExerciseReport[]> {
  const events = await eventsOf(folder, names);
  return events.flatMap((event) => (event.kind === "finished" ? event.reports : []));
}
