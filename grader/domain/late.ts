// What it costs to hand in late, by the rule of a course.

import { durationText, UNIT_MS } from "./duration.ts";
import type { Lateness } from "./gradebook.ts";
import type { Moment } from "./moment.ts";

/** What a rule can count by. */
export const PERIODS = ["hour", "day", "week"] as const;

export type LateRule = {
  readonly deadline: Moment;
  /** How long after the deadline is still in time. */
  readonly graceMs: number;
  /** Taken off for each period that has begun after deadline and grace; with two decimals at most. */
  readonly percent: number;
  readonly every: (typeof PERIODS)[number];
  /** However late, no more percent than these are taken off. */
  readonly atMost: number;
  /** How long after the deadline nothing counts any more; absent: never. */
  readonly closesAfterMs?: number;
};

/**
 * How late something was handed in; undefined where it was in time. For whoever has a deadline of their own the whole rule
 * moves along with it.
 */
export function latenessOf(rule: LateRule, submittedAt: Moment, deadline = rule.deadline): Lateness | undefined {
  const afterMs = submittedAt.ms - deadline.ms;
  if (afterMs <= rule.graceMs) return undefined;
  const { percent, reason } = takenOff(rule, afterMs);
  return {
    submittedAt: submittedAt.text,
    minutes: Math.ceil(afterMs / UNIT_MS.minute),
    percent,
    reason: `${durationText(afterMs)} late: ${reason}`,
  };
}

function takenOff(rule: LateRule, afterMs: number): { readonly percent: number; readonly reason: string } {
  const { graceMs, every, percent, atMost, closesAfterMs } = rule;
  if (closesAfterMs !== undefined && afterMs > closesAfterMs)
    return { percent: 100, reason: `nothing counts later than ${durationText(closesAfterMs)} after the deadline` };
  const begun = Math.ceil((afterMs - graceMs) / UNIT_MS[every]);
  const each =
    begun === 1 ? `${percent} % for the ${every} begun` : `${percent} % for each of the ${begun} ${every}s begun`;
  // In whole hundredths, which are exact.
  const all = (begun * Math.round(percent * 100)) / 100;
  return all <= atMost ? { percent: all, reason: each } : { percent: atMost, reason: `${each}, at most ${atMost} %` };
}
