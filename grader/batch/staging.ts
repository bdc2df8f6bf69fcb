// What a learner handed in, however it is packed and laid out, as a submission with the paths that the course has.

import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import type { LoadProblem, Location } from "../domain/outcome.ts";
import { entryOf } from "../grading/course.ts";
import type { Stripper } from "../sandbox/stripper.ts";
import { isThere } from "../sandbox/source-file.ts";
import { stage, type Submission } from "../sandbox/submission.ts";
import { NO_CACHE } from "../store/cache.ts";
import { isCalledAs } from "./layout.ts";
import { withoutNumbers } from "./lms-names.ts";
import type { Scratch } from "./scratch.ts";
import type { Source } from "./source.ts";
import { quoted, Unfit } from "./unfit.ts";
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
  return withExercises(source, all, scratch, (found) => stageExercises(found, { all, open }, stripper));
}

/** Where an exercise's file lies: in a folder of its own, by that one's name, or among all files. */
type Placed = { readonly exercise: Exercise; readonly own?: string; readonly file: string };

async function stageExercises(
  { folder, layout }: Exercises,
  { all, open }: Asked,
  stripper: Stripper,
): Promise<Submission> {
  const root = layout === "course" ? join(folder, "exercises") : folder;
  const folders = layout === "flat" ? new Map<string, string>() : foldersIn(root, all);
  const placed = open.map((exercise) => placeOf(exercise, folders, root, folder));
  const inOwn = placed.filter(({ own }) => own !== undefined);
  const entries = new Map(inOwn.map(({ exercise, own, file }) => [`${own}/${file}`, entryOf(exercise)]));
  const ids = new Map([...folders].map(([id, name]) => [name, id]));
  const gathered = new Gathered();
  gathered.add(await stage(root, [...entries.keys()], NO_CACHE, stripper), (path) => {
    const [name = "", ...rest] = path.split("/");
    return entries.get(path) ?? [ids.get(name) ?? name, ...rest].join("/");
  });
  for (const { exercise, file } of placed.filter(({ own }) => own === undefined)) {
    // Each finds what it imports beside it, as if all files lay in its own folder.
    const calledAs = (path: string): string => (path === file ? entryOf(exercise) : `${exercise.id}/${path}`);
    gathered.add(await stage(folder, [file], NO_CACHE, stripper), calledAs);
  }
  return gathered.submission(root);
}

/**
 * The folders of exercises by their ids.
 * @throws Unfit where several are called almost so, and nobody knows which one counts
 */
function foldersIn(root: string, exercises: readonly Exercise[]): ReadonlyMap<string, string> {
  const ids = new Set(exercises.map(({ id }) => id));
  const names = namesIn(root);
  const others = names.filter((name) => !ids.has(name));
  const folders = new Map(names.filter((name) => ids.has(name)).map((name) => [name, name]));
  for (const id of ids) {
    if (folders.has(id)) continue;
    const [name, other] = others.filter((each) => isCalledAs(each, id));
    if (name !== undefined && other !== undefined)
      throw new Unfit(`${quoted(name)} and ${quoted(other)} in it could both be ${id}: keep the one that counts`);
    if (name !== undefined) folders.set(id, name);
  }
  return folders;
}

/** What is not in a folder of its own may lie among all files, as of whoever handed it in later. */
function placeOf(exercise: Exercise, folders: ReadonlyMap<string, string>, root: string, folder: string): Placed {
  const name = `${exercise.signature.name}.ts`;
  const own = folders.get(exercise.id);
  const inOwn = own === undefined ? undefined : fileCalled(name, join(root, own));
  if (own !== undefined && inOwn !== undefined) return { exercise, own, file: inOwn };
  const amongAll = fileCalled(name, folder);
  if (amongAll === undefined && own !== undefined) return { exercise, own, file: name };
  return { exercise, file: amongAll ?? name };
}

/** The name of a file in a folder, or of its last copy where a browser numbered all that there are: `softmax (1).ts`. */
function fileCalled(name: string, folder: string): string | undefined {
  if (isThere(join(folder, name))) return name;
  const copies = namesIn(folder).filter((each) => withoutNumbers(each, false) === name);
  return copies.toSorted((a, b) => a.length - b.length || (a < b ? -1 : 1)).at(-1);
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    // Not there, or reading the file says why.
    return [];
  }
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
