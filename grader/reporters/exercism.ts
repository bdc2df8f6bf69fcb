// A run as Exercism's results.json, version 3. The format: exercism.org/docs/building/tooling/test-runners/interface.
// It knows no stretch cases, which nobody has to pass, so they are left out.

import type { CourseInfo, FinishedEvent } from "../domain/event.ts";
import type { Case, Signature } from "../domain/exercise.ts";
import type { Output } from "../domain/outcome.ts";
import { NO_OUTPUT } from "../domain/outcome.ts";
import type { CaseReport, ExerciseReport } from "../domain/verdict.ts";
import { explainCase, loadProblemOf } from "./explain.ts";
import { wordsOf } from "./explanation.ts";
import { callText, literal } from "./literal.ts";
import { plural } from "./naming.ts";
import { documentReporter, type Reporter } from "./reporter.ts";
import { safeLine, safeLines } from "./safe-text.ts";
import { caseStatus, firstToFix } from "./state.ts";
import { plainCase } from "./terminal-case.ts";

type ExercismReport = {
  readonly version: 3;
  /** `error`: the submission could not be loaded, so no case could run. */
  readonly status: "pass" | "fail" | "error";
  /** What is wrong, where the status is `error`. */
  readonly message: string | null;
  /** In the order of the specs; empty where the status is `error`. */
  readonly tests: readonly ExercismTest[];
};

type ExercismTest = {
  readonly name: string;
  readonly status: "pass" | "fail" | "error";
  readonly message: string | null;
  /** The call, and what is expected of it; not of a hidden case. */
  readonly test_code?: string;
  /** What the learner's code printed. */
  readonly output?: string;
  /** The exercise's place, where several were graded. */
  readonly task_id?: number;
};

/** Exercism keeps 65,535 bytes; a UTF-16 unit is at most three of them. */
const MAX_MESSAGE = 20_000;
const MAX_OUTPUT = 500;
const CUT = "\n… (shortened)";
const CODE_BUDGET = 1000;

/** Not to be used where cases were skipped: they would count as the learner's mistakes. */
export function exercismReporter(command = "npx numkata"): Reporter {
  return documentReporter(
    (finished, course) => `${JSON.stringify(exercismReport(finished, course, command), undefined, 2)}\n`,
  );
}

function exercismReport({ reports }: FinishedEvent, course: CourseInfo, command: string): ExercismReport {
  const counted = reports.flatMap((report) => requiredOf(report));
  const [first] = reports;
  if (first && counted.length > 0 && counted.every(({ verdict }) => loadProblemOf(verdict))) {
    const worst = firstToFix(first, false);
    return { version: 3, status: "error", message: worst ? messageOf(worst, first, course, command) : "", tests: [] };
  }
  const isPass = reports.every(({ status }) => status === "passed");
  return {
    version: 3,
    status: isPass ? "pass" : "fail",
    message: null,
    tests: reports.flatMap((report, at) => {
      const task = reports.length === 1 ? undefined : at + 1;
      return requiredOf(report).map((each) => testOf(each, report, task, messageOf(each, report, course, command)));
    }),
  };
}

function requiredOf({ cases }: ExerciseReport): readonly CaseReport[] {
  return cases.filter((each) => !each.case.extra);
}

function messageOf(report: CaseReport, exercise: ExerciseReport, course: CourseInfo, command: string): string | null {
  const told = explainCase(report, exercise, wordsOf(exercise, course, command));
  if (told === undefined) return null;
  // What was printed has a field of its own.
  const text = plainCase({ ...told, output: NO_OUTPUT }, exercise, course);
  return text.length <= MAX_MESSAGE ? text : `${start(text, MAX_MESSAGE - 2)}\n…`;
}

function testOf(
  report: CaseReport,
  { exercise: { id, signature } }: ExerciseReport,
  task: number | undefined,
  message: string | null,
): ExercismTest {
  const { name, hidden } = report.case;
  const output = hidden ? "" : outputText(report.output);
  return {
    name: `${task === undefined ? "" : `${safeLine(id, 60)}: `}${safeLine(name, 120)}`,
    status: STATUSES[caseStatus(report)],
    message,
    ...(!hidden && { test_code: testCode(report, signature) }),
    ...(output !== "" && { output }),
    ...(task !== undefined && { task_id: task }),
  };
}

const STATUSES = { passed: "pass", failed: "fail", errored: "error", skipped: "error" } as const;

function testCode({ case: spec, args }: CaseReport, { name, params }: Signature): string {
  const { inputs } = spec;
  const known = args ?? (inputs.kind === "written" ? inputs.args : undefined);
  const call =
    known === undefined
      ? `${name}(${params.map((param) => safeLine(param.name, 60)).join(", ")})`
      : callText(name, known, CODE_BUDGET);
  const generated =
    inputs.kind === "generated" ? [`// ${plural(inputs.runs, "random input")}, seed ${inputs.seed}`] : [];
  return [...generated, call, ...expectationLines(spec)].join("\n");
}

function expectationLines({ expectation }: Case): readonly string[] {
  switch (expectation.kind) {
    case "value":
      return [`// gives ${literal(expectation.value, CODE_BUDGET)}`];
    case "throws":
      return ["// throws an error"];
    case "law":
      return [`// keeps the law: ${safeLine(expectation.law.sentence)}`];
    case "oracle":
      return [];
  }
}

function outputText({ text, truncated }: Output): string {
  const printed = safeLines(text, Number.POSITIVE_INFINITY).join("\n");
  return truncated || printed.length > MAX_OUTPUT ? start(printed, MAX_OUTPUT - CUT.length) + CUT : printed;
}

/** At most `max` UTF-16 units, and none of a pair without the other. */
function start(text: string, max: number): string {
  const kept = text.slice(0, max);
  return kept.isWellFormed() ? kept : kept.slice(0, -1);
}
