// Everything that grading again and again needs, kept warm: the specs as they were parsed, the type stripper, the
// solutions, and a child that is ready before the next save.

import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { DEFAULT_LIMITS, type Exercise } from "../domain/exercise.ts";
import type { TypeCheck } from "../domain/finding.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { answersEntryOf, type Course, entryOf, lawsEntryOf, mistakesEntryOf, openCourse } from "../grading/course.ts";
import { type Bench, grade, gradeExercise } from "../grading/grade.ts";
import { openTeachers, type Teachers } from "../grading/teachers.ts";
import { Child } from "../sandbox/child.ts";
import type { Fence } from "../sandbox/fence.ts";
import { loadProgram, NP_FILE, type Program } from "../sandbox/program.ts";
import { Sandbox, SandboxClosed } from "../sandbox/sandbox.ts";
import { Stripper } from "../sandbox/stripper.ts";
import { stage } from "../sandbox/submission.ts";
import { problemText } from "../spec/problem.ts";
import { type Cache, NO_CACHE, openCache } from "../store/cache.ts";
import type { AllGraded, Graded } from "./state.ts";
import { TypeChecker } from "./type-checker.ts";

/** What is kept of one exercise for as long as the files it was made from do not change. */
type Known = {
  readonly stamp: string;
  readonly course: Course;
  readonly exercise: Exercise;
  readonly teachers: Teachers;
};

export class Workshop {
  readonly folder: string;
  readonly #cache: Cache;
  readonly #program: Program;
  readonly #stripper: Stripper;
  readonly #fence: Fence;
  readonly #checker: TypeChecker;
  #spare: Child | undefined;
  #known: Known | undefined;
  /** The files that were graded last, and what tells whether they are still the same. */
  #graded: ReadonlyMap<string, string> = new Map();
  /** Ends the run that is under way. */
  #abandon: () => void = () => {};
  #isClosed = false;

  private constructor(folder: string, cache: Cache, program: Program, stripper: Stripper, fence: Fence) {
    this.folder = folder;
    this.#cache = cache;
    this.#program = program;
    this.#stripper = stripper;
    this.#fence = fence;
    this.#checker = new TypeChecker(folder, NP_FILE);
    this.#prepare(DEFAULT_LIMITS.memoryMiB);
    // The helper comes up before the first save needs it.
    void stripper.strip("");
  }

  /** @throws SandboxRefused where the fence does not hold */
  static async open(folder: string, fence: Fence): Promise<Workshop> {
    const cache = openCache(folder);
    const stripper = new Stripper();
    const workshop = new Workshop(folder, cache, await loadProgram(cache, stripper), stripper, fence);
    try {
      await workshop.#spare?.proven;
      return workshop;
    } catch (error) {
      workshop.close();
      throw error;
    }
  }

  /** Where the learner writes this exercise; the spec's folder while the spec cannot be read. */
  fileOf(id: string): string {
    const known = this.#known?.exercise.id === id ? this.#known.exercise : undefined;
    return join(this.folder, "exercises", known === undefined ? id : entryOf(known));
  }

  /** The exercise as it was last read. */
  exercise(id: string): Exercise | undefined {
    return this.#known?.exercise.id === id ? this.#known.exercise : undefined;
  }

  /** What the learner has written, as it is now. */
  sourceOf(id: string): string | undefined {
    return textOf(this.fileOf(id));
  }

  solutionOf(id: string): string | undefined {
    const exercise = this.exercise(id);
    return exercise && textOf(join(this.folder, "solutions", entryOf(exercise)));
  }

