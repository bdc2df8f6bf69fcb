// Who knows the right answers to a course's exercises and the known wrong ones: its solutions and mistakes, read from disk
// and run in sandboxes of their own, or what a release has in their place.

import { join } from "node:path";
import type { Program } from "../sandbox/program.ts";
import type { Stripper } from "../sandbox/stripper.ts";
import { stage, type Submission } from "../sandbox/submission.ts";
import type { Cache } from "../store/cache.ts";
import { type Course, entryOf, lawsEntryOf, mistakesEntryOf } from "./course.ts";
import { type Mistakes, SolutionMistakes } from "./mistakes.ts";
import { type Oracle, SolutionOracle } from "./oracle.ts";

export type Teachers = {
  readonly oracle: Oracle;
  readonly mistakes: Mistakes;
  /** The files in `solutions/` that they were made from. */
  readonly solutions: Submission;
  readonly close: () => void;
};

/** Reads what the exercises of `course` have in `solutions/`; nothing is run before it is asked for. */
export async function openTeachers(
  program: Program,
  { folder, exercises, records }: Course,
  cache: Cache,
  stripper: Stripper,
): Promise<Teachers> {
  if (records.size > 0) {
    // Only a release pays for loading it.
    const { ReleasedMistakes, ReleasedOracle } = await import("./released.ts");
    const none = { root: join(folder, "solutions"), sources: {}, texts: {}, problems: {} };
    const oracle = new ReleasedOracle(program, none, records);
    return { oracle, mistakes: new ReleasedMistakes(records), solutions: none, close: () => oracle.close() };
  }
  const withMistakes = exercises.filter(({ mistakes }) => mistakes.length > 0);
  const withLaws = exercises.filter(({ laws }) => laws.length > 0);
  const entries = [...exercises.map(entryOf), ...withMistakes.map(mistakesEntryOf), ...withLaws.map(lawsEntryOf)];
  const solutions = await stage(join(folder, "solutions"), entries, cache, stripper);
  const oracle = new SolutionOracle(program, solutions, cache);
  const mistakes = new SolutionMistakes(program, solutions, cache);
  const close = (): void => {
    oracle.close();
    mistakes.close();
  };
  return { oracle, mistakes, solutions, close };
}
