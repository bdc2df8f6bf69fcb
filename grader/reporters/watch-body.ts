// What stands in the middle of the watch loop's picture: the exercise, or the panel that was asked for instead.

import type { Exercise } from "../domain/exercise.ts";
import { NO_OUTPUT, type Output } from "../domain/outcome.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { differenceLines } from "./difference.ts";
import { explainCase } from "./explain.ts";
import { wordsOf } from "./explanation.ts";
import { cut } from "./layout.ts";
import { plural } from "./naming.ts";
import { type Page, prose } from "./page.ts";
import { printedLines, WHILE_LOADING } from "./printed.ts";
import { markdownLines } from "./prompt.ts";
import { safeLine, safeSource } from "./safe-text.ts";
import { firstToFix, isPassed } from "./state.ts";
import { caseList } from "./terminal.ts";
import { caseLines, paragraphs } from "./terminal-case.ts";
import { typeCheckLines } from "./type-check.ts";
import { allLines, listLines, praiseLines } from "./watch-course.ts";
import type { WatchView } from "./watch-view.ts";

/** Of a window too low for all cases, how many that do not pass are named. */
const FEW_CASES = 3;
const FEW_PRINTED = 6;
const MANY_PRINTED = 20;

/** `isRoomy`: with every case and more of what was printed. */
export function bodyLines(page: Page, view: WatchView, isRoomy: boolean): readonly string[] {
  switch (view.panel.kind) {
    case "exercise":
      return exerciseLines(page, view, isRoomy);
    case "list":
      return [...headLines(page, safeLine(view.course.title)), ...listLines(page, view, view.panel.chosen)];
    case "solution":
      return [...headLines(page, `A solution of ${view.current}`), ...solutionLines(page, view.panel.text)];
    case "difference":
      return [
        ...headLines(page, `Your ${view.current} and the solution`),
        ...(view.panel.lines === undefined ? [] : differenceLines(page, view.panel.lines)),
      ];
    case "all":
      return [
        ...headLines(page, safeLine(view.course.title)),
        ...listLines(page, view, undefined),
        ...allLines(page, view),
      ];
  }
}

function exerciseLines(page: Page, view: WatchView, isRoomy: boolean): readonly string[] {
  const { graded } = view;
  if (graded === undefined) return headLines(page, safeLine(view.current));
  if (graded.kind === "problems") {
    const text = "The exercise's own files have a problem, so it cannot be graded. It goes on when they are saved.";
    return [
      ...headLines(page, safeLine(view.current)),
      ...graded.lines.flatMap((line) => prose(page, safeLine(line))),
      "",
      ...prose(page, text),
    ];
  }
  const { report } = graded;
  const cases = isRoomy ? caseList(page, report) : fewCases(page, report);
  const printing = { indent: 0, maxLines: isRoomy ? MANY_PRINTED : FEW_PRINTED };
  return [
    ...headLines(page, safeLine(report.exercise.title)),
    ...paragraphs([
      // Who has not begun reads what there is to do.
      report.status === "not-started" ? markdownLines(page, report.exercise.prompt.trimEnd()) : [],
      printedLines(page, WHILE_LOADING, report.loadOutput ?? NO_OUTPUT, printing),
      printedLines(page, "You printed:", outputOf(report), printing),
      cases.filter((line) => line !== ""),
      // Asked for, so not below what may not fit the window.
      ...hintTexts(page, view, report.exercise),
      failureLines(page, view, report),
      praiseLines(page, report, view),
      typeCheckLines(page, view.checked, report, view.course.folder),
    ]),
  ];
}

function headLines(page: Page, title: string): readonly string[] {
  return [page.theme.strong(cut(title, page.width)), ""];
}

/** What the learner printed in the run that is shown, or in the first that printed where all is well. */
function outputOf(report: ExerciseReport): Output {
  const shown = firstToFix(report, true) ?? report.cases.find((each) => each.output.text !== "");
  return shown === undefined || shown.case.hidden ? NO_OUTPUT : shown.output;
}

function fewCases(page: Page, report: ExerciseReport): readonly string[] {
  const open = report.cases.filter((each) => !isPassed(each)).slice(0, FEW_CASES);
  const shown = caseList(page, { ...report, cases: open });
  const rest = report.cases.length - open.length;
  if (shown.length === 0 && report.status !== "passed") return [];
  return [...shown, ...(rest === 0 ? [] : [`  ${page.theme.quiet(`and ${plural(rest, "other case")}`)}`])];
}

function failureLines(page: Page, view: WatchView, report: ExerciseReport): readonly string[] {
  const first = firstToFix(report, true);
  const told = first && explainCase(first, report, wordsOf(report, view.course, "npx numkata"));
  if (told === undefined) return [];
  // What was printed stands above.
  return caseLines(page, { ...told, output: NO_OUTPUT }, report.file, view.course.folder);
}

function hintTexts(page: Page, view: WatchView, { hints }: Exercise): readonly (readonly string[])[] {
  return hints
    .slice(0, view.hints)
    .map((hint, index) => prose(page, `Hint ${index + 1} of ${hints.length}: ${hint.trim()}`, { hang: 2 }));
}

function solutionLines(page: Page, text: string | undefined): readonly string[] {
  if (text === undefined) return prose(page, "This course comes without a solution for it.");
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `  ${page.theme.code(safeSource(line))}`);
}