  /** Grades the exercise as it is on disk now. Undefined where another run began before this one ended. */
  async grade(id: string): Promise<Graded | undefined> {
    this.#checker.cancel();
    return this.#unlessAbandoned(async (isAbandoned) => {
      const known = await this.#know(id);
      if ("kind" in known) return known;
      const { course, exercise, teachers } = known;
      const bench = await this.#bench(course, teachers, isAbandoned);
      return { kind: "report", report: await gradeExercise(bench, exercise) };
    });
  }

  /** Grades every exercise of the course. Undefined where another run began before this one ended. */
  async gradeAll(ids: readonly string[]): Promise<AllGraded | undefined> {
    return this.#unlessAbandoned(async (isAbandoned) => {
      const opened = await Promise.all(ids.map((id) => openCourse(this.folder, [id], this.#cache)));
      const courses = opened.flatMap((each) => (each.ok ? [each.value] : []));
      const unreadable = opened.flatMap((each, at) =>
        each.ok ? [] : [{ id: ids[at] ?? "", lines: each.problems.map(problemText) }],
      );
      const [first] = courses;
      if (first === undefined) return { reports: [], unreadable };
      const exercises = courses.flatMap((each) => each.exercises);
      const records = new Map(courses.flatMap((each) => [...each.records]));
      const course = { ...first, exercises, records };
      const teachers = await this.#teachers(course);
      const reports: ExerciseReport[] = [];
      try {
        for await (const event of grade(await this.#bench(course, teachers, isAbandoned))) {
          if (event.kind === "exercise-graded") reports.push(event.report);
        }
      } finally {
        teachers.close();
      }
      return { reports, unreadable };
    });
  }

  /**
   * What the type checker says of the exercise as it was graded last. Undefined where there is none, or where the files
   * are no longer the same: their next verdict brings its own.
   */
  async check(id: string): Promise<TypeCheck | undefined> {
    const exercise = this.exercise(id);
    const graded = Array.from(this.#graded).filter(([file]) => file.startsWith(`${id}/`));
    if (exercise === undefined || !graded.some(([file]) => file === entryOf(exercise))) return undefined;
    const checked = await this.#checker.check(entryOf(exercise));
    return graded.every(([file, stamp]) => stampOf(this.#learners(file)) === stamp) ? checked : undefined;
  }

  close(): void {
    this.#isClosed = true;
    this.#checker.close();
    this.#abandon();
    this.#spare?.kill();
    this.#known?.teachers.close();
    this.#stripper.close();
    this.#fence.close();
  }

  async #unlessAbandoned<T>(work: (isAbandoned: () => boolean) => Promise<T>): Promise<T | undefined> {
    this.#abandon();
    let abandoned = false;
    this.#abandon = () => (abandoned = true);
    try {
      const result = await work(() => abandoned);
      return abandoned ? undefined : result;
    } catch (error) {
      if (abandoned) return undefined;
      throw error;
    } finally {
      // After the picture: the next child's start is no part of this run.
      if (!abandoned) setImmediate(this.#abandon);
    }
  }

  /** A sandbox that takes the spare child, and whose run ends at once when it is abandoned. */
  async #bench(course: Course, teachers: Teachers, isAbandoned: () => boolean): Promise<Bench> {
    const entries = course.exercises.map(entryOf);
    // No save is the same as one before: there is nothing to remember.
    const submission = await stage(join(this.folder, "exercises"), entries, NO_CACHE, this.#stripper);
    if (isAbandoned()) throw new SandboxClosed();
    this.#graded = new Map(Object.keys(submission.texts).map((file) => [file, stampOf(this.#learners(file))]));
    const takeSpare = (): Child | undefined => {
      const spare = this.#spare;
      this.#spare = undefined;
      return spare;
    };
    const sandbox = new Sandbox(this.#program, submission, takeSpare, this.#fence);
    const abandon = this.#abandon;
    this.#abandon = () => {
      abandon();
      sandbox.close();
      this.#prepare(memoryOf(course.exercises));
    };
    return { course, submission, sandbox, ...teachers };
  }

  /** Starts the child that the next run will take. */
  #prepare(memoryMiB: number): void {
    if (this.#isClosed) return;
    if (this.#spare?.hasEnded === false && this.#spare.memoryMiB === memoryMiB) return;
    this.#spare?.kill();
    this.#spare = new Child(this.#program, memoryMiB, this.#fence);
  }

  async #know(id: string): Promise<Known | Graded> {
    const stamp = this.#stampOf(id);
    if (this.#known?.exercise.id === id && this.#known.stamp === stamp) return this.#known;
    const opened = await openCourse(this.folder, [id], this.#cache);
    if (!opened.ok) return { kind: "problems", lines: opened.problems.map(problemText) };
    const course = opened.value;
    const [exercise] = course.exercises;
    if (exercise === undefined) throw new Error(`${id} was read and is not there`);
    const teachers = await this.#teachers(course);
    this.#known?.teachers.close();
    this.#known = { stamp: this.#stampOf(id, exercise), course, exercise, teachers };
    return this.#known;
  }

  #teachers(course: Course): Promise<Teachers> {
    return openTeachers(this.#program, course, this.#cache, this.#stripper);
  }

  /** Changes whenever the spec, the course's settings or the solution do. */
  #stampOf(id: string, exercise: Exercise | undefined = this.exercise(id)): string {
    const files = ["exercises/course.yaml", `exercises/${id}/exercise.yaml`, `exercises/${answersEntryOf({ id })}`];
    const entries = [entryOf, mistakesEntryOf, lawsEntryOf];
    if (exercise !== undefined) files.push(...entries.map((of) => `solutions/${of(exercise)}`));
    return files.map((file) => stampOf(join(this.folder, file))).join("\n");
  }

  #learners(file: string): string {
    return join(this.folder, "exercises", file);
  }
}

function stampOf(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats === undefined ? "" : `${stats.mtimeMs} ${stats.size} ${stats.ino}`;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

function memoryOf(exercises: readonly Exercise[]): number {
  return exercises[0]?.cases[0]?.limits.memoryMiB ?? DEFAULT_LIMITS.memoryMiB;
}
