// How a child's process is started: a Node with no rights, its pipes, and what V8 is told.

import type { ChildProcess } from "node:child_process";
import { Readable, Writable } from "node:stream";
import type { Fence } from "./fence.ts";
import { BOOTSTRAP } from "./program.ts";

type Started = {
  readonly child: ChildProcess;
  readonly stdin: Writable;
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly replies: Readable;
};

/** A process with its pipes, or why the system starts none. Most refusals come later, as the process's error. */
export function startNode(fence: Fence, memoryMiB: number): Started | { readonly refusal: string } {
  let child: ChildProcess;
  try {
    child = fence.start(nodeCommand(memoryMiB, fence), memoryMiB);
  } catch (error) {
    if (error instanceof Error && "syscall" in error) return { refusal: refusalText(error.message) };
    throw error;
  }
  const { stdin, stdout, stderr } = child;
  if (stdin instanceof Writable && stdout instanceof Readable && stderr instanceof Readable) {
    const replies = child.stdio[3];
    if (replies instanceof Readable) return { child, stdin, stdout, stderr, replies };
  }
  // Where no more files may be open there are no pipes; the error that says so need not be heard as well.
  child.on("error", () => {});
  return { refusal: refusalText("too many files are open") };
}

/** Said of a process that is not there. */
export function refusalText(said: string): string {
  return `the system started no process for it (${said})`;
}

/** Node with no rights; what the fence is there to forbid, it is allowed until that has been shown. */
function nodeCommand(memoryMiB: number, { nodeOptions }: Fence): readonly [string, ...string[]] {
  return [
    process.execPath,
    "--permission",
    ...nodeOptions,
    "--no-warnings",
    "--experimental-vm-modules",
    // Learner code has eval in its own world; through what it was lent from the harness's it must find no other.
    "--disallow-code-generation-from-strings",
    // Another process of the same user could open the debugger with a signal.
    "--disable-sigusr1",
    // Databases open files without asking Node's permissions.
    "--no-experimental-sqlite",
    // Most functions here run a few hundred times: optimising those costs more than it saves. Long loops still are.
    "--invocation-count-for-maglev=5000",
    "--invocation-count-for-turbofan=20000",
    "--invocation-count-for-feedback-allocation=2",
    // V8 takes an eighth of its start to give all names other hashes. Colliding ones would slow down but whoever made them.
    "--no-rehash-snapshot",
    `--max-old-space-size=${memoryMiB}`,
    "-e",
    BOOTSTRAP,
  ];
}
