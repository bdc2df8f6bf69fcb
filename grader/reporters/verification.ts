// What `numkata verify` found, told to the author: a line an exercise, then each finding with what to do.

import type { CourseInfo } from "../domain/event.ts";
import type { Exercise } from "../domain/exercise.ts";
import type { CaseReport, ExerciseReport } from "../domain/verdict.ts";
import type { Finding, Verification } from "../domain/verification.ts";
import { type CaseExplanation, explainCase, loadProblemOf } from "./explain.ts";
import { paragraph, type Words, wordsOf } from "./explanation.ts";
import { padEnd } from "./layout.ts";
import { plural } from "./naming.ts";
import { createPage, prose, type Page, type PageOptions } from "./page.ts";

export type VerificationReporter = {
  exercise(verification: Verification): string;
  end(exercises: number, withFindings: number): string;
};

export function verificationReporter(
  options: PageOptions,
  course: CourseInfo,
  command = "npx numkata",
): VerificationReporter {
  const page = createPage(options);
  return {
    exercise: ({ exercise, findings }) => {
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
    case "solution-missing":
      return say(
        `${finding.file} is missing. Write it: it shows learners a good answer, and generated cases are judged by it.`,
      );
    case "solution-fails":
      return solutionLines(finding.report, wordsOf(finding.report, course, command)).flatMap(say);
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

function solutionLines(report: ExerciseReport, words: Words): readonly string[] {
  const tell = (each: CaseReport): CaseExplanation | undefined =>
    explainCase({ ...each, case: { ...each.case, hidden: false } }, report, words);
  const unloaded = report.cases.find(({ verdict }) => loadProblemOf(verdict));
  const problem = unloaded && tell(unloaded);
  // Where it cannot even be loaded, that is all there is to say, and once.
  if (problem !== undefined) return [`The solution cannot be run: ${paragraph(problem)}`];
  return report.cases.flatMap((each) => {
    const { name } = each.case;
    if (each.verdict.kind === "skipped") return [`The case "${name}" cannot be judged: ${each.verdict.reason}.`];
    const told = tell(each);
    if (told === undefined) return [];
    const call = told.call === undefined ? "" : ` Called as ${told.call}.`;
    return [`The solution does not pass "${name}": ${paragraph(told)}${call}`];
  });
}
