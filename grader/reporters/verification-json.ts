// What `numkata verify` found, as one JSON document for other programs. `version` goes up when a field changes its meaning
// or goes away, not when one is added.

import type { CourseInfo } from "../domain/event.ts";
import type { ToleranceAdvice } from "../domain/tolerance-share.ts";
import type { Operator } from "../domain/mutant.ts";
import { percentOf, type Survivor, type Unnoticed } from "../domain/strength.ts";
import type { Finding, Verification } from "../domain/verification.ts";
import { createPage } from "./page.ts";
import { operatorText } from "./strength.ts";
import { findingLines } from "./verification.ts";

export type JsonVerification = {
  readonly version: 1;
  readonly course: CourseInfo;
  readonly exercises: readonly JsonVerified[];
};

type JsonVerified = {
  readonly id: string;
  readonly cases: number;
  readonly mistakes: number;
  /** Absent where the solution does not pass, so that nothing could be measured. */
  readonly strength?: JsonStrength;
  readonly tolerance?: JsonTolerance;
  readonly findings: readonly JsonFinding[];
};

type JsonStrength = {
  /** Of the mutants that are not equivalent, how many the cases notice; 100 only where they notice all. */
  readonly percent: number;
  readonly mutants: number;
  readonly noticed: number;
  readonly equivalent: number;
};

/** What each takes of the tolerance in the case where it takes most: up to 1 it passes; null where no tolerance will do. */
type JsonTolerance = {
  readonly rtol: number;
  readonly atol: number;
  /** The solution with its sums in another order. */
  readonly rounding: number | null;
  readonly float32: number | null;
  readonly nearestMistake?: { readonly name: string; readonly share: number };
};

type JsonFinding = {
  readonly kind: Finding["kind"];
  /** As an author reads it. */
  readonly message: string;
  readonly survivors?: readonly JsonMutant[];
  /** The names of known mistakes that pass every case. */
  readonly mistakes?: readonly string[];
  /** The lines of a case, an item of the spec's list, that would notice all of them. */
  readonly proposal?: string;
};

type JsonMutant = {
  readonly id: string;
  readonly operator: Operator;
  readonly meaning: string;
  readonly line: number;
  readonly column: number;
  /** The lines that differ: of the solution with `-`, of the mutant with `+`. */
  readonly difference: readonly string[];
};

export function verificationJson(course: CourseInfo, verifications: readonly Verification[]): string {
  const document: JsonVerification = {
    version: 1,
    course,
    exercises: verifications.map((verification) => jsonVerified(verification, course)),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function jsonVerified({ exercise, findings, strength, tolerance }: Verification, course: CourseInfo): JsonVerified {
  const page = createPage({ color: false, width: Number.MAX_SAFE_INTEGER, links: false });
  return {
    id: exercise.id,
    cases: exercise.cases.length,
    mistakes: exercise.mistakes.length,
    ...(strength && { strength: { percent: percentOf(strength), ...strength } }),
    ...(tolerance && { tolerance: jsonTolerance(tolerance) }),
    findings: findings.map((finding) => ({
      kind: finding.kind,
      message: messageOf(finding, findingLines(page, exercise, finding, course)),
      ...(finding.kind === "unnoticed" && jsonUnnoticed(finding)),
    })),
  };
}

/** What has fields of its own is not told twice. */
function messageOf({ kind }: Finding, lines: readonly string[]): string {
  const [first = ""] = lines;
  return kind === "unnoticed" ? first.trim().replace(/:$/, ".") : lines.map((line) => line.trim()).join(" ");
}

function jsonTolerance({ tolerance, rounding, float32, nearest }: ToleranceAdvice): JsonTolerance {
  const finite = (share: number): number | null => (Number.isFinite(share) ? share : null);
  return {
    ...tolerance,
    rounding: finite(rounding),
    float32: finite(float32),
    ...(nearest && { nearestMistake: nearest }),
  };
}

function jsonUnnoticed({
  survivors,
  mistakes,
  proposal,
}: Unnoticed): Pick<JsonFinding, "survivors" | "mistakes" | "proposal"> {
  return {
    survivors: survivors.map(jsonMutant),
    ...(mistakes.length > 0 && { mistakes }),
    ...(proposal && { proposal: proposal.lines.join("\n") }),
  };
}

function jsonMutant({ mutant: { id, operator, line, column }, difference }: Survivor): JsonMutant {
  const differing = difference.filter((each) => each.in !== "both");
  return {
    id,
    operator,
    meaning: operatorText(operator),
    line,
    column,
    difference: differing.map((each) => `${each.in === "actual" ? "-" : "+"} ${each.text.trim()}`),
  };
}
