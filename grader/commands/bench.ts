// Everything that running a course's code needs, opened in the order that is quickest and closed together.

import { join } from "node:path";
import { DEFAULT_LIMITS } from "../domain/exercise.ts";
import type { Bench } from "../grading/grade.ts";
import type { Rewrites } from "../proof/rewrites.ts";
import type { SandboxMode } from "../domain/sandbox-mode.ts";
import { Child } from "../sandbox/child.ts";
import { loadProgram, type Program } from "../sandbox/program.ts";
import { Stripper } from "../sandbox/stripper.ts";
import type { Submission } from "../sandbox/submission.ts";
import { type Cache, openCache } from "../store/cache.ts";
import type { Console } from "./console.ts";
import { chooseSandbox, likelySandbox, openSandbox, orUsageError } from "./sandbox-choice.ts";

/** The reference solutions and the learner's files, each on a bench of its own. */
export type Benches = {
  readonly solutions: Bench;
  readonly exercises: Bench;
  /** What the benches run with. */
  readonly program: Program;
  readonly cache: Cache;
  /** Nothing of it is run before it is asked for. */
  readonly rewrites: () => Promise<Rewrites>;
  readonly close: () => void;
};

/**
 * Opens the exercises that `names` name.
 * @param asked the sandbox that a flag asks for
 * @returns undefined after telling every problem of the specs
 * @throws UsageError when a name names none, or several, or when the sandbox is not to be had
 */
export async function openBenches(
  folder: string,
  names: readonly string[],
  console: Console,
  asked?: SandboxMode,
): Promise<Benches | undefined> {
  const cache = openCache(folder);
  const stripper = new Stripper();
  const program = await loadProgram(cache, stripper);
  // A child comes up while everything else is loaded and read; whichever bench is used first takes it.
  let fence = await openSandbox(likelySandbox(asked, folder));
  const child = new Child(program, DEFAULT_LIMITS.memoryMiB, fence);
  const open: { close: () => void }[] = [{ close: () => child.kill() }, stripper, { close: () => fence.close() }];
  const close = (): void => {
    for (const each of open) each.close();
  };
  try {
    const [{ openSelected }, { entryOf }, { openTeachers }, { Sandbox }, { stage }] = await Promise.all([
      import("./open.ts"),
      import("../grading/course.ts"),
      import("../grading/teachers.ts"),
      import("../sandbox/sandbox.ts"),
      import("../sandbox/submission.ts"),
    ]);
    const course = await openSelected(folder, names, cache, console);
    if (course === undefined) {
      close();
      return undefined;
    }
    const mode = chooseSandbox(asked, course.settings.sandbox);
    if (mode !== fence.mode) {
      fence.close();
      fence = await openSandbox(mode);
    }
    const teachers = await openTeachers(program, course, cache, stripper);
    open.push(teachers);
    const exercises = await stage(join(folder, "exercises"), course.exercises.map(entryOf), cache, stripper);
    stripper.close();
    if (child.fence === fence) await orUsageError(child.proven);
    const takeSpare = once(child);
    const benchOf = (submission: Submission): Bench => {
      const sandbox = new Sandbox(program, submission, takeSpare, fence);
      open.push(sandbox);
      return { course, submission, sandbox, ...teachers };
    };
    let made: Rewrites | undefined;
    const rewrites = async (): Promise<Rewrites> => {
      if (made !== undefined) return made;
      made = new (await import("../proof/rewrites.ts")).Rewrites(program, teachers.solutions);
      open.push(made);
      return made;
    };
    const solutions = benchOf(teachers.solutions);
    return { solutions, exercises: benchOf(exercises), program, cache, rewrites, close };
  } catch (error) {
    close();
    throw error;
  }
}

function once<T>(thing: T): () => T | undefined {
  let rest: T | undefined = thing;
  return () => {
    const taken = rest;
    rest = undefined;
    return taken;
  };
}
