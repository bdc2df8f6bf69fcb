// The course and the exercises that a command is about, or the message that says why there are none.

import { fileURLToPath } from "node:url";
import { type Course, exerciseIds, findCourse, openCourse } from "../grading/course.ts";
import { select } from "../grading/selection.ts";
import { problemText } from "../spec/problem.ts";
import type { Cache } from "../store/cache.ts";
import type { Console } from "./console.ts";
import { UsageError } from "./usage.ts";

/** The course that comes with the package, for commands that only read. */
const OWN_COURSE = fileURLToPath(new URL("..", import.meta.url));

/**
 * The folder of the course that `console.cwd` is in.
 * @throws UsageError when there is none
 */
export function courseFolder(console: Console, mayUseOwn: boolean): string {
  const folder = findCourse(console.cwd) ?? (mayUseOwn ? findCourse(OWN_COURSE) : undefined);
  if (folder !== undefined) return folder;
  const own = findCourse(OWN_COURSE);
  throw new UsageError(
    `${console.cwd}: no course here or above: a course is a folder with exercises/course.yaml. ` +
      (own === undefined
        ? "Go to your course's folder and try again."
        : `Go to your course's folder, or begin with the one that comes along: cp -r "${own}/exercises" "${own}/solutions" .`),
  );
}

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
  const ids = exerciseIds(folder);
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
    case "chosen": {
      if (selection.ids.length === 0)
        throw new UsageError(`${folder}/exercises has no exercises yet. Each is a folder with an exercise.yaml.`);
      const opened = await openCourse(folder, selection.ids, cache);
      if (opened.ok) return opened.value;
      for (const problem of opened.problems) console.err(`${problemText(problem)}\n`);
      const count = opened.problems.length;
      console.err(
        `\n${count === 1 ? "1 problem" : `${count} problems`} in the course's own files: nothing was graded.\n`,
      );
      return undefined;
    }
  }
}
