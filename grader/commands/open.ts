// The exercises that a command is about, or the message that says why there are none.

import { type Course, exerciseIds, openCourse } from "../grading/course.ts";
import { select } from "../grading/selection.ts";
import { type Problem, problemText } from "../spec/problem.ts";
import type { Cache } from "../store/cache.ts";
import type { Console } from "./console.ts";
import { UsageError } from "./usage.ts";

/**
 * The course in `folder` with the exercises that `queries` name.
 * @returns undefined after telling every problem of its specs
 * @throws UsageError when a query names none, or several
 */
export async function openSelected(
  folder: string,
  queries: readonly string[],
  cache: Cache,
  console: Console,
): Promise<Course | undefined> {
  const opened = await openCourse(folder, selectIds(folder, queries), cache);
  if (opened.ok) return opened.value;
  tellProblems(opened.problems, console);
  return undefined;
}

/**
 * The ids that `queries` name.
 * @throws UsageError when one names none, or several
 */
export function selectIds(folder: string, queries: readonly string[]): readonly string[] {
  const chosen = chosenOf(exerciseIds(folder), queries);
  if (chosen.length > 0) return chosen;
  throw new UsageError(`${folder}/exercises has no exercises yet. Each is a folder with an exercise.yaml.`);
}

/**
 * Those of `ids` that `queries` name; no query names all.
 * @throws UsageError when one names none, or several
 */
export function chosenOf(ids: readonly string[], queries: readonly string[]): readonly string[] {
  const selection = select(ids, queries);
  switch (selection.kind) {
    case "unknown": {
      const help =
        selection.nearest === undefined ? `The exercises are ${ids.join(", ")}.` : `Did you mean ${selection.nearest}?`;
      throw new UsageError(`"${selection.query}" is not an exercise of this course. ${help}`);
    }
    case "ambiguous":
      throw new UsageError(
        `"${selection.query}" could be ${selection.ids.join(" or ")}. Say which, or give its number.`,
      );
    case "chosen":
      return selection.ids;
  }
}

/** Tells every problem of the course's own files; the exit code for that. */
export function tellProblems(
  problems: readonly Problem[],
  console: Console,
  consequence = "nothing was graded",
): number {
  const tell = console.problemText ?? problemText;
  for (const problem of problems) console.err(`${tell(problem)}\n`);
  const count = problems.length;
  console.err(`\n${count === 1 ? "1 problem" : `${count} problems`} in the course's own files: ${consequence}.\n`);
  return 2;
}
