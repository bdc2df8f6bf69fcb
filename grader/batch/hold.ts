// One batch at a time in an out folder, for as long as it runs. A hold that a killed grader left behind holds nobody up.

import { readFileSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import { underLock } from "../store/lock.ts";
import { writeWhole } from "../store/write-whole.ts";

/** Who holds the folder. */
export type Holder = {
  readonly pid: number;
  /** When the process began, as the system counts: a number of a process is given to another one later. */
  readonly began: string;
  readonly host: string;
};

export type Hold =
  | { readonly kind: "taken"; readonly release: () => void }
  | { readonly kind: "held"; readonly by: Holder };

/**
 * Takes the hold in `file`, if nobody who still runs has it.
 * @throws what the system says where the file cannot be written
 */
export function takeHold(file: string): Hold {
  let hold: Hold | undefined;
  underLock(`${file}.taking`, () => {
    const by = readHolder(file);
    if (by !== undefined && isRunning(by)) {
      hold = { kind: "held", by };
      return;
    }
    const own: Holder = { pid: process.pid, began: beganAt(process.pid) ?? "", host: hostname() };
    writeWhole(file, `${JSON.stringify(own)}\n`);
    hold = { kind: "taken", release: () => rmSync(file, { force: true }) };
  });
  if (hold === undefined) throw new Error("a hold was neither taken nor held");
  return hold;
}

/** Whether somebody took the hold in `file` who does not run any more. */
export function isLeftBehind(file: string): boolean {
  const by = readHolder(file);
  return by !== undefined && !isRunning(by);
}

function readHolder(file: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(file, "utf8"));
    return isHolder(holder) ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Of another machine nobody here can tell, so it counts as running. */
function isRunning({ pid, began, host }: Holder): boolean {
  return host !== hostname() || beganAt(pid) === began;
}

/** When a process began; empty where a system does not say, undefined where there is no such process. */
function beganAt(pid: number): string | undefined {
  if (process.platform === "linux") {
    try {
      // The name, in brackets, may hold anything; the state and the 20th field behind it are what counts.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /su, "")
        .split(" ");
      return fields[0] === "Z" || fields[0] === "X" ? undefined : fields[19];
    } catch {
      return undefined;
    }
  }
  try {
    process.kill(pid, 0);
    return "";
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM" ? "" : undefined;
  }
}

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && "pid" in value && "began" in value && "host" in value;
}
