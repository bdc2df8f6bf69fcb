// A course on disk: where it is, what its exercises are, and which of them a learner means. Reads files and has specs
// parsed; the parser is loaded only for a spec that changed since the last time.

import { isUtf8 } from "node:buffer";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Exercise } from "../domain/exercise.ts";
import { type Prerequisites, prerequisitesOf } from "../domain/prerequisites.ts";
import type { Answers } from "../spec/answers.ts";
import type { CourseSettings } from "../spec/course.ts";
import { prerequisiteProblems } from "../spec/prerequisites.ts";
import type { Parsed, Problem } from "../spec/problem.ts";
import type { Cache } from "../store/cache.ts";
import { asRecorded } from "./as-recorded.ts";

export type Course = {
  /** The folder with `exercises/` and `solutions/`, absolute. */
  readonly folder: string;
  readonly settings: CourseSettings;
  /** In the order of their ids. */
  readonly exercises: readonly Exercise[];
  /** Of a release: what it knows in place of solutions and mistakes, by the exercise's id. */
  readonly records: ReadonlyMap<string, Answers>;
};

const PARSER = ["spec", "domain"].map(roomFolder);

/** The course that `from` is in: the nearest folder at or above it with `exercises/course.yaml`. */
export function findCourse(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isFile(join(folder, "exercises", "course.yaml"))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** The ids of a course's exercises: the folders in `exercises/`, in order. */
export function exerciseIds(folder: string): readonly string[] {
  const entries = readdirSync(join(folder, "exercises"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map((entry) => entry.name)
    .toSorted();
}

/** Reads the course's settings and the exercises with these ids; all problems of all files at once. */
export async function openCourse(folder: string, ids: readonly string[], cache: Cache): Promise<Parsed<Course>> {
  const parser = new CachedParser(cache);
  const settings = await parser.course(folder);
  if (!settings.ok) return settings;
  const problems: Problem[] = [];
  const exercises: Exercise[] = [];
  const records = new Map<string, Answers>();
  for (const id of ids) {
    const parsed = await parser.exercise(folder, id, settings.value);
    if (!parsed.ok) {
      problems.push(...parsed.problems);
      continue;
    }
    if (!isReleased(folder, id)) {
      exercises.push(parsed.value);
      continue;
    }
    const recorded = await parser.answers(folder, parsed.value);
    if (!recorded.ok) {
      problems.push(...recorded.problems);
      continue;
    }
    exercises.push(recorded.value.exercise);
    records.set(id, recorded.value.answers);
  }
  const known = await parser.reachable(folder, exercises, settings.value);
  problems.push(...prerequisiteProblems(exercises, exerciseIds(folder), known));
  return problems.length > 0
    ? { ok: false, problems }
    : { ok: true, value: { folder, settings: settings.value, exercises, records } };
}

/** Whether an exercise comes with answers that were written down, in place of its solution. */
function isReleased(folder: string, id: string): boolean {
  return existsSync(join(folder, "exercises", answersEntryOf({ id }))) && !existsSync(join(folder, "solutions", id));
}

/** What comes before each of the exercises with these ids. One that cannot be read has nothing before it. */
export async function readPrerequisites(folder: string, ids: readonly string[], cache: Cache): Promise<Prerequisites> {
  const parser = new CachedParser(cache);
  const settings = await parser.course(folder);
  if (!settings.ok) return new Map();
  const parsed = await Promise.all(ids.map((id) => parser.exercise(folder, id, settings.value)));
  return prerequisitesOf(parsed.flatMap((each) => (each.ok ? [each.value] : [])));
}

/** Whether a course is the learners' edition of one: it has answers that were written down, and no solutions. */
export function isRelease(folder: string): boolean {
  return exerciseIds(folder).some((id) => isReleased(folder, id));
}

/** The file a learner fills in, relative to `exercises/`; the solution has the same path in `solutions/`. */
export function entryOf({ id, signature }: Exercise): string {
  return `${id}/${signature.name}.ts`;
}

/** The file with what a release knows of the exercise, relative to `exercises/`. */
export function answersEntryOf({ id }: Pick<Exercise, "id">): string {
  return `${id}/answers.json`;
}

/** The file with the exercise's mistakes, relative to `solutions/`. */
export function mistakesEntryOf({ id }: Exercise): string {
  return `${id}/mistakes.ts`;
}

/** The file with the exercise's laws, relative to `solutions/`. */
export function lawsEntryOf({ id }: Exercise): string {
  return `${id}/laws.ts`;
}

type Recorded = { readonly exercise: Exercise; readonly answers: Answers };

class CachedParser {
  readonly #cache: Cache;
  readonly #parserStamp = stampOf(PARSER);

  constructor(cache: Cache) {
    this.#cache = cache;
  }

  async course(folder: string): Promise<Parsed<CourseSettings>> {
    const file = "exercises/course.yaml";
    return this.#parsed("course", `${folder}/${file}`, file, "", isSettings, async (text) => {
      const { parseCourse } = await import("../spec/course.ts");
      return parseCourse(text, { file });
    });
  }

  async exercise(folder: string, id: string, { defaults }: CourseSettings): Promise<Parsed<Exercise>> {
    const file = `exercises/${id}/exercise.yaml`;
    return this.#parsed(`spec-${id}`, `${folder}/${file}`, file, JSON.stringify(defaults), isExercise, async (text) => {
      const { parseExercise } = await import("../spec/parse.ts");
      return parseExercise(text, { id, file, defaults });
    });
  }

  async answers(folder: string, exercise: Exercise): Promise<Parsed<Recorded>> {
    const file = `exercises/${answersEntryOf(exercise)}`;
    const parsed = await this.#parsed(
      `answers-${exercise.id}`,
      `${folder}/${file}`,
      file,
      "",
      isAnswers,
      async (text) => {
        const { parseAnswers } = await import("../spec/answers.ts");
        return parseAnswers(text, { file });
      },
    );
    if (!parsed.ok) return parsed;
    const recorded = asRecorded(exercise, parsed.value);
    if (recorded !== undefined) return { ok: true, value: { exercise: recorded, answers: parsed.value } };
    const message =
      "these are not the answers to the exercise.yaml beside it: its cases or mistakes were changed since the release. Get both again from where you have the course.";
    return { ok: false, problems: [{ file, line: 1, column: 1, message }] };
  }

  /** The exercises that prerequisites lead to, from one to the next, as far as they can be read. */
  async reachable(folder: string, from: readonly Exercise[], settings: CourseSettings): Promise<readonly Exercise[]> {
    const ids = new Set(exerciseIds(folder));
    const reached = new Map(from.map((each) => [each.id, each]));
    const queue = [...from];
    for (const { requires } of queue) {
      for (const { id } of requires) {
        if (reached.has(id) || !ids.has(id)) continue;
        const parsed = await this.exercise(folder, id, settings);
        if (!parsed.ok) continue;
        reached.set(id, parsed.value);
        queue.push(parsed.value);
      }
    }
    return [...reached.values()];
  }

  async #parsed<T>(
    name: string,
    path: string,
    file: string,
    context: string,
    isWanted: (value: unknown) => value is T,
    parse: (text: string) => Promise<Parsed<T>>,
  ): Promise<Parsed<T>> {
    const text = readText(path);
    if (text.kind === "problem") return { ok: false, problems: [{ file, line: 1, column: 1, message: text.message }] };
    const fingerprint = [this.#parserStamp, context, text.text].join("\n");
    const known = this.#cache.read(name, fingerprint);
    if (isWanted(known)) return { ok: true, value: known };
    const parsed = await parse(text.text);
    if (parsed.ok) this.#cache.write(name, fingerprint, parsed.value);
    return parsed;
  }
}

