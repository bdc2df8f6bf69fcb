// From a save to the finished picture in `numkata watch`, measured from outside: a real terminal, a real course, real files.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noPty, Pty } from "../e2e/pty.ts";

const ROOT = join(import.meta.dirname, "../../..");
const WARM_UP = 5;
/** The next child comes up, and what the last run left is cleared away. */
const SETTLE_MS = 3000;
const IDLE_MS = 10_000;
/** A learner's next save is not in the same moment: the next child comes up meanwhile. */
const PAUSE_MS = 200;
/** High enough for a failure and all that is found. */
const SIZE = { rows: 70, columns: 80 };

export type WatchTimes = {
  /** Of saves that pass. */
  readonly passingMs: readonly number[];
  /** Of saves that fail, which are shrunk and diagnosed too. */
  readonly failingMs: readonly number[];
  /** From each save to the picture that has the type checker's finding too. */
  readonly findingMs: readonly number[];
  /** CPU time that all its processes took together while nothing happened, in ms of CPU for each second. */
  readonly idleMsPerSecond: number;
};

/**
 * Saves softmax `saves` times, right and wrong in turn, each time with a type that is wrong. Undefined where there is no
 * pseudo-terminal.
 * @throws where the type checker does not say so of every save
 */
export async function timeWatch(saves: number): Promise<WatchTimes | undefined> {
  if (noPty !== undefined) return undefined;
  const folder = mkdtempSync(join(tmpdir(), "numkata-bench-"));
  for (const part of ["exercises", "solutions"]) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  const right = readFileSync(join(folder, "solutions/06-softmax/softmax.ts"), "utf8");
  const wrong = right.replaceAll("axis: 1", "axis: 0");
  const pty = new Pty(folder, ["softmax"], { size: SIZE });
  try {
    await pty.sees("p previous");
    const times = { passingMs: [] as number[], failingMs: [] as number[], findingMs: [] as number[] };
    for (let save = 0; save < saves + WARM_UP; save++) {
      const passes = save % 2 === 0;
      // The name makes every save another text.
      const text = `${passes ? right : wrong}\nexport type Wrong = Missing${save};\n`;
      const start = performance.now();
      writeFileSync(join(folder, "exercises/06-softmax/softmax.ts"), text);
      await pty.sees(passes ? "It passes." : "newly fail");
      const ms = performance.now() - start;
      const pause = new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
      await pty.sees(`Cannot find name 'Missing${save}'`);
      if (save >= WARM_UP) {
        (passes ? times.passingMs : times.failingMs).push(ms);
        times.findingMs.push(performance.now() - start);
      }
      await pause;
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
    const before = cpuMs(pty.pid);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    return { ...times, idleMsPerSecond: ((cpuMs(pty.pid) - before) * 1000) / IDLE_MS };
  } finally {
    pty.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** User and system time of a process, of its children that have ended and of those that live, in steps of 10 ms. */
function cpuMs(pid: number): number {
  const living = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && statOf(name)[1] === String(pid));
  const own = statOf(String(pid)).slice(11, 15);
  return (
    own.reduce((sum, ticks) => sum + Number(ticks) * 10, 0) + living.reduce((sum, each) => sum + cpuMs(Number(each)), 0)
  );
}

/** The fields of a process, from its state on; none where it has ended meanwhile. */
function statOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
  } catch {
    return [];
  }
}
