// What stands around a child: how its process is started, and with which limits. The strict fence is in strict.ts, which
// is loaded only where it is asked for.

import { type ChildProcess, spawn } from "node:child_process";
import type { SandboxMode } from "../domain/sandbox-mode.ts";
import { leashed } from "./leash.ts";

export type Fence = {
  readonly mode: SandboxMode;
  /** Starts a program with pipes at fd 0 to 3. */
  readonly start: (command: readonly [file: string, ...args: string[]], memoryMiB: number) => ChildProcess;
  /** The process that runs Node, given the one that was started. */
  readonly innermost: (pid: number) => number;
  /** More that Node itself must allow, so that it is the fence that forbids. */
  readonly nodeOptions: readonly string[];
  /** What a child does and shows before it is handed learner code. */
  readonly entry?: Entry;
  /** Says what is wrong when it did not show that. */
  readonly refusal: (shown: unknown, lastWords: string) => Error;
  /** To be called once a child has shown that the fence holds. */
  readonly proven: () => void;
  readonly close: () => void;
};

/** The first thing that a strict child is told. */
export type Entry = {
  /** Whom to become; absent where the fence has seen to it. */
  readonly identity?: { readonly uid: number; readonly gid: number };
  /** What must be out of reach. */
  readonly canary?: {
    readonly files: readonly string[];
    readonly port: number;
    /** The grader's own. */
    readonly uid: number;
  };
};

/** The fence cannot stand here; the message says why, and what to do. */
export class SandboxRefused extends Error {
  constructor(why: string, next: string) {
    super(`sandbox strict cannot be used here, so nothing was graded: ${why} ${next}`);
  }
}

/** V8 reserves this much beside its heap before any learner code runs. */
const BASE_MEMORY_MIB = 640;
/** A last resort; no honest run comes near. */
const CPU_SECONDS = 300;

export const DEFAULT_FENCE: Fence = {
  mode: "default",
  start: startDefault,
  innermost: (pid) => pid,
  nodeOptions: [],
  refusal: (_, lastWords) => new Error(`a child did not start: ${lastWords}`),
  proven: () => {},
  close: () => {},
};

/**
 * The fence of this mode.
 * @throws SandboxRefused where the strict one cannot stand; whether it holds, its first child shows
 */
export async function openFence(mode: SandboxMode): Promise<Fence> {
  if (mode === "default") return DEFAULT_FENCE;
  return (await import("./strict.ts")).openStrict();
}

/** Shell lines that limit what comes after them. A limit that a system does not know (-d on macOS) is passed over. */
export function limitLines(memoryMiB: number): string {
  const dataKiB = (memoryMiB + BASE_MEMORY_MIB) * 1024;
  const limits = ["-c 0", "-f 0", `-t ${CPU_SECONDS}`, `-d ${dataKiB}`];
  return limits.map((limit) => `ulimit ${limit} 2>/dev/null`).join("; ");
}

/** With an empty environment, in a process group of its own, under the shell's limits where there is one. */
function startDefault([file, ...args]: readonly [string, ...string[]], memoryMiB: number): ChildProcess {
  if (process.platform === "win32") {
    const env = { SystemRoot: process.env["SystemRoot"] ?? "" };
    return spawn(file, args, { stdio: ["pipe", "pipe", "pipe", "pipe"], env, windowsHide: true });
  }
  const { command, stdio } = leashed([file, ...args], ["pipe", "pipe", "pipe", "pipe"], limitLines(memoryMiB));
  return spawn(command[0], command.slice(1), { stdio, env: {}, detached: true, cwd: "/" });
}
