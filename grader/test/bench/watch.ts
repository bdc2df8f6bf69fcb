// From a save to the finished picture in `numkata watch`, measured from outside: a real terminal, a real course, real files.

import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noPty, Pty } from "../e2e/pty.ts";

const ROOT = join(import.meta.dirname, "../../..");
const WARM_UP = 5;
const IDLE_MS = 5000;

export type WatchTimes = {
  /** Of saves that pass. */
  readonly passingMs: readonly number[];
  /** Of saves that fail, which are shrunk and diagnosed too. */
  readonly failingMs: readonly number[];
  /** CPU time that the grader's process took while nothing happened, in ms of CPU for each second. */
  readonly idleMsPerSecond: number;
};

/** Saves softmax `saves` times, right and wrong in turn. Undefined where there is no pseudo-terminal. */
export async function timeWatch(saves: number): Promise<WatchTimes | undefined> {
  if (noPty !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "numkata-bench-"));
  for (const part of ["exercises", "solutions"]) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  const right = readFileSync(join(folder, "solutions/06-softmax/softmax.ts"), "utf8");
  const wrong = right.replaceAll("axis: 1", "axis: 0");
  const pty = new Pty(folder, ["softmax"]);
  try {
    await pty.sees("p previous");
    const times = { passingMs: [] as number[], failingMs: [] as number[] };
    for (let save = 0; save < saves + WARM_UP; save++) {
      const passes = save % 2 === 0;
      // The comment makes every save another text; the bar tells when its picture is there.
      const text = `${passes ? right : wrong}\n// save ${save}\n`;
      const start = performance.now();
      writeFileSync(join(folder, "exercises/06-softmax/softmax.ts"), text);
      await pty.sees(passes ? "It passes." : "newly fail");
      const ms = performance.now() - start;
      if (save >= WARM_UP) (passes ? times.passingMs : times.failingMs).push(ms);
      // A learner's next save is not in the same moment: the next child comes up meanwhile.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    const before = cpuMs(pty.pid);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    return { ...times, idleMsPerSecond: ((cpuMs(pty.pid) - before) * 1000) / IDLE_MS };
  } finally {
    pty.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** User and system time of a process, in steps of 10 ms. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
