// What a class costs: made-up learners graded by the real `numkata batch`, beside the same Node doing nothing. All is seen
// from outside: CPU time of the grader with everything it started, the most memory that the grader itself ever had.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeLearners } from "./learners.ts";
import { reapedMs } from "./sandbox.ts";

const ROOT = join(import.meta.dirname, "../../..");
const SEED = 1;
const EMPTY_RUNS = 50;
const LOOK_MS = 100;

export type ClassTimes = {
  readonly submissions: number;
  readonly wallMs: number;
  readonly cpuMs: number;
  /** One `node -e 0`, taken before and after. */
  readonly empty: Empty;
  /** Of the grader alone, as the system counts it. */
  readonly peakMiB: number;
  /** The same command again, when nothing has changed. */
  readonly againMs: number;
};

export type Empty = { readonly wallMs: number; readonly cpuMs: number };

/** Grades learners `from` to `to` (not included). Undefined where CPU time cannot be read. */
export async function timeClass(from: number, to: number): Promise<ClassTimes | undefined> {
  if (process.platform !== "linux") return undefined;
  const folder = mkdtempSync(join(tmpdir(), "numkata-class-"));
  try {
    writeLearners(join(folder, "class"), from, to, SEED);
    const before = emptyRun();
    const first = await batch(folder);
    const after = emptyRun();
    const again = await batch(folder);
    const empty = { wallMs: (before.wallMs + after.wallMs) / 2, cpuMs: (before.cpuMs + after.cpuMs) / 2 };
    return { submissions: to - from, ...first, empty, againMs: again.wallMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function batch(folder: string): Promise<Pick<ClassTimes, "wallMs" | "cpuMs" | "peakMiB">> {
  const args = [join(ROOT, "grader/bin.js"), "batch", join(folder, "class"), "--out", join(folder, "out")];
  const [start, reaped] = [performance.now(), reapedMs()];
  const grader = spawn(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "ignore", "inherit"] });
  let peakMiB = 0;
  const timer = setInterval(() => (peakMiB = peakOf(grader.pid) ?? peakMiB), LOOK_MS);
  await once(grader, "close");
  clearInterval(timer);
  if (grader.exitCode !== 0) throw new Error(`numkata batch ended with ${grader.exitCode}`);
  return { wallMs: performance.now() - start, cpuMs: reapedMs() - reaped, peakMiB };
}

/** The most memory that a process has had, in MiB; undefined once it has ended. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return peak === undefined ? undefined : Number(peak) / 1024;
  } catch {
    return undefined;
  }
}

function emptyRun(): Empty {
  const [start, reaped] = [performance.now(), reapedMs()];
  for (let run = 0; run < EMPTY_RUNS; run += 1) spawnSync(process.execPath, ["-e", "0"]);
  return { wallMs: (performance.now() - start) / EMPTY_RUNS, cpuMs: (reapedMs() - reaped) / EMPTY_RUNS };
}
