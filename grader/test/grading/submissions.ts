// Many submissions of the course's own exercises, graded in one process each after the other, as a learner would read it.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Child } from "../../sandbox/child.ts";
import type { Exercise } from "../../domain/exercise.ts";
import { DEFAULT_LIMITS } from "../../domain/exercise.ts";
import type { ExerciseReport } from "../../domain/verdict.ts";
import { entryOf, exerciseIds, mistakesEntryOf, openCourse, type Course } from "../../grading/course.ts";
import { gradeExercise } from "../../grading/grade.ts";
import { openTeachers } from "../../grading/teachers.ts";
import { explainCase } from "../../reporters/explain.ts";
import { wordsOf } from "../../reporters/explanation.ts";
import { firstToFix } from "../../reporters/state.ts";
import { caseLines } from "../../reporters/terminal-case.ts";
import { createPage } from "../../reporters/page.ts";
import { loadProgram, type Program } from "../../sandbox/program.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { Stripper } from "../../sandbox/stripper.ts";
import type { Submission } from "../../sandbox/submission.ts";
import type { Cache } from "../../store/cache.ts";

const ROOT = join(import.meta.dirname, "../../..");

export type Grader = {
  readonly course: Course;
  /** Grades what `source` says of an exercise; TypeScript. */
  readonly grade: (exercise: Exercise, source: string) => Promise<ExerciseReport>;
  readonly close: () => void;
};

/** A course, what its teachers say, made ready once; what they say is remembered from one submission to the next. */
export async function openGrader(folder = ROOT): Promise<Grader> {
  const cache = memory();
  const stripper = new Stripper();
  const program = await loadProgram(cache, stripper);
  const opened = await openCourse(folder, exerciseIds(folder), cache);
  if (!opened.ok) throw new Error("the course itself is wrong: npm run verify");
  const course = opened.value;
  const teachers = await openTeachers(program, course, cache, stripper);
  return {
    course,
    grade: async (exercise, source) => {
      const submission = await submissionOf(exercise, source, stripper);
      const sandbox = new Sandbox(program, submission, () => spare(program));
      try {
        return await gradeExercise({ course, submission, sandbox, ...teachers }, exercise);
      } finally {
        sandbox.close();
      }
    },
    close: () => {
      for (const each of [teachers, stripper]) each.close();
    },
  };
}

/** The text of an exercise's mistakes.ts with one of its mistakes under the name that a learner's function has. */
export function asSubmission(exercise: Exercise, mistake: string): string {
  const text = readFileSync(join(ROOT, "solutions", mistakesEntryOf(exercise)), "utf8");
  return `${text}\nexport { ${mistake} as ${exercise.signature.name} };\n`;
}

/** A learner's function that has nothing but `body`. */
export function withBody({ signature: { name, params } }: Exercise, body: string): string {
  const names = params.map((param) => `${param.name}: any`).join(", ");
  return `import * as np from "numkata/np";\nexport function ${name}(${names}): any {\n  ${body}\n}\n`;
}

/** The first lines that a learner reads of the first case to fix: its name, its headline and the diagnosis. */
export function firstLines({ course }: Grader, report: ExerciseReport): string {
  const first = firstToFix(report, true);
  const { folder, settings } = course;
  const told = first && explainCase(first, report, wordsOf(report, { title: settings.title, folder }, "npx numkata"));
  if (told === undefined) return "passed";
  const page = createPage({ color: false, width: 100, links: false });
  const bare = { ...told, facts: [], steps: [], remarks: [], output: { text: "", truncated: false } };
  const { call: _call, replay: _replay, location: _location, ...headOnly } = bare;
  const lines = caseLines(page, headOnly, report.file, folder);
  return lines.filter((line, at) => line !== "" && at !== 1).join("\n");
}

async function submissionOf(exercise: Exercise, source: string, stripper: Stripper): Promise<Submission> {
  const entry = entryOf(exercise);
  const stripped = await stripper.strip(source);
  if (stripped.kind !== "stripped") throw new Error(`this submission cannot be stripped: ${source}`);
  return {
    root: join(ROOT, "exercises"),
    sources: { [entry]: stripped.code },
    texts: { [entry]: source },
    problems: {},
  };
}

/** The next child comes up while the submission before it is judged. */
let next: Child | undefined;
function spare(program: Program): Child {
  const taken = next ?? new Child(program, DEFAULT_LIMITS.memoryMiB);
  next = new Child(program, DEFAULT_LIMITS.memoryMiB);
  return taken;
}

function memory(): Cache {
  const entries = new Map<string, { readonly fingerprint: string; readonly value: unknown }>();
  return {
    read: (name, fingerprint) => {
      const entry = entries.get(name);
      return entry?.fingerprint === fingerprint ? entry.value : undefined;
    },
    write: (name, fingerprint, value) => {
      entries.set(name, { fingerprint, value });
    },
  };
}
