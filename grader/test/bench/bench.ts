// npm run bench: how long the grader takes, as ratios taken in one run. Machines are shared and noisy, so the two sides of
// a ratio are measured in turn and the medians are what counts; nothing here is asserted. With a word behind it, as in
// `npm run bench -- class`, only that; `npm run bench -- class --full` also grades ten classes of a hundred and one of ten
// thousand, which takes half an hour.

import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { allclose } from "../../domain/closeness.ts";
import { DEFAULT_TOLERANCE } from "../../domain/exercise.ts";
import { SANDBOX_MODES } from "../../domain/sandbox-mode.ts";
import { type ClassTimes, timeClass } from "./class.ts";
import { timeSandbox } from "./sandbox.ts";
import { timeWatch } from "./watch.ts";

const ROOT = join(import.meta.dirname, "../../..");
const PAIRS = 21;
const SUBMISSIONS = 41;
const SAVES = 100;
const ELEMENTS = 10_000_000;

const PARTS: Readonly<Record<string, () => void | Promise<void>>> = {
  start: benchStart,
  allclose: benchAllclose,
  sandbox: benchSandbox,
  class: benchClass,
  watch: benchWatch,
};

const words = process.argv.slice(2);
const isFull = words.includes("--full");
const wanted = words.filter((word) => word !== "--full");
for (const [name, run] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await run();

/** The whole of `numkata grade --solutions`, start to exit, beside the same Node doing nothing. */
function benchStart(): void {
  const grade = (): number => wallMs([join(ROOT, "grader/bin.js"), "grade", "--solutions"]);
  const empty = (): number => wallMs(["-e", "0"]);
  const firstMs = grade();
  const pairs = Array.from({ length: PAIRS }, () => ({ emptyMs: empty(), gradeMs: grade() }));
  const gradeMs = median(pairs.map((pair) => pair.gradeMs));
  const emptyMs = median(pairs.map((pair) => pair.emptyMs));
  const ratios = pairs.map((pair) => pair.gradeMs / pair.emptyMs);
  print("numkata grade --solutions, all exercises, start to exit");
  print(`  ${gradeMs.toFixed(0)} ms; node -e 0 takes ${emptyMs.toFixed(0)} ms; ${PAIRS} pairs`);
  print(
    `  ${median(ratios).toFixed(1)} times node -e 0 (median of the pairs; from ${Math.min(...ratios).toFixed(1)} to ${Math.max(...ratios).toFixed(1)})`,
  );
  print(`  the run before them took ${firstMs.toFixed(0)} ms`);
}

function benchAllclose(): void {
  const expected = Float64Array.from({ length: ELEMENTS }, (_, index) => Math.sin(index) * 100);
  const actual = expected.map((element) => element * (1 + 1e-12));
  const rounds = Array.from({ length: 7 }, () => {
    const start = performance.now();
    if (!allclose(actual, expected, DEFAULT_TOLERANCE)) throw new Error("the arrays are close");
    return ((performance.now() - start) * 1e6) / ELEMENTS;
  });
  print("allclose over 10 million elements");
  print(
    `  ${median(rounds).toFixed(2)} ns per element (median of ${rounds.length}; the first took ${rounds[0]?.toFixed(2)})`,
  );
}

/** CPU time, not time on the clock: what a class costs. */
async function benchSandbox(): Promise<void> {
  print("one submission of all exercises in a sandbox of its own, CPU time of the sandbox");
  for (const mode of SANDBOX_MODES) {
    const times = await timeSandbox(mode, SUBMISSIONS);
    if (times === undefined) {
      print(`  ${mode}: not measured, it is not to be had here`);
      continue;
    }
    const { submissionMs, emptyMs } = times;
    const ms = median(submissionMs);
    print(`  ${mode}: ${(ms / emptyMs).toFixed(1)} times node -e 0 (${ms.toFixed(0)} ms to ${emptyMs.toFixed(0)} ms)`);
  }
}

/** The same thousand at once and, in full, a hundred at a time; then ten thousand. */
async function benchClass(): Promise<void> {
  print("a class of made-up learners, numkata batch in the default sandbox");
  const thousand = await timeClass(0, 1000);
  if (thousand === undefined) {
    print("  not measured: CPU time is not to be read here");
    return;
  }
  printClass("1000 at once", [thousand]);
  if (!isFull) return;
  const hundreds: ClassTimes[] = [];
  for (let from = 0; from < 1000; from += 100) hundreds.push((await timeClass(from, from + 100)) ?? thousand);
  printClass("the same, 100 at once", hundreds);
  printClass("10000 at once", [(await timeClass(0, 10_000)) ?? thousand]);
}

/** Of several classes what they took together, and the median of their memory. */
function printClass(name: string, classes: readonly ClassTimes[]): void {
  const total = (of: (each: ClassTimes) => number): number => classes.reduce((sum, each) => sum + of(each), 0);
  const submissions = total((each) => each.submissions);
  const eachMs = total((each) => each.wallMs) / submissions;
  const cpuEach = total((each) => each.cpuMs) / submissions;
  // The machine may well be a little slower or quicker from class to class.
  const emptyWallMs = total((each) => each.empty.wallMs) / classes.length;
  const emptyCpuMs = total((each) => each.empty.cpuMs) / classes.length;
  print(`  ${name}: ${(1000 / eachMs).toFixed(1)} submissions a second`);
  print(`    time ${eachMs.toFixed(0)} ms each, ${timesEmpty(eachMs, emptyWallMs)}`);
  print(`    CPU time ${cpuEach.toFixed(0)} ms each, ${timesEmpty(cpuEach, emptyCpuMs)}`);
  print(`    the grader itself never had more than ${median(classes.map((each) => each.peakMiB)).toFixed(0)} MiB`);
  print(`    again, with nothing changed: ${(total((each) => each.againMs) / submissions).toFixed(1)} ms each`);
}

function timesEmpty(ms: number, emptyMs: number): string {
  return `${(ms / emptyMs).toFixed(2)} times node -e 0 (${emptyMs.toFixed(1)} ms)`;
}

async function benchWatch(): Promise<void> {
  const times = await timeWatch(SAVES);
  print("numkata watch, from the write to the finished picture, the type checker on");
  if (times === undefined) {
    print("  not measured: it needs the command `script` of util-linux");
    return;
  }
  const { passingMs, failingMs, findingMs, idleMsPerSecond } = times;
  const rows = [
    ["all", [...passingMs, ...failingMs]],
    ["passing", passingMs],
    ["failing", failingMs],
    ["with what the type checker finds", findingMs],
  ] as const;
  for (const [name, values] of rows)
    print(
      `  ${name}: median ${median(values).toFixed(1)} ms, 95th percentile ${percentile(values, 95).toFixed(1)} ms; ${values.length} saves`,
    );
  print(`  idle: ${idleMsPerSecond.toFixed(1)} ms of CPU time a second, in all its processes`);
}

function wallMs(args: readonly string[]): number {
  const start = performance.now();
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"] });
  if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return percentile(values, 50);
}

function percentile(values: readonly number[], percent: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length * percent) / 100)] ?? NaN;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
