// A busy machine must not change a grade: with twice as many busy loops as cores beside it, a class of right submissions
// passes, every one of them, again and again. On its own (npm run test:load), since whatever ran beside it would suffer.

import { cpSync, mkdtempSync, readdirSync, realpathSync, rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { SandboxMode } from "../../domain/sandbox-mode.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { type Course, entryOf, exerciseIds, openCourse } from "../../grading/course.ts";
import { type Bench, gradeExercise } from "../../grading/grade.ts";
import { openTeachers, type Teachers } from "../../grading/teachers.ts";
import { type Fence, openFence } from "../../sandbox/fence.ts";
import { loadProgram, type Program } from "../../sandbox/program.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { Stripper } from "../../sandbox/stripper.ts";
import { stage } from "../../sandbox/submission.ts";
import { NO_CACHE, openCache } from "../../store/cache.ts";
import { HAS_BUBBLEWRAP } from "../bubblewrap.ts";
import { BusyLoops } from "./busy.ts";

const ROOT = join(import.meta.dirname, "../../..");
const ANSWERS = join(import.meta.dirname, "../fixtures/answers");
const CLASS = 100;
const CORES = availableParallelism();
/** Many times what a run takes on two cores; only something that hangs is ended by it. */
const RUN_MS = 20 * 60_000;

const home = realpathSync(mkdtempSync(join(tmpdir(), "numkata-load-")));
const stripper = new Stripper();
let program: Program;
let course: Course;
let teachers: Teachers;
let busy: BusyLoops;

beforeAll(async () => {
  const cache = openCache(ROOT);
  program = await loadProgram(cache, stripper);
  const opened = await openCourse(ROOT, exerciseIds(ROOT), cache);
  if (!opened.ok) throw new Error("the course itself is wrong: npm run verify");
  course = opened.value;
  teachers = await openTeachers(program, course, cache, stripper);
  busy = new BusyLoops(2 * CORES);
  await busy.running();
}, RUN_MS);

afterAll(() => {
  busy.kill();
  teachers.close();
  stripper.close();
  rmSync(home, { recursive: true, force: true });
});

/** The files of one who solved every exercise: as the solutions do, or in one of three other right ways. */
function handIn(student: number): string {
  const folder = join(home, `student-${student}`);
  for (const exercise of course.exercises) {
    const right = join(ANSWERS, exercise.id, "right");
    const ways = [join(ROOT, "solutions", entryOf(exercise)), ...readdirSync(right).map((name) => join(right, name))];
    cpSync(ways[student % ways.length] ?? "", join(folder, entryOf(exercise)));
  }
  return folder;
}

/** What did not pass in this submission, which is graded with nothing left of the one before it. */
async function troubleWith(folder: string, fence: Fence): Promise<readonly string[]> {
  const submission = await stage(folder, course.exercises.map(entryOf), NO_CACHE, stripper);
  const sandbox = new Sandbox(program, submission, () => undefined, fence);
  const bench: Bench = { course, submission, sandbox, ...teachers };
  const trouble: string[] = [];
  try {
    for (const exercise of course.exercises) trouble.push(...troubleIn(await gradeExercise(bench, exercise)));
  } finally {
    sandbox.close();
  }
  return trouble;
}

function troubleIn({ exercise, cases }: ExerciseReport): readonly string[] {
  return cases
    .filter(({ case: { extra }, verdict }) => !extra && verdict.kind !== "passed")
    .map(({ case: { name }, verdict }) => {
      const outcome = verdict.kind === "errored" ? ` (${verdict.outcome.kind})` : "";
      return `${exercise.id}, ${name}: ${verdict.kind}${outcome}`;
    });
}

async function gradeClass(fence: Fence): Promise<readonly string[]> {
  const waiting = Array.from({ length: CLASS }, (_, student) => student);
  const trouble: string[] = [];
  const work = async (): Promise<void> => {
    for (let student = waiting.shift(); student !== undefined; student = waiting.shift()) {
      const found = await troubleWith(handIn(student), fence);
      trouble.push(...found.map((each) => `student ${student}: ${each}`));
    }
  };
  await Promise.all(Array.from({ length: CORES }, work));
  return trouble;
}

async function passesWith(mode: SandboxMode): Promise<void> {
  const fence = await openFence(mode);
  try {
    expect(await gradeClass(fence)).toEqual([]);
    expect(busy.count).toBe(2 * CORES);
  } finally {
    fence.close();
  }
}

test.runIf(process.platform !== "win32").each([1, 2, 3])(
  "a class of a hundred right submissions gets a hundred passes (%i)",
  () => passesWith("default"),
  RUN_MS,
);

test.runIf(HAS_BUBBLEWRAP)("and in the strict sandbox", () => passesWith("strict"), RUN_MS);
