// What `numkata verify` found, told to the author: a line an exercise, then each finding with what to do.

import type { CourseInfo } from "../domain/event.ts";
import type { Exercise } from "../domain/exercise.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { explainCase } from "./explain.ts";
import { paragraph, wordsOf } from "./explanation.ts";
import { padEnd } from "./layout.ts";
import { plural } from "./naming.ts";
import { createPage, prose, type Page, type PageOptions } from "./page.ts";

/** A finding as the author reads it; what it is about decides nothing but the words. */
export type Finding =
  | { readonly kind: "solution-fails"; readonly report: ExerciseReport }
  | { readonly kind: "stub-missing"; readonly file: string }
  | { readonly kind: "stub-differs"; readonly file: string }
  | { readonly kind: "stub-runs"; readonly report: ExerciseReport }
  | { readonly kind: "few-hints"; readonly hints: number; readonly wanted: number };

export type VerificationReporter = {
  exercise(exercise: Exercise, findings: readonly Finding[]): string;
  end(exercises: number, withFindings: number): string;
};

export function verificationReporter(
  options: PageOptions,
  course: CourseInfo,
  command = "npx numkata",
): VerificationReporter {
  const page = createPage(options);
  return {
    exercise: (exercise, findings) => {
      const { theme } = page;
      const cases = plural(exercise.cases.length, "case");
      const id = padEnd(exercise.id, 20);
      const state =
        findings.length === 0 ? `${cases}; the solution passes, the stub is ready` : plural(findings.length, "problem");
      const line =
        findings.length === 0 ? `${theme.good("✓")} ${id}${state}` : `${theme.bad("✗")} ${theme.bad(id)}${state}`;
      const details = findings.flatMap((finding) => findingLines(page, exercise, finding, course, command));
      return [line, ...details, ""].join("\n");
    },
    end: (exercises, withFindings) =>
      withFindings === 0
        ? `\n${plural(exercises, "exercise")} verified: every spec is valid, every solution passes every case, every stub says "not started".\n`
        : `\n${withFindings} of ${plural(exercises, "exercise")} ${withFindings === 1 ? "needs" : "need"} work.\n`,
  };
}

function findingLines(
  page: Page,
  exercise: Exercise,
  finding: Finding,
  course: CourseInfo,
  command: string,
): readonly string[] {
  const say = (text: string): readonly string[] => prose(page, text, { indent: 4, hang: 2 });
  switch (finding.kind) {
    case "solution-fails": {
      const words = wordsOf(finding.report, course, command);
      return finding.report.cases.flatMap((report) => {
        const explanation = explainCase({ ...report, case: { ...report.case, hidden: false } }, finding.report, words);
        if (explanation === undefined) return [];
        const call = explanation.call === undefined ? "" : ` Called as ${explanation.call}.`;
        return say(`The solution does not pass "${report.case.name}": ${paragraph(explanation)}${call}`);
      });
    }
    case "stub-missing":
      return say(`${finding.file} is missing. Make it: ${command} stub ${exercise.id} > ${finding.file}`);
    case "stub-differs":
      return say(
        `${finding.file} is not the stub that the spec makes. If nobody's work is in it, make it anew: ${command} stub ${exercise.id} > ${finding.file}`,
      );
    case "stub-runs":
      return say(
        `The stub does not say "not started": a case passes with it, or it cannot be loaded. A learner would begin with an error.`,
      );
    case "few-hints":
      return say(
        `It has ${plural(finding.hints, "hint")}; a learner who is stuck needs at least ${finding.wanted}, from gentle to nearly there.`,
      );
  }
}
