// What in a verdict is no learner's doing: what rests on a fault of the course or of the machine is no verdict.

import type { Fault } from "./graded.ts";
import type { Outcome } from "./outcome.ts";
import type { ExerciseReport, Verdict } from "./verdict.ts";

/** Whose fault it is, and what happened, where a verdict says nothing of the submission. */
export function faultOf(verdict: Verdict): Fault | undefined {
  if (verdict.kind === "skipped") return { owner: verdict.owner ?? "course", reason: verdict.reason };
  if (verdict.kind !== "errored") return undefined;
  const { outcome } = verdict;
  if (outcome.kind === "could-not-load") {
    const { problem } = outcome;
    if (problem.kind !== "unreadable" || problem.why !== "refused") return undefined;
    return { owner: "submission", reason: `${problem.file} cannot be read: ${problem.detail}` };
  }
  const reason = machineFault(outcome);
  return reason === undefined ? undefined : { owner: "machine", reason };
}

/** How the machine let a call down, where it did. */
export function machineFault(outcome: Outcome): string | undefined {
  if (outcome.kind === "not-run") return outcome.reason;
  // Code in a sandbox cannot send this signal: whoever ran out of memory did.
  const wasKilled = outcome.kind === "crashed" && outcome.signal === "SIGKILL";
  return wasKilled ? "its process was killed, as where memory runs out" : undefined;
}

/** Whether nobody knows if the exercise passes: what is in its way is no learner's doing, all of it. */
export function isUndecided({ cases }: ExerciseReport): boolean {
  const wanting = cases.filter((each) => !each.case.extra && each.verdict.kind !== "passed");
  return wanting.length > 0 && wanting.every(({ verdict }) => faultOf(verdict) !== undefined);
}
