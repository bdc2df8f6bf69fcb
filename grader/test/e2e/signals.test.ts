// What is left when the grader is told to stop, or is stopped, in the middle of an endless loop.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, onTestFinished, test } from "vitest";
import { HAS_BUBBLEWRAP } from "../bubblewrap.ts";
import { tinyCourse } from "./numkata.ts";
import { running } from "./processes.ts";

/** No other child has this limit, so its command line is known by it. */
const MEMORY_MIB = 333;
const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** A grader in the middle of an endless loop, with a limit of its own that its children are known by. */
async function looping(memoryMiB: number, sandbox: string): Promise<ChildProcess> {
  const course = await tinyCourse();
  const limits = `{ timeoutMs: 60000, memoryMiB: ${memoryMiB} }`;
  course.write("exercises/course.yaml", `title: A Tiny Course\nsandbox: ${sandbox}\ndefaults:\n  limits: ${limits}\n`);
  course.write("exercises/01-double/double.ts", "export const double = () => { console.log(1); for (;;); };\n");
  const grader = spawn(process.execPath, [BIN, "grade"], {
    cwd: course.folder,
    env: {},
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => {
    grader.kill("SIGKILL");
  });
  await until(() => running(markOf(memoryMiB)).length > 0);
  return grader;
}

function markOf(memoryMiB: number): string {
  return `--max-old-space-size=${memoryMiB}`;
}

describe.runIf(process.platform === "linux")("on Linux", () => {
  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
    ["SIGHUP", 129],
  ] as const)("%s ends the grader and its children", async (signal, code) => {
    const grader = await looping(MEMORY_MIB, "default");
    grader.kill(signal);
    const [ended] = await once(grader, "exit");
    expect(ended).toBe(code);
    await until(() => running(markOf(MEMORY_MIB)).length === 0);
  });

  test("SIGKILL, which nobody hears, ends the children too", async () => {
    const grader = await looping(MEMORY_MIB + 1, "default");
    grader.kill("SIGKILL");
    await until(() => running(markOf(MEMORY_MIB + 1)).length === 0);
  });

  test.runIf(HAS_BUBBLEWRAP)("SIGKILL ends those in bubblewrap too (skipped where that is not installed)", async () => {
    const grader = await looping(MEMORY_MIB + 2, "strict");
    grader.kill("SIGKILL");
    await until(() => running(markOf(MEMORY_MIB + 2)).length === 0);
  });

  test("SIGUSR1 opens no debugger in the grader", async () => {
    const grader = await looping(MEMORY_MIB + 3, "default");
    let said = "";
    grader.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    grader.kill("SIGUSR1");
    grader.kill("SIGINT");
    const [ended] = await once(grader, "close");
    expect(ended).toBe(130);
    expect(said).toBe("");
  });
});
