// A class graded: many submissions at once, each in a sandbox of its own, each in the journal as soon as it is done. An
// exercise that was graded before on the same basis and by the same spec is not run again.

import { isDeepStrictEqual } from "node:util";
import type { Basis, Entry, Fault, GradedExercise, GradedWords } from "../domain/graded.ts";
import { type Bench, grade } from "../grading/grade.ts";
import type { Teachers } from "../grading/teachers.ts";
import type { Course } from "../grading/course.ts";
import { type Fence, SandboxRefused } from "../sandbox/fence.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { Stripper } from "../sandbox/stripper.ts";
import { graderId, specHashes } from "./content-hash.ts";
import type { Journal } from "./journal.ts";
import { faultIn, reduce } from "./reduce.ts";
import { Scratch } from "./scratch.ts";
import { isOfSource, type Source } from "./source.ts";
import { type Staged, stageLearner } from "./staging.ts";
import { submissionHash } from "./submission-hash.ts";
import type { Found } from "./submissions.ts";
import { Unfit } from "./unfit.ts";

/** What a class is graded with. */
export type Classroom = {
  readonly course: Course;
  readonly program: Program;
  /** Asked by all. */
  readonly teachers: Teachers;
  readonly fence: Fence;
  readonly journal: Grades;
  /** The version of the grader. */
  readonly version: string;
  /** Puts the reports of one submission into words; `root` is its folder. */
  readonly wordsFor: (root: string) => GradedWords;
};

/** Where grades are found and kept. */
export type Grades = Pick<Journal, "read" | "append">;

export type Options = {
  /** How many submissions are graded at once. */
  readonly jobs: number;
  /** Grade also what was graded before on the same basis. */
  readonly all: boolean;
};

/** A submission that is finished; `error` is what only its maker can understand. */
export type Finished = {
  readonly entry: Entry;
  /** What was known of the learner until now. */
  readonly before: Entry | undefined;
  /** How many exercises were run for it. */
  readonly ran: number;
  /** How long it took. */
  readonly wallMs: number;
  readonly error?: unknown;
};

/** What all submissions of a run are graded by. */
type Rules = { readonly specs: Readonly<Record<string, string>>; readonly basis: Omit<Basis, "submission"> };

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
  const rules: Rules = {
    specs: specHashes(room.course, room.teachers.solutions),
    basis: { grader: graderId(room.version), sandbox: room.fence.mode },
  };
  const waiting = found.values();
  const scratch = new Scratch();
  let hasFailed = false;
  const work = async (): Promise<void> => {
    const stripper = new Stripper();
    try {
      for (const each of waiting) {
        if (hasFailed) return;
        const before = room.journal.read(each.learner.key);
        const beganMs = performance.now();
        const finished = await finish(each, room, rules, all ? undefined : before, { stripper, scratch });
        const wallMs = performance.now() - beganMs;
        if (!isDeepStrictEqual(finished.entry, before)) room.journal.append(finished.entry);
        tell({ ...finished, before, wallMs });
      }
    } catch (error) {
      hasFailed = true;
      throw error;
    } finally {
      stripper.close();
    }
  };
  const ends = await Promise.allSettled(Array.from({ length: Math.min(jobs, found.length) }, work));
  scratch.close();
  for (const end of ends) if (end.status === "rejected") throw end.reason;
}

type Ended = Omit<Finished, "before" | "wallMs">;

/** What submissions are read with. */
type Reading = { readonly stripper: Stripper; readonly scratch: Scratch };

/** @param known what of it needs no run, where it still holds */
async function finish(
  found: Found,
  room: Classroom,
  { specs, basis: common }: Rules,
  known: Entry | undefined,
  { stripper, scratch }: Reading,
): Promise<Ended> {
  const { source } = found;
  const learner = found.learner.key;
  try {
    const basis: Basis = { submission: await submissionHash(source), ...common };
    const kept = new Map(stillHolding(known, basis, specs).map((each) => [each.id, each]));
    const open = room.course.exercises.filter(({ id }) => !kept.has(id));
    if (open.length > 0) {
      const staged = await stageLearner(source, { all: room.course.exercises, open }, stripper, scratch);
      const graded = await gradeOne(staged, { ...room.course, exercises: open }, specs, room);
      // What was read is what was hashed only where both looks found the same.
      if ((await submissionHash(source)) !== basis.submission)
        return faulted(learner, { owner: "submission", reason: "its files were changed while they were graded" });
      if (!Array.isArray(graded)) return faulted(learner, graded);
      for (const each of graded) kept.set(each.id, each);
    }
    const exercises = room.course.exercises.flatMap(({ id }) => kept.get(id) ?? []);
    return { entry: { kind: "graded", learner, ...basis, exercises }, ran: open.length };
  } catch (error) {
    return { ...faulted(learner, faultOf(error, source)), error };
  }
}

/** The exercises of an entry that another run would grade just the same. */
function stillHolding(known: Entry | undefined, basis: Basis, specs: Rules["specs"]): readonly GradedExercise[] {
  if (known?.kind !== "graded") return [];
  const { submission, grader, sandbox, exercises } = known;
  if (!isDeepStrictEqual({ submission, grader, sandbox }, basis)) return [];
  return exercises.filter(({ id, spec }) => spec === specs[id]);
}

/** One submission against these exercises, with nothing left of the one before it. */
async function gradeOne(
  { submission, chosen }: Staged,
  course: Course,
  specs: Rules["specs"],
  { program, teachers, fence, wordsFor }: Classroom,
): Promise<GradedExercise[] | Fault> {
  const sandbox = new Sandbox(program, submission, () => undefined, fence);
  const bench: Bench = { course, submission, sandbox, ...teachers };
  const words = wordsFor(submission.root);
  const exercises: GradedExercise[] = [];
  try {
    for await (const event of grade(bench)) {
      if (event.kind !== "exercise-graded") continue;
      const { report, outcomes } = event;
      const fault = faultIn(report);
      if (fault !== undefined) return fault;
      const { id } = report.exercise;
      const several = chosen.get(id);
      exercises.push({
        ...reduce(report, outcomes, specs[id] ?? "", words),
        ...(several !== undefined && { chosen: several }),
      });
    }
    return exercises;
  } finally {
    sandbox.close();
  }
}

function faulted(learner: string, fault: Fault): Ended {
  return { entry: { kind: "fault", learner, fault }, ran: 0 };
}

function faultOf(error: unknown, source: Source): Fault {
  if (error instanceof Unfit) return { owner: "submission", reason: error.message };
  if (error instanceof SandboxRefused) return { owner: "machine", reason: error.message };
  if (!(error instanceof Error)) return { owner: "bug", reason: String(error) };
  const code = "code" in error ? error.code : undefined;
  const isOfFiles = "path" in error && typeof error.path === "string" && isOfSource(error.path, source);
  if (isOfFiles && code === "ENOENT") {
    const what = source.kind === "folder" ? "its folder, or a file in it," : "its file";
    return { owner: "submission", reason: `${what} is no longer there` };
  }
  if (isOfFiles && (code === "EACCES" || code === "EPERM"))
    return { owner: "submission", reason: "there is no permission to read it" };
  if (isOfFiles) return { owner: "submission", reason: `it cannot be read (${String(code)})` };
  if ("syscall" in error) return { owner: "machine", reason: error.message };
  return { owner: "bug", reason: `${error.name}: ${error.message}` };
}
