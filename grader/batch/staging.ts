// What a learner handed in, however it is packed and laid out, as a submission with the paths that the course has.

import type { Exercise } from "../domain/exercise.ts";
import type { Chosen } from "../domain/graded.ts";
import type { LoadProblem, Location } from "../domain/outcome.ts";
import { entryOf } from "../grading/course.ts";
import type { Stripper } from "../sandbox/stripper.ts";
import { stage, type Submission } from "../sandbox/submission.ts";
import { NO_CACHE } from "../store/cache.ts";
import { placesIn } from "./placed.ts";
import type { Scratch } from "./scratch.ts";
import type { Source } from "./source.ts";
import { type Exercises, withExercises } from "./unpack.ts";

/** The exercises of the course, which tell where a submission has them, and those that are to be graded. */
export type Asked = { readonly all: readonly Exercise[]; readonly open: readonly Exercise[] };

export type Staged = {
  readonly submission: Submission;
  /** Of which of several files each exercise is graded, by id. */
  readonly chosen: ReadonlyMap<string, Chosen>;
};

/**
 * Reads the files of a learner. What is stripped is not kept: thousands of submissions are read once each.
 * @throws Unfit, or what the system says
 */
export async function stageLearner(
  source: Source,
  { all, open }: Asked,
  stripper: Stripper,
  scratch: Scratch,
): Promise<Staged> {
  return withExercises(source, all, scratch, (found) => stageExercises(found, { all, open }, stripper));
}

async function stageExercises(found: Exercises, { all, open }: Asked, stripper: Stripper): Promise<Staged> {
  const { root, placed, ids } = placesIn(found, all, open);
  const inOwn = placed.filter(({ own }) => own !== undefined);
  const entries = new Map(inOwn.map(({ exercise, own, file }) => [`${own}/${file}`, entryOf(exercise)]));
  const gathered = new Gathered();
  gathered.add(await stage(root, [...entries.keys()], NO_CACHE, stripper), (path) => {
    const [name = "", ...rest] = path.split("/");
    return entries.get(path) ?? [ids.get(name) ?? name, ...rest].join("/");
  });
  for (const { exercise, file } of placed.filter(({ own }) => own === undefined)) {
    // Each finds what it imports beside it, as if all files lay in its own folder.
    const calledAs = (path: string): string => (path === file ? entryOf(exercise) : `${exercise.id}/${path}`);
    gathered.add(await stage(found.folder, [file], NO_CACHE, stripper), calledAs);
  }
  const chosen = placed.flatMap((each) =>
    each.chosen === undefined ? [] : [[each.exercise.id, each.chosen] as const],
  );
  return { submission: gathered.submission(root), chosen: new Map(chosen) };
}

/** Files by the paths that the course has. */
class Gathered {
  readonly #sources = new Map<string, string>();
  readonly #texts = new Map<string, string>();
  readonly #problems = new Map<string, LoadProblem>();

  add({ sources, texts, problems }: Submission, calledAs: (path: string) => string): void {
    for (const [path, text] of Object.entries(sources)) this.#sources.set(calledAs(path), text);
    for (const [path, text] of Object.entries(texts)) this.#texts.set(calledAs(path), text);
    for (const [path, problem] of Object.entries(problems))
      this.#problems.set(calledAs(path), moved(problem, calledAs));
  }

  submission(root: string): Submission {
    return {
      root,
      sources: Object.fromEntries(this.#sources),
      texts: Object.fromEntries(this.#texts),
      problems: Object.fromEntries(this.#problems),
    };
  }
}

function moved(problem: LoadProblem, calledAs: (path: string) => string): LoadProblem {
  const at = (location: Location): Location => ({ ...location, file: calledAs(location.file) });
  switch (problem.kind) {
    case "syntax":
    case "unsupported":
      return { ...problem, location: at(problem.location) };
    case "unreadable":
      return {
        ...problem,
        file: calledAs(problem.file),
        ...(problem.location && { location: at(problem.location) }),
      };
    case "no-file":
      return { ...problem, file: calledAs(problem.file) };
    case "no-export":
    case "import":
    case "threw":
    case "never-finished":
    case "exited":
      return problem;
  }
}
