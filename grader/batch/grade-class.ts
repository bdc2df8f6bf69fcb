// A class graded: many submissions at once, each in a sandbox of its own, each in the journal as soon as it is done. What
// was graded before on the same basis is not graded again.

import { isDeepStrictEqual } from "node:util";
import type { Basis, Entry, Fault, Graded, GradedExercise } from "../domain/graded.ts";
import { type Bench, grade } from "../grading/grade.ts";
import type { Teachers } from "../grading/teachers.ts";
import type { Course } from "../grading/course.ts";
import { type Fence, SandboxRefused } from "../sandbox/fence.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { Stripper } from "../sandbox/stripper.ts";
import type { Submission } from "../sandbox/submission.ts";
import { graderId, specHashes, submissionHash, TooMuch } from "./content-hash.ts";
import type { Journal } from "./journal.ts";
import { faultIn, reduce, type Words } from "./reduce.ts";
import { stageLearner } from "./staging.ts";
import type { Found } from "./submissions.ts";

/** What a class is graded with. */
export type Classroom = {
  readonly course: Course;
  readonly program: Program;
  /** Asked by all. */
  readonly teachers: Teachers;
  readonly fence: Fence;
  readonly journal: Journal;
  /** The version of the grader. */
  readonly version: string;
  /** Puts the reports of one submission into words; `root` is its folder. */
  readonly wordsFor: (root: string) => Words;
};

export type Options = {
  /** How many submissions are graded at once. */
  readonly jobs: number;
  /** Grade also what was graded before on the same basis. */
  readonly all: boolean;
};

/** A submission that is finished; `error` is what only its maker can understand. */
export type Finished = {
  readonly entry: Entry;
  readonly isReused: boolean;
  readonly error?: unknown;
};

/**
 * Grades what was found; `tell` hears of each submission as it is finished.
 * @throws what the journal throws, once all that was under way has ended
 */
export async function gradeClass(
  found: readonly Found[],
  room: Classroom,
  { jobs, all }: Options,
  tell: (finished: Finished) => void,
): Promise<void> {
  const specs = specHashes(room.course, room.teachers.solutions);
  const common = { specs, grader: graderId(room.version), sandbox: room.fence.mode };
  const waiting = found.values();
  let hasFailed = false;
  const work = async (): Promise<void> => {
    const stripper = new Stripper();
    try {
      for (const each of waiting) {
        if (hasFailed) return;
        const finished = await finish(each, room, common, all, stripper);
        if (!finished.isReused) room.journal.append(finished.entry);
        tell(finished);
      }
    } catch (error) {
      hasFailed = true;
      throw error;
    } finally {
      stripper.close();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(jobs, found.length) }, work));
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

async function finish(
  found: Found,
  room: Classroom,
  common: Omit<Basis, "submission">,
  all: boolean,
  stripper: Stripper,
): Promise<Finished> {
  const { learner, folder } = found;
  try {
    const basis: Basis = { submission: submissionHash(folder), ...common };
    const known = all ? undefined : room.journal.read(learner);
    if (known?.kind === "graded" && restsOn(known, basis)) return { entry: known, isReused: true };
    const submission = await stageLearner(found, room.course.exercises, stripper);
    const graded = await gradeOne(submission, room);
    // What was read is what was hashed only where both looks found the same.
    if (submissionHash(folder) !== basis.submission)
      return faulted(learner, { owner: "submission", reason: "its files were changed while they were graded" });
    if (!Array.isArray(graded)) return faulted(learner, graded);
    return { entry: { kind: "graded", learner, ...basis, exercises: graded }, isReused: false };
  } catch (error) {
    return { ...faulted(learner, faultOf(error, folder)), error };
  }
}

function restsOn({ submission, specs, grader, sandbox }: Graded, basis: Basis): boolean {
  return isDeepStrictEqual({ submission, specs, grader, sandbox }, basis);
}

/** One submission against all exercises, with nothing left of the one before it. */
async function gradeOne(submission: Submission, room: Classroom): Promise<GradedExercise[] | Fault> {
  const { course, program, teachers, fence, wordsFor } = room;
  const sandbox = new Sandbox(program, submission, () => undefined, fence);
  const bench: Bench = { course, submission, sandbox, ...teachers };
  const words = wordsFor(submission.root);
  const exercises: GradedExercise[] = [];
  try {
    for await (const event of grade(bench)) {
      if (event.kind !== "exercise-graded") continue;
      const fault = faultIn(event.report);
      if (fault !== undefined) return fault;
      exercises.push(reduce(event.report, words));
    }
    return exercises;
  } finally {
    sandbox.close();
  }
}

function faulted(learner: string, fault: Fault): Finished {
  return { entry: { kind: "fault", learner, fault }, isReused: false };
}

function faultOf(error: unknown, folder: string): Fault {
  if (error instanceof TooMuch) return { owner: "submission", reason: error.message };
  if (error instanceof SandboxRefused) return { owner: "machine", reason: error.message };
  if (!(error instanceof Error)) return { owner: "bug", reason: String(error) };
  const code = "code" in error ? error.code : undefined;
  const isOfFiles = "path" in error && typeof error.path === "string" && error.path.startsWith(folder);
  if (isOfFiles && code === "ENOENT")
    return { owner: "submission", reason: "its folder, or a file in it, is no longer there" };
  if (isOfFiles && (code === "EACCES" || code === "EPERM"))
    return { owner: "submission", reason: "there is no permission to read it" };
  if (isOfFiles) return { owner: "submission", reason: `it cannot be read (${String(code)})` };
  if ("syscall" in error) return { owner: "machine", reason: error.message };
  return { owner: "bug", reason: `${error.name}: ${error.message}` };
}
