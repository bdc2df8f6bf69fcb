// So that no process outlives the grader, however that ends: a shell beside the process waits for the end of a pipe that
// only the grader holds, and then kills the group. For POSIX systems; a process that is leashed leads a group of its own.

import type { ChildProcess, StdioOptions } from "node:child_process";

type Stdio = Extract<StdioOptions, readonly unknown[]>;

/**
 * The command that runs `command` on a leash, with the stdio to start it with (`detached`).
 * @param before shell lines to run first
 */
export function leashed(
  command: readonly string[],
  stdio: Stdio,
  before = ":",
): { readonly command: readonly [string, ...string[]]; readonly stdio: Stdio } {
  const fd = stdio.length;
  const others = stdio.map((_, index) => `${index}>&-`).join(" ");
  // Nothing is ever written to the pipe: reading ends when the last that holds its other end is gone.
  const watch = `{ read -r _ <&${fd}; kill -KILL -$$; } ${others} &`;
  const script = `${before}; ${watch} exec "$@" ${fd}<&-`;
  return { command: ["/bin/sh", "-c", script, "sh", ...command], stdio: [...stdio, "pipe"] };
}

/** Ends a process that leads a group of its own, and all that is in the group. */
export function killGroup(leader: ChildProcess): void {
  const { pid } = leader;
  try {
    if (pid !== undefined && process.platform !== "win32") process.kill(-pid, "SIGKILL");
    else leader.kill("SIGKILL");
  } catch {
    // Already gone.
  }
}
