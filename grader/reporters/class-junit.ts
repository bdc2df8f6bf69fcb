// A class as JUnit XML: a suite for each learner and exercise, from what the gradebook keeps. It says of a case what junit.ts
// says of it in a single run, without what it printed.

import type { CaseInfo, ExerciseGrade, GradebookInfo, LearnerGrades } from "../domain/gradebook.ts";
import type { GradedCase } from "../domain/graded.ts";
import { broughtBy } from "./feedback.ts";
import { safeLine } from "./safe-text.ts";
import { block, element, startTag, XML_HEAD } from "./xml.ts";

/** Part by part: a class may be large. A fault is a case that was skipped, and nobody's mistake. */
export function* classJunitParts(
  { course, exercises }: GradebookInfo,
  learners: Iterable<LearnerGrades>,
): Generator<string, void, undefined> {
  const cases = new Map(exercises.map((exercise) => [exercise.id, exercise.cases]));
  yield `${XML_HEAD}\n${startTag("testsuites", { name: safeLine(course) })}\n`;
  for (const { learner, fault, exercises: graded } of learners) {
    const who = safeLine(learner.key, 120);
    for (const exercise of graded) yield suite(who, exercise, cases.get(exercise.id) ?? []);
    if (fault !== undefined) yield faultSuite(who, fault.reason);
  }
  yield "</testsuites>\n";
}

function suite(who: string, exercise: ExerciseGrade, infos: readonly CaseInfo[]): string {
  const { id, points, byHand, cases } = exercise;
  const className = `${who}: ${id}`;
  const known = new Map(infos.map((info) => [info.name, info]));
  const results = cases.map((each) => resultOf(each, known.get(each.case)));
  const count = (wanted: Result): number => results.filter((result) => result === wanted).length;
  const properties: readonly (readonly [string, number])[] = [
    ["points.earned", points.earned],
    ["points.possible", points.possible],
    ["points.bonus", points.extra],
    ["points.final", broughtBy(exercise)],
    ...(byHand === undefined ? [] : [["points.by-hand", byHand.points] as const]),
  ];
  const counts = { tests: cases.length, failures: count("failure"), errors: count("error"), skipped: count("skipped") };
  const inside = [
    block(
      "properties",
      {},
      properties.map(([name, value]) => element("property", { name, value })),
    ),
    ...cases.map((each) => testCase(className, each, known.get(each.case))),
  ];
  return `${block("testsuite", { name: className, ...counts }, inside)}\n`;
}

type Result = "passed" | "failure" | "error" | "skipped";

/** A stretch case that does not pass is skipped: nobody has to pass it. A hidden one says no more than that it fails. */
function resultOf({ verdict }: GradedCase, info: CaseInfo | undefined): Result {
  if (verdict === "passed") return "passed";
  if (verdict === "skipped" || info?.extra === true) return "skipped";
  return verdict === "errored" && info?.hidden !== true ? "error" : "failure";
}

function testCase(className: string, graded: GradedCase, info: CaseInfo | undefined): string {
  const result = resultOf(graded, info);
  const attributes = { classname: className, name: safeLine(graded.case, 120) };
  if (result === "passed") return element("testcase", attributes);
  const { message } = graded;
  const said = { type: typeOf(graded, info), ...(message !== undefined && { message: safeLine(message, 2000) }) };
  return block("testcase", attributes, [element(result, said)]);
}

function typeOf({ verdict, outcome }: GradedCase, info: CaseInfo | undefined): string {
  if (verdict === "skipped") return "skipped";
  if (info?.extra === true) return "stretch";
  return info?.hidden === true ? "hidden" : (outcome ?? verdict);
}

function faultSuite(who: string, reason: string): string {
  const skipped = element("skipped", { type: "fault", message: safeLine(reason, 2000) });
  const inside = block("testcase", { classname: who, name: "submission" }, [skipped]);
  return `${block("testsuite", { name: who, tests: 1, failures: 0, errors: 0, skipped: 1 }, [inside])}\n`;
}
