// The few words behind an exercise or a case in a list, and how many cases pass.

import type { CaseReport, ExerciseReport, Verdict } from "../domain/verdict.ts";
import { isStubVerdict } from "./explain.ts";

export type Tally = { readonly passed: number; readonly total: number };

/** How many of the cases that count pass, or, with `extra`, of the stretch cases. */
export function tally(cases: readonly CaseReport[], extra: boolean): Tally {
  const counted = cases.filter((each) => each.case.extra === extra);
  return { passed: counted.filter(isPassed).length, total: counted.length };
}

/** `errored`: no value came back. A hidden case that did not pass is always `failed`. */
export type CaseStatus = "passed" | "failed" | "errored" | "skipped";

export function caseStatus({ case: { hidden }, verdict: { kind } }: CaseReport): CaseStatus {
  switch (kind) {
    case "passed":
    case "skipped":
      return kind;
    case "errored":
      return hidden ? "failed" : "errored";
    case "failed":
    case "failed-to-throw":
    case "broke-law":
      return "failed";
  }
}

export function isPassed({ verdict }: CaseReport): boolean {
  return verdict.kind === "passed";
}

/**
 * The case that a learner should look at first: one that counts before a stretch case, one that can be shown before a
 * hidden one, one that ran before one that did not. Undefined where everything passed, or everything that counts did
 * and `stretch` is false.
 */
export function firstToFix(report: ExerciseReport, stretch: boolean): CaseReport | undefined {
  const stub = report.cases.find((each) => !each.case.hidden && isStubVerdict(each.verdict));
  if (report.status === "not-started" && stub) return stub;
  const open = report.cases.filter((each) => !isPassed(each) && (stretch || !each.case.extra));
  return open.toSorted((a, b) => rank(a) - rank(b))[0];
}

function rank({ case: { extra, hidden }, verdict }: CaseReport): number {
  return (extra ? 4 : 0) + (verdict.kind === "skipped" ? 2 : 0) + (hidden ? 1 : 0);
}

/** The state of an exercise in a few words; empty where the symbol says it all. */
export function exerciseState(report: ExerciseReport): string {
  switch (report.status) {
    case "passed":
      return "";
    case "not-started":
      return "not started";
    case "failed": {
      const first = firstToFix(report, false);
      if (first === undefined) return "";
      return caseState(first) === "" ? "a hidden case fails" : caseState(first);
    }
  }
}

/** What is wrong with a case in a few words; nothing of a hidden one. */
export function caseState({ case: { hidden }, verdict }: CaseReport): string {
  if (verdict.kind === "passed") return "";
  if (verdict.kind === "skipped") return "not run";
  return hidden && !isCouldNotLoad(verdict) ? "" : verdictState(verdict);
}

function isCouldNotLoad(verdict: Verdict): boolean {
  return verdict.kind === "errored" && verdict.outcome.kind === "could-not-load";
}

function verdictState(verdict: Exclude<Verdict, { kind: "passed" | "skipped" }>): string {
  switch (verdict.kind) {
    case "failed":
      return failureState(verdict);
    case "broke-law":
      return "breaks a law";
    case "failed-to-throw":
      return verdict.got.kind === "threw" ? "another error" : "no error";
    case "errored":
      return isStubVerdict(verdict) ? "not started" : outcomeState(verdict.outcome.kind);
  }
}

function failureState({ failure }: Extract<Verdict, { kind: "failed" }>): string {
  switch (failure.kind) {
    case "type":
      if (failure.actual.kind !== "odd") return "wrong type";
      return failure.actual.what === "undefined" ? "nothing returned" : "wrong type";
    case "shape":
      return "wrong shape";
    case "non-finite":
      return failure.nans > 0 ? "NaN" : "Infinity";
    case "elements":
      return failure.float32 ? "not exact enough" : failure.total === 1 ? "wrong value" : "wrong values";
    case "text":
      return "wrong text";
    case "length":
      return "wrong length";
    case "keys":
      return "wrong keys";
    case "changed":
      return "changes its input";
  }
}

function outcomeState(kind: Extract<Verdict, { kind: "errored" }>["outcome"]["kind"]): string {
  switch (kind) {
    case "threw":
      return "an error";
    case "timed-out":
      return "no answer in time";
    case "out-of-memory":
      return "too much memory";
    case "too-much-output":
      return "too much printed";
    case "exited":
      return "ended early";
    case "crashed":
      return "crashed";
    case "broke-protocol":
      return "answer not readable";
    case "could-not-load":
      return "does not load";
  }
}
