// The out folder of a batch: what it holds, who holds it, and what the disk says against writing there.

import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { takeHold } from "../batch/hold.ts";
import { BY_HAND, GRADEBOOK } from "../gradebook/files.ts";
import { faultText } from "../store/fault-text.ts";
import { makeFolder } from "../store/make-folder.ts";
import { UsageError } from "./usage.ts";

/** What the out folder holds. */
export const FILES = {
  journal: "journal.jsonl",
  results: "results.json",
  grades: "grades.csv",
  timings: "timings.jsonl",
  times: "submitted.csv",
  learners: "learners.jsonl",
  gradebook: GRADEBOOK,
  byHand: BY_HAND,
  hold: "running",
} as const;

export const NOTHING_GRADED = "So nothing was graded.";

/**
 * Makes the out folder and takes it, so that no other batch writes there meanwhile.
 * @returns what gives it back
 * @throws UsageError where another has it, or where it cannot be written
 */
export function takeOut(out: string, what: "graded" | "changed" = "graded"): () => void {
  const hold = atDisk(
    out,
    () => {
      makeFolder(out);
      const taken = takeHold(join(out, FILES.hold));
      if (taken.kind === "taken") removeHalves(out);
      return taken;
    },
    `So nothing was ${what}.`,
  );
  if (hold.kind === "taken") return hold.release;
  const { pid, host } = hold.by;
  throw new UsageError(
    `${out}: another numkata is writing here (process ${pid} on ${host}), so nothing was ${what}. Wait for it` +
      `${what === "graded" ? ", or take another folder" : ""}. If it is gone for good, remove ${join(out, FILES.hold)}.`,
  );
}

/** What a batch was writing when it was killed. */
function removeHalves(out: string): void {
  const names = Object.values(FILES);
  for (const half of readdirSync(out).filter((each) => /\.\d+\.tmp$/.test(each))) {
    if (names.some((name) => half.startsWith(`${name}.`))) rmSync(join(out, half));
  }
}

/** Does what writes at `path`; what the disk says against it is the user's to mend, and then comes what is `next`. */
export function atDisk<T>(path: string, work: () => T, next: string): T {
  try {
    return work();
  } catch (error) {
    throw diskSays(path, error, next);
  }
}

/** What the disk said as a sentence; a fault of ours stays what it is. */
export function diskSays(path: string, error: unknown, next: string): unknown {
  if (!(error instanceof Error && "syscall" in error)) return error;
  return new UsageError(`${path} cannot be written: ${faultText(error)}. ${next}`);
}
