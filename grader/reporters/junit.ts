// A run as JUnit XML, in the dialect of Jenkins (junit-10.xsd of its xunit plugin), which other readers take too.

import type { CourseInfo, FinishedEvent } from "../domain/event.ts";
import { NO_OUTPUT } from "../domain/outcome.ts";
import type { CaseReport, ExerciseReport, Verdict } from "../domain/verdict.ts";
import { type CaseExplanation, explainCase } from "./explain.ts";
import { wordsOf } from "./explanation.ts";
import { documentReporter, type Reporter } from "./reporter.ts";
import { safeLine, safeLines } from "./safe-text.ts";
import { caseStatus } from "./state.ts";
import { plainCase } from "./terminal-case.ts";
import { block, element, XML_HEAD, xmlText } from "./xml.ts";

/** How many lines of what a case printed are kept. */
const MAX_LINES = 1000;

/** What JUnit says of a case. */
type Result = "passed" | "failure" | "error" | "skipped";

/** A suite for each exercise, a test case for each case, points as properties of the suite. */
export function junitReporter(command = "npx numkata"): Reporter {
  return documentReporter(({ reports, durationMs }: FinishedEvent, course) => {
    const { skipped: _, ...sums } = countsOf(reports.flatMap(({ cases }) => cases));
    const attributes = { name: safeLine(course.title), ...sums, time: Math.round(durationMs) / 1000 };
    const suites = reports.map((report) => suite(report, course, command));
    return `${XML_HEAD}\n${block("testsuites", attributes, suites)}\n`;
  });
}

function suite(report: ExerciseReport, course: CourseInfo, command: string): string {
  const { exercise, points, cases } = report;
  return block("testsuite", { name: exercise.id, ...countsOf(cases) }, [
    block("properties", {}, [
      property("points.earned", points.earned),
      property("points.possible", points.possible),
      property("points.bonus", points.extra),
    ]),
    ...cases.map((each) => testCase(each, report, course, command)),
  ]);
}

function countsOf(cases: readonly CaseReport[]): Readonly<Record<"tests" | "failures" | "errors" | "skipped", number>> {
  const results = cases.map(resultOf);
  const count = (wanted: Result): number => results.filter((result) => result === wanted).length;
  return { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
}

/** A stretch case that does not pass is skipped: nobody has to pass it. */
function resultOf(report: CaseReport): Result {
  const status = caseStatus(report);
  if (status === "passed") return "passed";
  if (status === "skipped" || report.case.extra) return "skipped";
  return status === "failed" ? "failure" : "error";
}

function property(name: string, value: number): string {
  return element("property", { name, value });
}

function testCase(report: CaseReport, exercise: ExerciseReport, course: CourseInfo, command: string): string {
  const told = explainCase(report, exercise, wordsOf(exercise, course, command));
  const output = report.case.hidden ? NO_OUTPUT : report.output;
  const printed = output.text === "" ? "" : safeLines(output.text, MAX_LINES).join("\n");
  return block("testcase", { classname: exercise.exercise.id, name: safeLine(report.case.name, 120) }, [
    ...(told ? [resultElement(report, told, exercise, course)] : []),
    ...(printed === "" ? [] : [element("system-out", {}, xmlText(output.truncated ? `${printed}\n…` : printed))]),
  ]);
}

function resultElement(
  report: CaseReport,
  told: CaseExplanation,
  exercise: ExerciseReport,
  course: CourseInfo,
): string {
  const attributes = { type: typeOf(report), message: told.headline };
  // What was printed has an element of its own.
  const text = plainCase({ ...told, output: NO_OUTPUT }, exercise, course);
  return element(resultOf(report), attributes, xmlText(text));
}

/** How it went wrong, in a word: `elements`, `shape`, `threw`, `timed-out`; of a hidden case only that it did. */
function typeOf({ case: { hidden, extra }, verdict }: CaseReport): string {
  if (extra) return "stretch";
  return hidden && verdict.kind !== "skipped" ? "hidden" : wordFor(verdict);
}

function wordFor(verdict: Verdict): string {
  switch (verdict.kind) {
    case "failed":
      return verdict.failure.kind;
    case "errored":
      return verdict.outcome.kind;
    case "passed":
    case "failed-to-throw":
    case "broke-law":
    case "skipped":
      return verdict.kind;
  }
}
