// What a submission costs in CPU time: one that is right in all exercises, run as a class would be, in a fresh sandbox with
// nothing but its child counted, beside the same Node doing nothing.

import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SandboxMode } from "../../domain/sandbox-mode.ts";
import { entryOf, exerciseIds, openCourse } from "../../grading/course.ts";
import { runCases } from "../../grading/runs.ts";
import { openFence, SandboxRefused } from "../../sandbox/fence.ts";
import { loadProgram } from "../../sandbox/program.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { Stripper } from "../../sandbox/stripper.ts";
import { stage } from "../../sandbox/submission.ts";
import { openCache } from "../../store/cache.ts";

const ROOT = join(import.meta.dirname, "../../..");

export type SandboxTimes = {
  /** CPU time of one submission, in ms, each in a sandbox of its own. */
  readonly submissionMs: readonly number[];
  /** CPU time of `node -e 0`, in ms, taken in turn with them; steps of 10 ms on all runs together. */
  readonly emptyMs: number;
};

/** Undefined where CPU time cannot be read or this sandbox is not to be had. */
export async function timeSandbox(mode: SandboxMode, rounds: number): Promise<SandboxTimes | undefined> {
  if (process.platform !== "linux") return undefined;
  const cache = openCache(ROOT);
  const stripper = new Stripper();
  const program = await loadProgram(cache, stripper);
  const opened = await openCourse(ROOT, exerciseIds(ROOT), cache);
  if (!opened.ok) throw new Error("the course has problems");
  const { exercises } = opened.value;
  const submission = await stage(join(ROOT, "solutions"), exercises.map(entryOf), cache, stripper);
  stripper.close();
  const fence = await openFence(mode).catch((error: unknown) => {
    if (error instanceof SandboxRefused) return undefined;
    throw error;
  });
  if (fence === undefined) return undefined;
  const submissionMs: number[] = [];
  let emptyMs = 0;
  // The first is another: a strict fence proves itself with it.
  for (let round = -1; round < rounds; round++) {
    const before = reapedMs();
    spawnSync(process.execPath, ["-e", "0"]);
    if (round >= 0) emptyMs += (reapedMs() - before) / rounds;
    const sandbox = new Sandbox(program, submission, () => undefined, fence);
    for (const exercise of exercises) {
      await runCases(sandbox, { entry: entryOf(exercise), functionName: exercise.signature.name }, exercise.cases);
    }
    if (round >= 0) submissionMs.push(sum(descendantsOf(process.pid).map(cpuMs)));
    sandbox.close();
    await quiet();
  }
  fence.close();
  return { submissionMs, emptyMs };
}

/** Until every child of an earlier round is gone. */
async function quiet(): Promise<void> {
  while (descendantsOf(process.pid).length > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}

function descendantsOf(pid: number): readonly number[] {
  return tasksOf(pid).flatMap((task) => {
    const children = read(`/proc/${pid}/task/${task}/children`).split(" ").filter(Boolean).map(Number);
    return children.flatMap((child) => [child, ...descendantsOf(child)]);
  });
}

/** CPU time of a living process, all of its threads together. */
function cpuMs(pid: number): number {
  return sum(tasksOf(pid).map((task) => Number(read(`/proc/${pid}/task/${task}/schedstat`).split(" ")[0]) / 1e6));
}

/** CPU time of this process's children that have ended, and of theirs, in steps of 10 ms. */
export function reapedMs(): number {
  const fields = read("/proc/self/stat").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[13]) + Number(fields[14])) * 10;
}

function tasksOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
