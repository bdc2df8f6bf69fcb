// Real sandboxes around files that a test writes down: a child process each, and the program that the grader sends it.

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll } from "vitest";
import { DEFAULT_LIMITS } from "../../domain/exercise.ts";
import type { Outcome } from "../../domain/outcome.ts";
import { number, type Value } from "../../domain/value.ts";
import { loadProgram, type Program } from "../../sandbox/program.ts";
import { Sandbox, type Target } from "../../sandbox/sandbox.ts";
import { Stripper } from "../../sandbox/stripper.ts";
import { stage, type Submission } from "../../sandbox/submission.ts";
import { NO_CACHE } from "../../store/cache.ts";

export const LIMITS = DEFAULT_LIMITS;

const home = realpathSync(mkdtempSync(join(tmpdir(), "numkata-sandbox-")));
const stripper = new Stripper();
const open: { close(): void }[] = [stripper];
afterAll(() => {
  for (const each of open) each.close();
  rmSync(home, { recursive: true, force: true });
});

let program: Promise<Program> | undefined;
let roots = 0;

/** The program that the grader's children run. */
export function theProgram(): Promise<Program> {
  program ??= loadProgram(NO_CACHE, stripper);
  return program;
}

export function newFolder(): string {
  roots += 1;
  const folder = join(home, String(roots));
  mkdirSync(folder);
  return folder;
}

/** The outcome of calling `f` with 1, in the submission that this folder is. */
export async function outcomeIn(root: string): Promise<{ outcome: Outcome; submission: Submission }> {
  const submission = await stage(root, [F.entry], NO_CACHE, stripper);
  const sandbox = new Sandbox(await theProgram(), submission);
  open.push(sandbox);
  const outcome = await sandbox.call(F, [number(1)], LIMITS);
  sandbox.close();
  return { outcome, submission };
}

/** These files as a submission; the first of them is the one that is asked for. */
export async function submissionOf(files: Readonly<Record<string, string>>): Promise<Submission> {
  const root = newFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return stage(root, Object.keys(files), NO_CACHE, stripper);
}

export async function sandboxOf(files: Readonly<Record<string, string>>): Promise<Sandbox> {
  const sandbox = new Sandbox(await theProgram(), await submissionOf(files));
  open.push(sandbox);
  return sandbox;
}

export const F: Target = { entry: "e/f.ts", functionName: "f" };

/** The outcomes of calling `f` of this file with each of some lists of arguments; once with 0 where there are none. */
export async function outcomesOf(source: string, ...runs: readonly (readonly Value[])[]): Promise<readonly Outcome[]> {
  const sandbox = await sandboxOf({ [F.entry]: source });
  try {
    return await sandbox.callMany(F, runs.length === 0 ? [[number(0)]] : runs, LIMITS);
  } finally {
    sandbox.close();
  }
}