function readText(
  path: string,
): { readonly kind: "text"; readonly text: string } | { readonly kind: "problem"; readonly message: string } {
  try {
    const bytes = readFileSync(path);
    if (!isUtf8(bytes) || bytes.includes(0))
      return { kind: "problem", message: "this file is not saved as UTF-8 text. Save it again with that encoding." };
    return { kind: "text", text: new TextDecoder().decode(bytes) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return {
        kind: "problem",
        message: "this file is missing. Every folder in exercises/ is an exercise and needs its spec.",
      };
    }
    return {
      kind: "problem",
      message: `this file cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}

/** Changes whenever the files of these folders do: what they worked out once, a better one works out again. */
export function stampOf(folders: readonly string[]): string {
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => folder + name));
  return files.map((file) => statSync(file).mtimeMs).join(" ");
}

/** The folder of one of the grader's own rooms. */
export function roomFolder(room: string): string {
  return fileURLToPath(new URL(`../${room}/`, import.meta.url));
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

function isExercise(value: unknown): value is Exercise {
  return typeof value === "object" && value !== null && "signature" in value && "cases" in value;
}

function isSettings(value: unknown): value is CourseSettings {
  return typeof value === "object" && value !== null && "title" in value && "sandbox" in value;
}

function isAnswers(value: unknown): value is Answers {
  return typeof value === "object" && value !== null && "small" in value && "mistakes" in value;
}
