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
  /** CPU time of one `node -e 0`, taken before and after. */
  readonly emptyMs: number;
  /** Of the grader alone, as the system counts it. */
  readonly peakMiB: number;
  /** The same command again, when nothing has changed. */
  readonly againMs: number;
};

/** Grades learners `from` to `to` (not included). Undefined where CPU time cannot be read. */
export async function timeClass(from: number, to: number): Promise<ClassTimes | undefined> {
  if (process.platform !== "linux") return undefined;
  const folder = mkdtempSync(join(tmpdir(), "numkata-class-"));
  try {
    writeLearners(join(folder, "class"), from, to, SEED);
    const before = emptyMs();
    const first = await batch(folder);
    const after = emptyMs();
    const again = await batch(folder);
    return { submissions: to - from, ...first, emptyMs: (before + after) / 2, againMs: again.wallMs };
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

function emptyMs(): number {
  const before = reapedMs();
  for (let run = 0; run < EMPTY_RUNS; run += 1) spawnSync(process.execPath, ["-e", "0"]);
  return (reapedMs() - before) / EMPTY_RUNS;
}
