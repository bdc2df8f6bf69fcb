// Where the course is that a command is about, or the message that says why there is none.

import { fileURLToPath } from "node:url";
import { findCourse, isRelease } from "../grading/course.ts";
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
 * For what needs the course itself.
 * @throws UsageError where `folder` is a release
 */
export function refuseRelease(verb: string, folder: string): void {
  if (isRelease(folder))
    throw new UsageError(
      `numkata ${verb}: this is a release, without solutions. Do it in the course that it was made from.`,
    );
}
