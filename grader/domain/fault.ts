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

/** Whether nobody knows if the exercise passes, since a case that it needs has no verdict of its own. */
export function isUndecided({ status, cases }: ExerciseReport): boolean {
  return status !== "passed" && cases.some((each) => !each.case.extra && faultOf(each.verdict) !== undefined);
}
