// One case as it is told: where, what, why, what to do; and, unless it is hidden, with what input. The only file that
// decides what of a hidden case may be said.

import type { Case, ExpectedError, Signature } from "../domain/exercise.ts";
import { isOnlyChanged } from "../domain/judge.ts";
import type { LoadProblem, Output } from "../domain/outcome.ts";
import { NO_OUTPUT } from "../domain/outcome.ts";
import type { CaseReport, ExerciseReport, Verdict } from "../domain/verdict.ts";
import { changedRemarks, explainChanged } from "./explain-changed.ts";
import { explainDiagnosis } from "./explain-diagnosis.ts";
import { RIGHT_TO_FLOAT32 } from "./explain-elements.ts";
import { explainException, isStub } from "./explain-exception.ts";
import { explainFailure } from "./explain-failure.ts";
import { explainLaw } from "./explain-law.ts";
import { explainOutcome } from "./explain-outcome.ts";
import type { Explanation, Words } from "./explanation.ts";
import { callText, literal, quoted } from "./literal.ts";
import { enumeration, naming, plural } from "./naming.ts";
import { count } from "./numeral.ts";
import { safeLine } from "./safe-text.ts";

const CALL_BUDGET = 400;

export type CaseExplanation = Explanation & {
  /** `softmax, large rows`; only `softmax` where no case could run or nothing was written yet. */
  readonly where: string;
  /** `open`: nothing is wrong, it is not done yet. */
  readonly mood: "wrong" | "open";
  /** What the exercise's wrong answers look like, in a sentence or two. */
  readonly diagnosis?: string;
  /** The call that failed, as a learner would type it. */
  readonly call?: string;
  /** Which of the generated inputs this is and how to see it again. */
  readonly replay?: string;
  /** What else was noticed: an input that was changed, a parameter too few. */
  readonly remarks: readonly string[];
  readonly output: Output;
};

/** Tells why a case did not pass; undefined where it did. */
export function explainCase(report: CaseReport, exercise: ExerciseReport, words: Words): CaseExplanation | undefined {
  const { verdict } = report;
  const { signature } = exercise.exercise;
  if (verdict.kind === "passed") return undefined;
  const loadProblem = loadProblemOf(verdict);
  const isHidden = report.case.hidden;
  const isUntouched = exercise.status === "not-started";
  const isOpen = verdict.kind === "skipped" || isUntouched;
  const where = loadProblem || isUntouched ? words.name : caseTitle(report.case, words);
  const diagnosis = isOpen || loadProblem ? undefined : explainDiagnosis(exercise, isHidden);
  const common = { where, mood: isOpen ? "open" : "wrong", ...(diagnosis !== undefined && { diagnosis }) } as const;
  if (isHidden && !(loadProblem && isSeenWithoutRunning(loadProblem))) {
    return { ...withheld(verdict, loadProblem, exercise, words), ...common, remarks: [], output: NO_OUTPUT };
  }
  const explanation = explainVerdict(verdict, report, signature, words);
  if (isUntouched) {
    const summary = { kind: "sentence", text: exercise.exercise.summary } as const;
    return { ...explanation, ...common, facts: [summary], remarks: [], output: NO_OUTPUT };
  }
  if (loadProblem !== undefined || isOpen) {
    return { ...explanation, ...common, remarks: [], output: isHidden ? NO_OUTPUT : report.output };
  }
  const { diagnosis: found } = exercise;
  const isSaid = found?.kind === "relation" && found.relation.kind === "float32";
  return {
    ...explanation,
    ...common,
    facts: isSaid ? explanation.facts.filter((fact) => fact !== RIGHT_TO_FLOAT32) : explanation.facts,
    // A law tells its inputs and all of its calls itself.
    ...(report.args && verdict.kind !== "broke-law" && { call: callText(words.name, report.args, CALL_BUDGET) }),
    ...(report.replay && { replay: replayText(report.replay, verdict) }),
    remarks: [
      ...(isOnlyChanged(verdict) ? [] : changedRemarks(report.changed, signature)),
      ...paramRemarks(exercise, words),
    ],
    output: report.output,
  };
}

/** Whether the line of the stub that throws is still there. */
export function isStubVerdict(verdict: Verdict): boolean {
  if (verdict.kind === "failed-to-throw") return verdict.got.kind === "threw" && isStub(verdict.got.error);
  return verdict.kind === "errored" && verdict.outcome.kind === "threw" && isStub(verdict.outcome.error);
}

/** Why no case could run, where that is so. */
export function loadProblemOf(verdict: Verdict): LoadProblem | undefined {
  return verdict.kind === "errored" && verdict.outcome.kind === "could-not-load" ? verdict.outcome.problem : undefined;
}

function caseTitle({ name, extra }: Case, words: Words): string {
  return `${words.name}, ${safeLine(name, 120)}${extra ? " (stretch)" : ""}`;
}

