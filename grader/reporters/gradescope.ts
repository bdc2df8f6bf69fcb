// A run as Gradescope's results.json. The format: gradescope-autograders.readthedocs.io, "Autograder Specifications".

import type { CourseInfo, FinishedEvent } from "../domain/event.ts";
import { earnedByCase, totalOf, withBonus } from "../domain/score.ts";
import type { CaseReport, ExerciseReport, ExerciseStatus } from "../domain/verdict.ts";
import { explainCase } from "./explain.ts";
import { wordsOf } from "./explanation.ts";
import { plural } from "./naming.ts";
import { documentReporter, type Reporter } from "./reporter.ts";
import { safeLine } from "./safe-text.ts";
import { isPassed } from "./state.ts";
import { plainCase } from "./terminal-case.ts";

type GradescopeReport = {
  /** What is earned, with the bonus in it. */
  readonly score: number;
  /** In seconds. */
  readonly execution_time: number;
  /** Read by learners before grades are published, so it tells nothing of hidden cases but how many there are. */
  readonly output: string;
  readonly output_format: "text";
  readonly visibility: "visible";
  readonly stdout_visibility: "hidden";
  /** In the order of the course and its specs. */
  readonly tests: readonly GradescopeTest[];
  /** Kept by Gradescope, and not shown to learners. */
  readonly extra_data: {
    readonly exercises: readonly {
      readonly id: string;
      readonly status: ExerciseStatus;
      readonly earned: number;
      readonly possible: number;
      readonly bonus: number;
    }[];
  };
};

type GradescopeTest = {
  /** All of them together are the score. */
  readonly score: number;
  /** 0 for a stretch case, whose points are a bonus. */
  readonly max_score: number;
  readonly status: "passed" | "failed";
  readonly name: string;
  /** The exercise's place in the run and the case's place in it: `2.1`. */
  readonly number: string;
  /** Why it did not pass. */
  readonly output?: string;
  readonly output_format: "text";
  readonly tags: readonly string[];
  /** Hidden cases are shown with the grades, and then by name only. */
  readonly visibility: "visible" | "after_published";
};

/** Not to be used where cases were skipped: a score without them would be wrong. */
export function gradescopeReporter(command = "npx numkata"): Reporter {
  return documentReporter(
    (finished, course) => `${JSON.stringify(gradescopeReport(finished, course, command), undefined, 2)}\n`,
  );
}

function gradescopeReport(
  { reports, durationMs }: FinishedEvent,
  course: CourseInfo,
  command: string,
): GradescopeReport {
  return {
    score: withBonus(totalOf(reports.map(({ points }) => points))),
    execution_time: Math.round(durationMs) / 1000,
    output: leadText(reports, course),
    output_format: "text",
    visibility: "visible",
    stdout_visibility: "hidden",
    tests: reports.flatMap((report, at) => testsOf(report, at + 1, course, command)),
    extra_data: {
      exercises: reports.map(({ exercise: { id }, status, points: { earned, possible, extra } }) => ({
        id,
        status,
        earned,
        possible,
        bonus: extra,
      })),
    },
  };
}

function leadText(reports: readonly ExerciseReport[], { title }: CourseInfo): string {
  const cases = reports.flatMap((report) => report.cases);
  const hidden = cases.filter((each) => each.case.hidden).length;
  const counts = `${safeLine(title)}: ${plural(reports.length, "exercise")}, ${plural(cases.length, "case")}.`;
  if (hidden === 0) return counts;
  return `${counts} ${hidden === 1 ? "One is" : `${hidden} are`} hidden until the grades are published.`;
}

function testsOf(
  report: ExerciseReport,
  place: number,
  course: CourseInfo,
  command: string,
): readonly GradescopeTest[] {
  const earned = earnedByCase(report.exercise, report.cases);
  return report.cases.map((each, at) => testOf(each, report, { place, at, earned: earned[at] ?? 0, course, command }));
}

type Around = {
  readonly place: number;
  readonly at: number;
  readonly earned: number;
  readonly course: CourseInfo;
  readonly command: string;
};

function testOf(report: CaseReport, exercise: ExerciseReport, around: Around): GradescopeTest {
  const { place, at, earned, course, command } = around;
  const { name, points, hidden, extra } = report.case;
  const told = explainCase(report, exercise, wordsOf(exercise, course, command));
  const held = earned < points ? "It passes, and brings its points when the whole exercise passes." : "";
  const output = told ? plainCase(told, exercise, course) : held;
  return {
    score: earned,
    max_score: extra ? 0 : points,
    status: isPassed(report) ? "passed" : "failed",
    name: `${safeLine(exercise.exercise.id, 60)}: ${safeLine(name, 120)}`,
    number: `${place}.${at + 1}`,
    ...(output !== "" && { output }),
    output_format: "text",
    tags: [safeLine(exercise.exercise.id, 60), ...(extra ? ["stretch"] : []), ...(hidden ? ["hidden"] : [])],
    visibility: hidden ? "after_published" : "visible",
  };
}
