// What a learner handed in, however it is packed and laid out, as a submission with the paths that the course has.

import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import type { LoadProblem } from "../domain/outcome.ts";
import { entryOf } from "../grading/course.ts";
import type { Stripper } from "../sandbox/stripper.ts";
import { stage, type Submission } from "../sandbox/submission.ts";
import { NO_CACHE } from "../store/cache.ts";
import type { Scratch } from "./scratch.ts";
import type { Source } from "./source.ts";
import { type Exercises, withExercises } from "./unpack.ts";

/** The exercises of the course, which tell where a submission has them, and those that are to be graded. */
export type Asked = { readonly all: readonly Exercise[]; readonly open: readonly Exercise[] };

/**
 * Reads the files of a learner. What is stripped is not kept: thousands of submissions are read once each.
 * @throws Unfit, or what the system says
 */
export async function stageLearner(
  source: Source,
  { all, open }: Asked,
  stripper: Stripper,
  scratch: Scratch,
): Promise<Submission> {
  return withExercises(source, all, scratch, (found) => stageExercises(found, open, stripper));
}

async function stageExercises(
  { folder, layout }: Exercises,
  exercises: readonly Exercise[],
  stripper: Stripper,
): Promise<Submission> {
  switch (layout) {
    case "course":
      return stage(join(folder, "exercises"), exercises.map(entryOf), NO_CACHE, stripper);
    case "bare":
      return stage(folder, exercises.map(entryOf), NO_CACHE, stripper);
    case "flat":
      return stageFlat(folder, exercises, stripper);
  }
}

/** Each exercise finds what it imports beside it, as if all files lay in its own folder. */
async function stageFlat(folder: string, exercises: readonly Exercise[], stripper: Stripper): Promise<Submission> {
  const all = { sources: new Map<string, string>(), texts: new Map<string, string>() };
  const problems = new Map<string, LoadProblem>();
  for (const { id, signature } of exercises) {
    const own = await stage(folder, [`${signature.name}.ts`], NO_CACHE, stripper);
    for (const kind of ["sources", "texts"] as const) {
      for (const [path, text] of Object.entries(own[kind])) all[kind].set(`${id}/${path}`, text);
    }
    for (const [path, problem] of Object.entries(own.problems)) problems.set(`${id}/${path}`, within(id, problem));
  }
  return {
    root: folder,
    sources: Object.fromEntries(all.sources),
    texts: Object.fromEntries(all.texts),
    problems: Object.fromEntries(problems),
  };
}

function within(id: string, problem: LoadProblem): LoadProblem {
  switch (problem.kind) {
    case "syntax":
    case "unsupported":
      return { ...problem, location: { ...problem.location, file: `${id}/${problem.location.file}` } };
    case "no-file":
    case "unreadable":
      return { ...problem, file: `${id}/${problem.file}` };
    case "no-export":
    case "import":
    case "threw":
    case "never-finished":
    case "exited":
      return problem;
  }
}
