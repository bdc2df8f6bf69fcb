// `numkata watch` begun in a course of its own, and closed after the test.

import { afterEach } from "vitest";
import { type Course, tinyCourse } from "./numkata.ts";
import { Pty, type PtyOptions } from "./pty.ts";

const open: Pty[] = [];
afterEach(() => {
  for (const pty of open.splice(0)) pty.close();
});

/** Waits for the first picture: that of an exercise which is not started. */
export async function begin(options: PtyOptions = {}): Promise<{ readonly course: Course; readonly pty: Pty }> {
  const course = await tinyCourse();
  // What it leaves among temporary files can be seen in the course's folder.
  const pty = new Pty(course.folder, [], { ...options, env: { TMPDIR: course.folder, ...options.env } });
  open.push(pty);
  await pty.sees("Not started");
  return { course, pty };
}
