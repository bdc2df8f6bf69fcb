// The real command line in courses of its own: copies of fixtures/tiny in a temporary folder, each with its own caches.

import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
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
export async function double(source: string | Uint8Array): Promise<string> {
  const course = await tinyCourse();
  course.write("exercises/01-double/double.ts", source);
  return firstCase(told(await course.run("grade", "double")));
}

/** Of a whole page the case that is told in full, with the exit code. */
export function firstCase(page: string): string {
  const [, told = page] =
    /^([✗·] \w+(?:,.*)?\n {2}exercises\/[^]*?)\n\n(?: {2}\d+ other cases? |\S+ (?:does|is) not )/m.exec(page) ?? [];
  return `${told}\n${page.slice(page.lastIndexOf("["))}`;
}
