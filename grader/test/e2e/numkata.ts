// The real command line in courses of its own: copies of fixtures/tiny in a temporary folder, each with its own caches.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll } from "vitest";

const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));
const TINY = fileURLToPath(new URL("../fixtures/tiny", import.meta.url));

export type Run = { readonly code: number | null; readonly out: string; readonly err: string };

export type Course = {
  readonly folder: string;
  /** Writes a file of the course, as `exercises/01-double/double.ts`. */
  readonly write: (path: string, content: string | Uint8Array) => void;
  readonly run: (...words: string[]) => Promise<Run>;
};

const home = realpathSync(mkdtempSync(join(tmpdir(), "numkata-e2e-")));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let copies = 0;
let warmed: Promise<Course> | undefined;

/** An empty folder. */
export function emptyFolder(): string {
  copies += 1;
  const folder = join(home, String(copies));
  mkdirSync(folder);
  return folder;
}

/** A fresh copy of the tiny course, which nobody has graded yet but whose caches are warm: that is most of the time. */
export async function tinyCourse(): Promise<Course> {
  warmed ??= warmUp();
  return copyOf((await warmed).folder);
}

/** One without any cache, as in the first run after a checkout. */
export function coldCourse(): Course {
  return copyOf(TINY);
}

async function warmUp(): Promise<Course> {
  const course = coldCourse();
  const runs = [await course.run("verify"), await course.run("grade")];
  if (runs[0]?.code !== 0) throw new Error(`the fixture itself is wrong:\n${runs.map(told).join("\n")}`);
  return course;
}

function copyOf(original: string): Course {
  const folder = emptyFolder();
  cpSync(original, folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  return {
    folder,
    write: (path, content) => {
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      writeFileSync(place, content);
    },
    run: (...words) => numkata(folder, words),
  };
}

/** Runs `numkata` in a folder, with nothing in the environment but what is given. */
export function numkata(
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Run> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...words], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    let [out, err] = ["", ""];
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, out, err }));
  });
}

/** A run as its reader sees it, without what differs from one time and place to the next. */
export function told({ code, out, err }: Run): string {
  const parts = [out.trim(), err === "" ? "" : `[stderr]\n${err.trim()}`, `[exit code ${code}]`];
  return parts
    .filter((part) => part !== "")
    .join("\n")
    .replaceAll(/· \d+(?:\.\d+)? m?s\b/g, "· 99 ms")
    .replaceAll(new RegExp(`${home}/\\d+`, "g"), "<course>")
    .replaceAll(dirname(dirname(BIN)), "<numkata>");
}

/** What a learner reads who wrote `source` for the exercise `double`: the case to look at first, and the exit code. */
export async function double(source: string): Promise<string> {
  const course = await tinyCourse();
  course.write("exercises/01-double/double.ts", source);
  return firstCase(told(await course.run("grade", "double")));
}

/** How somebody's `double` came to be: its source, or what else was done to the exercise's folder. */
export type Submission = string | ((course: Course, folder: string) => void);

/**
 * What is said of many submissions of `double`, each an exercise of its own in one course, graded in one run: a line or
 * two for each that do not pass, which is the whole point of such a course.
 */
export async function doubles(submissions: Readonly<Record<string, Submission>>): Promise<string> {
  const course = await tinyCourse();
  const spec = readFileSync(join(course.folder, "exercises/01-double/exercise.yaml"));
  for (const name of ["01-double", "02-center", "03-root"]) {
    rmSync(join(course.folder, "exercises", name), { recursive: true });
  }
  const names = Object.keys(submissions);
  for (const [index, name] of names.entries()) {
    const folder = `exercises/${String(index + 1).padStart(2, "0")}-double`;
    course.write(`${folder}/exercise.yaml`, spec);
    const submission = submissions[name] ?? "";
    if (typeof submission === "string") course.write(`${folder}/double.ts`, submission);
    else submission(course, folder);
  }
  const run = await course.run("grade", "--json");
  if (run.err !== "") return told(run);
  const { exercises }: { exercises: readonly JsonExercise[] } = JSON.parse(run.out);
  const lines = exercises.map(({ status, cases }, index) => {
    const results = cases.map((each) => each.status).join(", ");
    const first = cases.find((each) => each.status !== "passed");
    const place = first?.location === undefined ? "" : ` (${first.location.line}:${first.location.column})`;
    return `${names[index]}: ${status} (${results})${first === undefined ? "" : `\n  ${first.message}${place}`}`;
  });
  return [...lines, `[exit code ${run.code}]`].join("\n");
}

type JsonExercise = {
  readonly status: string;
  readonly cases: readonly {
    readonly status: string;
    readonly message: string;
    readonly location?: { readonly line: number; readonly column: number };
  }[];
};

/** Of a whole page the case that is told in full, with the exit code. */
export function firstCase(page: string): string {
  const [, shown = page] =
    /^([✗·] \w+(?:,.*)?\n {2}exercises\/[^]*?)\n\n(?: {2}\d+ other cases? |\S+ (?:does|is) not )/m.exec(page) ?? [];
  return `${shown}\n${page.slice(page.lastIndexOf("["))}`;
}
