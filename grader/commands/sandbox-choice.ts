// Which sandbox a command uses: what the course's settings say, and a flag that may ask for more but not for less.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { SANDBOX_MODES, type SandboxMode } from "../domain/sandbox-mode.ts";
import { type Fence, openFence, SandboxRefused } from "../sandbox/fence.ts";
import { UsageError } from "./usage.ts";

export const SANDBOX_FLAG = "--sandbox";

/**
 * Takes `--sandbox strict` or `--sandbox=strict` out of a command's words.
 * @throws UsageError for another word behind it
 */
export function takeSandboxFlag(
  command: string,
  args: readonly string[],
): { readonly asked: SandboxMode | undefined; readonly rest: readonly string[] } {
  const at = args.findIndex((word) => word === SANDBOX_FLAG || word.startsWith(`${SANDBOX_FLAG}=`));
  const flag = args[at];
  if (flag === undefined) return { asked: undefined, rest: args };
  const isJoined = flag !== SANDBOX_FLAG;
  const word = isJoined ? flag.slice(SANDBOX_FLAG.length + 1) : args[at + 1];
  const asked = SANDBOX_MODES.find((mode) => mode === word);
  if (asked === undefined) {
    const got = word === undefined ? "" : `, not ${JSON.stringify(word)}`;
    throw new UsageError(`numkata ${command}: ${SANDBOX_FLAG} takes ${SANDBOX_MODES.join(" or ")}${got}.`);
  }
  return { asked, rest: args.toSpliced(at, isJoined ? 1 : 2) };
}

/**
 * @param asked by the flag
 * @param settled by the course's settings
 * @throws UsageError when less is asked for than the settings demand
 */
export function chooseSandbox(asked: SandboxMode | undefined, settled: SandboxMode): SandboxMode {
  if (asked === "default" && settled === "strict") {
    throw new UsageError(
      `exercises/course.yaml says "sandbox: strict", and ${SANDBOX_FLAG} default asks for less. A flag may only ask for ` +
        "more. To grade this course with the default sandbox, change that line of the file.",
    );
  }
  return asked ?? settled;
}

/** What the choice is likely to be, before the settings are read: a child that comes up meanwhile can then be used. */
export function likelySandbox(asked: SandboxMode | undefined, folder: string): SandboxMode {
  if (asked !== undefined) return asked;
  try {
    return /^sandbox:\s*["']?strict\b/m.test(readFileSync(join(folder, "exercises/course.yaml"), "utf8"))
      ? "strict"
      : "default";
  } catch {
    return "default";
  }
}

/** @throws UsageError where it cannot be had */
export async function openSandbox(mode: SandboxMode): Promise<Fence> {
  return orUsageError(openFence(mode));
}

/** A sandbox that cannot be had is the user's to mend. */
export async function orUsageError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof SandboxRefused ? new UsageError(error.message) : error;
  }
}
