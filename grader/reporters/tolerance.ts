// What an author is told of a tolerance: what it lets pass, and what it should.

import type { Tolerance } from "../domain/exercise.ts";
import type { ToleranceAdvice } from "../domain/tolerance-share.ts";
import type { Finding } from "../domain/verification.ts";
import { numeral } from "./numeral.ts";

/** Between what an exercise's tolerance lies. */
export function adviceText({ tolerance, rounding, float32, nearest }: ToleranceAdvice): string {
  const needs = [
    `another order of sums ${needText(rounding, tolerance)}`,
    `float32 ${needText(float32, tolerance)}`,
    ...(nearest === undefined ? [] : [`the nearest mistake, "${nearest.name}", ${needText(nearest.share, tolerance)}`]),
  ];
  const isParted = nearest === undefined || rounding < Math.min(1, nearest.share);
  const advice = isParted
    ? "What lies between the first and the last parts rounding from mistakes."
    : "No tolerance parts rounding from that mistake: add a case in which it is farther off.";
  return `Tolerance: ${toleranceText(tolerance)}. To pass, ${needs.join("; ")}.${nearest === undefined ? "" : ` ${advice}`}`;
}

export function rewriteText({ caseName, tolerance, share }: Extract<Finding, { kind: "rewrite-fails" }>): string {
  const fact = `The solution does not pass "${caseName}" when its sums are added up in another order, which is as right.`;
  return Number.isFinite(share)
    ? `${fact} It ${needText(share, tolerance)}, and the case has ${toleranceText(tolerance)}: make that wider.`
    : `${fact} What it gives then is not near: ask for something that rounding cannot change.`;
}

/** Behind the sentence that a mistake passes; empty where it gives just what the solution does. */
export function withinText({ within }: Extract<Finding, { kind: "mistake-passes" }>): string {
  if (within === undefined) return "";
  const { caseName, offBy } = within;
  return ` In "${caseName}" it is off by ${about(offBy)} of the value, and only the tolerance lets it pass: with \`tolerance: { rtol: ${about(offBy / 2)}, atol: 0 }\` it would not.`;
}

function toleranceText({ rtol, atol }: Tolerance): string {
  return `rtol ${numeral(rtol)}, atol ${numeral(atol)}`;
}

/** How wide the tolerance would have to be, told by that part of it which is relative, if any is. */
function needText(share: number, { rtol, atol }: Tolerance): string {
  if (share === 0) return "needs none";
  if (!Number.isFinite(share)) return "needs more than there is";
  return rtol > 0 ? `needs an rtol of ${about(share * rtol)}` : `needs an atol of ${about(share * atol)}`;
}

/** With two digits: `2.2e-16`, `0.0067`. */
function about(share: number): string {
  return numeral(Number(share.toPrecision(2)));
}
