// What `numkata verify` found, told to the author: a line an exercise, then each finding with what to do.

import type { CourseInfo } from "../domain/event.ts";
import type { Exercise } from "../domain/exercise.ts";
import type { CaseReport, ExerciseReport } from "../domain/verdict.ts";
import type { Finding, Fix, ToDo, Verification } from "../domain/verification.ts";
import { type CaseExplanation, explainCase, loadProblemOf } from "./explain.ts";
import { explainLaw } from "./explain-law.ts";
import { exportText } from "./exported.ts";
import { paragraph, type Words, wordsOf } from "./explanation.ts";
import { padEnd } from "./layout.ts";
import { callText } from "./literal.ts";
import { enumeration, plural } from "./naming.ts";
import { createPage, prose, type Page, type PageOptions } from "./page.ts";
import { safeLine } from "./safe-text.ts";
import { fixText, strengthText, unnoticedLines, wrongMarkText } from "./strength.ts";
import { adviceText, rewriteText, withinText } from "./tolerance.ts";

const CALL_BUDGET = 300;
const COMMAND = "npx numkata";

export type VerificationReporter = {
  /**
   * @param fix what became of cases that were proposed before
   * @param withTolerance whether to say between what the tolerance lies
   */
  exercise(verification: Verification, fix?: Fix, withTolerance?: boolean): string;
  end(exercises: number, withFindings: number): string;
};

export function verificationReporter(
  options: PageOptions,
  course: CourseInfo,
  command = COMMAND,
): VerificationReporter {
  const page = createPage(options);
  return {
    exercise: ({ exercise, findings, strength, tolerance }, fix, withTolerance = false) => {
      const { theme } = page;
      const cases = plural(exercise.cases.length, "case");
      const id = padEnd(exercise.id, 20);
      const told = exercise.mistakes.length === 0 ? "" : `, ${plural(exercise.mistakes.length, "mistake")} told apart`;
      const { length: laws } = exercise.laws;
      const kept = laws === 0 ? "" : `, ${plural(laws, "law")} ${laws === 1 ? "holds" : "hold"}`;
      const proven = strength === undefined ? "" : `, ${strengthText(strength)}`;
      const isRight = findings.every(({ kind }) => kind === "to-do");
      const state = isRight
        ? `${cases}; the solution passes, the stub is ready${told}${kept}${proven}`
        : `${plural(findings.length, "problem")}${proven}`;
      const line =
        findings.length === 0
          ? `${theme.good("✓")} ${id}${state}`
          : isRight
            ? `· ${id}${state}`
            : `${theme.bad("✗")} ${theme.bad(id)}${state}`;
      const details = findings.flatMap((finding) => findingLines(page, exercise, finding, course, command));
      const fixed = fix === undefined ? [] : prose(page, fixText(fix), { indent: 4, hang: 2 });
      const advice = withTolerance && tolerance ? prose(page, adviceText(tolerance), { indent: 4, hang: 2 }) : [];
      return [line, ...details, ...fixed, ...advice, ""].join("\n");
    },
    end: (exercises, withFindings) =>
      withFindings === 0
        ? `\n${plural(exercises, "exercise")} verified: every spec is valid, every solution passes every case, every stub says "not started".\n`
        : `\n${withFindings} of ${plural(exercises, "exercise")} ${withFindings === 1 ? "needs" : "need"} work.\n`,
  };
}

/** What is found, in lines that fit the page. */
export function findingLines(
  page: Page,
  exercise: Exercise,
  finding: Finding,
  course: CourseInfo,
  command = COMMAND,
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
    case "to-do":
      return finding.toDos.map(toDoText).flatMap(say);
    case "few-hints":
      return say(
        `It has ${plural(finding.hints, "hint")}; a learner who is stuck needs at least ${finding.wanted}, from gentle to nearly there.`,
      );
    case "mistakes-unloadable":
    case "mistakes-unsaid":
    case "mistake-missing":
    case "mistake-unsaid":
    case "laws-unloadable":
    case "laws-unsaid":
    case "law-missing":
    case "law-unsaid":
      return say(exportText(finding, `exercises/${exercise.id}/exercise.yaml`));
    case "mistake-passes":
      return say(
        `The mistake "${finding.name}" passes every case, so no learner would hear of it. Add a case that it fails, or remove it.${withinText(finding)}`,
      );
    case "rewrite-fails":
      return say(rewriteText(finding));
    case "mistake-mute":
      return say(
        `The mistake "${finding.name}" never fails with a value, only with errors or without an answer. The report says those well enough: remove it, or add an input for which it returns something.`,
      );
    case "mistakes-alike":
      return say(alikeText(exercise, finding));
    case "law-broken":
      return say(brokenText(exercise, finding));
    case "law-idle":
      return say(
        `The law "${finding.law.name}" holds for random numbers as well, so it cannot fail and says nothing of a function. One of its sides must depend on what f gives back.`,
      );
    case "law-untried":
      return say(`The law "${finding.law.name}" cannot be tried: ${safeLine(finding.reason, 300)}.`);
    case "unnoticed":
      return unnoticedLines(page, exercise, finding, command);
    case "wrong-mark":
      return say(wrongMarkText(exercise, finding.file, finding));
  }
}

function toDoText({ file, lines }: ToDo): string {
  return `TODO in ${file}, ${lines.length === 1 ? "line" : "lines"} ${enumeration(lines.map(String))}.`;
}

function brokenText({ signature }: Exercise, { law, args, breach }: Extract<Finding, { kind: "law-broken" }>): string {
  if (breach === undefined)
    return `The law "${law.name}" cannot be held against the solution: with ${callText("f", args, CALL_BUDGET)} as its inputs, a call gives no value that it can be about.`;
  const { facts } = explainLaw(breach, signature);
  const headline = `The law "${law.name}" does not hold for the solution: ${safeLine(law.sentence, 300)}`;
  const advice =
    breach.reason === undefined
      ? "Mend the law, or give its cases a wider tolerance."
      : `What went wrong in the law: ${safeLine(breach.reason, 300)}.`;
  return paragraph({ headline, facts, steps: [advice] });
}

function alikeText(
  { signature }: Exercise,
  { names: [one, other], parting }: Extract<Finding, { kind: "mistakes-alike" }>,
): string {
  const fact = `The mistakes "${one}" and "${other}" give the same in every case, so neither is ever named.`;
  if (parting === undefined) return `${fact} No input was found that parts them: they may be one mistake.`;
  return `${fact} Add a case that parts them, for example ${callText(signature.name, parting, CALL_BUDGET)}.`;
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
