// What is left when the grader is told to stop in the middle of an endless loop.

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { tinyCourse } from "./numkata.ts";

/** No other child has this limit, so its command line is known by it. */
const MEMORY_MIB = 333;

/** Whether a child of ours is still running. Linux says so in /proc. */
function isChildRunning(): boolean {
  const commands = readdirSync("/proc").flatMap((entry) => {
    try {
      return /^\d+$/.test(entry) ? [readFileSync(`/proc/${entry}/cmdline`, "utf8")] : [];
    } catch {
      return [];
    }
  });
  return commands.some((command) => command.includes(`--max-old-space-size=${MEMORY_MIB}`));
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

test.runIf(process.platform === "linux").each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
  ["SIGHUP", 129],
] as const)("%s ends the grader and its children", async (signal, code) => {
  const course = await tinyCourse();
  const limits = `{ timeoutMs: 60000, memoryMiB: ${MEMORY_MIB} }`;
  course.write("exercises/course.yaml", `title: A Tiny Course\ndefaults:\n  limits: ${limits}\n`);
  course.write("exercises/01-double/double.ts", "export const double = () => { for (;;); };\n");
  const bin = fileURLToPath(new URL("../../bin.js", import.meta.url));
  const grader = spawn(process.execPath, [bin, "grade"], { cwd: course.folder, env: {}, stdio: "ignore" });
  const ended = new Promise<number | null>((resolve) => grader.on("exit", resolve));
  await until(isChildRunning);
  grader.kill(signal);
  expect(await ended).toBe(code);
  await until(() => !isChildRunning());
});
