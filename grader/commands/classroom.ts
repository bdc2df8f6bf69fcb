// What a class is graded with, opened once and closed together.

import type { Classroom as Room, Grades } from "../batch/grade-class.ts";
import { DEFAULT_LIMITS } from "../domain/exercise.ts";
import type { GradedWords } from "../domain/graded.ts";
import type { SandboxMode } from "../domain/sandbox-mode.ts";
import type { Course } from "../grading/course.ts";
import { openTeachers } from "../grading/teachers.ts";
import { gradedWords } from "../reporters/graded-words.ts";
import { Child } from "../sandbox/child.ts";
import { loadProgram } from "../sandbox/program.ts";
import { Stripper } from "../sandbox/stripper.ts";
import type { Cache } from "../store/cache.ts";
import { openSandbox, orUsageError } from "./sandbox-choice.ts";
import { ownVersion } from "./version.ts";

export type Classroom = Room & { readonly close: () => void };

/** @throws UsageError where the sandbox is not to be had */
export async function openClassroom(
  course: Course,
  cache: Cache,
  mode: SandboxMode,
  journal: Grades,
): Promise<Classroom> {
  const fence = await openSandbox(mode);
  const stripper = new Stripper();
  const open: { close: () => void }[] = [fence];
  const close = (): void => {
    for (const each of open) each.close();
  };
  try {
    const program = await loadProgram(cache, stripper);
    // Where the fence cannot stand nothing is graded, rather than one submission after the other.
    const first = new Child(program, DEFAULT_LIMITS.memoryMiB, fence);
    await orUsageError(first.proven).finally(() => first.kill());
    const teachers = await openTeachers(program, course, cache, stripper);
    open.push(teachers);
    const { title } = course.settings;
    const wordsFor = (folder: string): GradedWords => gradedWords({ title, folder });
    return { course, program, teachers, fence, journal, version: ownVersion(), wordsFor, close };
  } catch (error) {
    close();
    throw error;
  } finally {
    stripper.close();
  }
}
