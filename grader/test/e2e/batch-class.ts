// A class to grade, small and with everything in it that classes have; and the real `numkata batch` as a process that can
// be watched and killed.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Course, type Run, tinyCourse } from "./numkata.ts";

const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));
const STEP_MS = 2;

const DOUBLE = "export function double(x: number): number {\n  return x * 2;\n}\n";
export const LOOP = DOUBLE.replace("return", "while (true);\n  return");
export const ODD_NAMES = ["=cmd()", 'Curie, "Marie"', "new\nline", "🦊 Øre", "\u202eabc"] as const;

/** The files of each learner: wrong in many ways, and laid out in all that there are. */
const CLASS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ...Object.fromEntries(ODD_NAMES.map((name) => [name, { "01-double/double.ts": DOUBLE }])),
  crash: { "01-double/double.ts": DOUBLE.replace("return", "process.exit(0);\n  return") },
  flat: {
    "double.ts": `import { two } from "./two.ts";\n${DOUBLE.replace("2", "two")}`,
    "two.ts": "export const two = 2;\n",
  },
  inner: { "exercises/01-double/double.ts": DOUBLE.replace("x * 2", "x + 2") },
  loop: { "01-double/double.ts": LOOP },
  misspelt: { "Double.ts": DOUBLE },
  right: { "01-double/double.ts": DOUBLE },
  syntax: { "01-double/double.ts": "export function double(x: number): number {\n" },
};

export const LEARNERS: readonly string[] = Object.keys(CLASS).toSorted();

export type ClassCourse = Course & {
  readonly start: (...words: string[]) => Batch;
  readonly read: (path: string) => string;
};

/** The tiny course with one quick exercise more than is needed, and the class in `submissions/`. */
export async function classCourse(): Promise<ClassCourse> {
  const course = await tinyCourse();
  course.write("exercises/course.yaml", "title: A Tiny Course\ndefaults:\n  limits: { timeoutMs: 200 }\n");
  for (const [learner, files] of Object.entries(CLASS)) {
    for (const [path, text] of Object.entries(files)) course.write(`submissions/${learner}/${path}`, text);
  }
  course.write("submissions/notes.txt", "remember the milk");
  course.write("submissions/other/essay.txt", "On numbers");
  mkdirSync(join(course.folder, "submissions/empty"));
  return {
    ...course,
    start: (...words) => new Batch(course.folder, words),
    read: (path) => readFileSync(join(course.folder, path), "utf8"),
  };
}

let graded: Promise<ClassCourse> | undefined;

/** A class that was graded a moment ago, with the results in `out/`. */
export async function gradedClass(): Promise<ClassCourse> {
  graded ??= classCourse().then(async (course) => {
    await course.start().ended;
    return course;
  });
  const course = await classCourse();
  cpSync(join((await graded).folder, "out"), join(course.folder, "out"), { recursive: true });
  return course;
}

/** What must not depend on how often a batch was interrupted. */
export function results(course: ClassCourse, out: string): readonly string[] {
  const gradebook = readFileSync(join(course.folder, out, "gradebook.sqlite"), "latin1");
  return [...["results.json", "grades.csv"].map((name) => course.read(`${out}/${name}`)), gradebook];
}

/** `numkata batch` with `submissions` and an out folder. */
export class Batch {
  readonly ended: Promise<Run>;
  readonly #process: ChildProcess;
  readonly #out: string;
  #isEnded = false;

  constructor(folder: string, [out = "out", ...words]: readonly string[]) {
    this.#out = join(folder, out);
    const all = [BIN, "batch", "submissions", "--out", out, ...words];
    const child = spawn(process.execPath, all, { cwd: folder, env: {}, stdio: ["ignore", "pipe", "pipe"] });
    const run = { out: "", err: "" };
    child.stdout.setEncoding("utf8").on("data", (text: string) => (run.out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (run.err += text));
    this.#process = child;
    this.ended = once(child, "close").then(() => {
      this.#isEnded = true;
      return { code: child.exitCode, ...run };
    });
  }

  /** Waits until it holds the out folder, and so has seen who there is; or until it ended. */
  async holds(): Promise<void> {
    await this.#until(() => existsSync(join(this.#out, "running")));
  }

  /** Waits until the journal has so many lines, or until it ended. */
  async wrote(lines: number): Promise<void> {
    await this.#until(() => journalLines(this.#out) >= lines);
  }

  async kill(signal: "SIGKILL" | "SIGINT" = "SIGKILL"): Promise<Run> {
    this.#process.kill(signal);
    return this.ended;
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo() && !this.#isEnded) await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  }
}

export function journalLines(out: string): number {
  const file = join(out, "journal.jsonl");
  return existsSync(file) ? readFileSync(file, "latin1").split("\n").length - 1 : 0;
}