/** The same, whatever the case shows to learners. */
export function explainVerdict(
  verdict: Exclude<Verdict, { kind: "passed" }>,
  report: CaseReport,
  signature: Signature,
  words: Words,
): Explanation {
  switch (verdict.kind) {
    case "failed":
      return verdict.failure.kind === "changed"
        ? explainChanged(report.changed, signature)
        : explainFailure(verdict.failure, verdict, words.name, report.args ?? []);
    case "broke-law":
      return explainLaw(verdict.breach, signature);
    case "failed-to-throw":
      return explainMissingError(verdict.got, report.case, words);
    case "errored":
      return explainOutcome(verdict.outcome, words);
    case "skipped":
      return {
        headline: `Not run: ${safeLine(verdict.reason, 300)}`,
        facts: [],
        steps: [notAboutYourCode(verdict)],
      };
  }
}

function notAboutYourCode({ owner }: Extract<Verdict, { kind: "skipped" }>): string {
  return owner === "machine"
    ? "This is not about your code. Too many programs may be running, or memory be short: close some, then grade again."
    : "This is not about your code. Tell the people who made this course.";
}

function explainMissingError(
  got: Extract<Verdict, { kind: "failed-to-throw" }>["got"],
  { expectation }: Case,
  { name }: Words,
): Explanation {
  const error = expectation.kind === "throws" ? expectation.error : {};
  const wanted = expectedErrorText(error);
  if (got.kind === "threw") {
    const explanation = explainException(got.error, `${name} threw`);
    if (isStub(got.error)) return explanation;
    const type = error.name ?? "Error";
    const words = error.message?.kind === "contains" ? `... ${error.message.text} ...` : "...";
    return {
      ...explanation,
      facts: [
        ...explanation.facts,
        { kind: "sentence", text: `An error is right for this input, but it should be ${wanted}.` },
      ],
      steps: [`Write: \`throw new ${safeLine(type, 60)}(${quoted(words)});\``],
    };
  }
  const [kind, value] = [naming(got.value), literal(got.value, 160)];
  return {
    headline: `${name} returned ${kind}, but should throw ${wanted}.`,
    facts: kind === value ? [] : [{ kind: "sentence", text: `It returned ${value}.` }],
    steps: [`Check the input at the beginning: \`if (...) throw new ${error.name ?? "Error"}("...");\``],
  };
}

function expectedErrorText({ name, message }: ExpectedError): string {
  const type = name === undefined ? "an error" : `${/^[AEIOU]/.test(name) ? "an" : "a"} ${name}`;
  if (message === undefined) return type;
  if (message.kind === "contains") return `${type} with ${quoted(message.text)} in its message`;
  return `${type} whose message matches /${message.source}/${message.flags}`;
}

/** The syntax of a file says nothing about any input, so it may be told for a hidden case too. */
function isSeenWithoutRunning({ kind }: LoadProblem): boolean {
  return kind === "no-file" || kind === "unreadable" || kind === "syntax" || kind === "unsupported";
}

function withheld(
  verdict: Verdict,
  loadProblem: LoadProblem | undefined,
  { exercise: { signature } }: ExerciseReport,
  { name, file }: Words,
): Explanation {
  if (verdict.kind === "skipped") {
    return {
      headline: "This hidden case was not run.",
      facts: [],
      steps: [notAboutYourCode(verdict)],
    };
  }
  if (loadProblem !== undefined) {
    return {
      headline: `${safeLine(file)} could not be loaded.`,
      facts: [],
      steps: [`Check that it exports ${name}, what it imports, and the code that stands outside of functions.`],
    };
  }
  const takesArrays = signature.params.some(({ types }) => types.includes("array"));
  return {
    headline: "This case is hidden: it did not pass, and its input is not shown.",
    facts: [],
    steps: [
      `Try ${name} with other inputs than the ones you have seen: negative numbers, zeros, very large ones${takesArrays ? ", a single row, an empty list" : ""}.`,
    ],
  };
}

function replayText({ run, runs, seed }: NonNullable<CaseReport["replay"]>, verdict: Verdict): string {
  const tried = `run ${count(run)} of ${count(runs)}, seed ${seed}`;
  const cameBack = verdict.kind !== "errored" || verdict.outcome.kind === "threw";
  // Where no answer comes back nothing smaller is looked for.
  const found = cameBack ? "the smallest input found that fails" : "the first random input that fails";
  return `This is ${found} (${tried}). Grading again tries the same inputs.`;
}

function paramRemarks({ declaredParams, exercise, status }: ExerciseReport, { name }: Words): readonly string[] {
  const { params } = exercise.signature;
  if (status === "passed" || declaredParams === undefined || declaredParams === params.length) return [];
  const names = params.length === 0 ? "" : `: ${enumeration(params.map((param) => param.name))}`;
  return [`Your ${name} takes ${plural(declaredParams, "parameter")}; it is called with ${params.length}${names}.`];
}
