// A run on a terminal: a line an exercise as it is graded, then what to look at first, the sums, and where to go next.

import type { CourseInfo, FinishedEvent, GradingEvent } from "../domain/event.ts";
import type { Signature } from "../domain/exercise.ts";
import { NO_OUTPUT } from "../domain/outcome.ts";
import { firstToDo, missingBefore, prerequisitesOf } from "../domain/prerequisites.ts";
import type { CaseReport, ExerciseReport } from "../domain/verdict.ts";
import { explainCase, loadProblemOf } from "./explain.ts";
import { changedRemarks } from "./explain-changed.ts";
import type { Words } from "./explanation.ts";
import { wordsOf } from "./explanation.ts";
import { columnsOf, cut, glue, padEnd } from "./layout.ts";
import { enumeration, plural } from "./naming.ts";
import { gradeCommand, showCommand } from "./next-command.ts";
import { createPage, prose } from "./page.ts";
import type { Page, PageOptions } from "./page.ts";
import { printedLines, WHILE_LOADING } from "./printed.ts";
import type { Reporter } from "./reporter.ts";
import { safeLine } from "./safe-text.ts";
import { standing, sumsText } from "./sums.ts";
import { caseState, firstToFix, isPassed, tally } from "./state.ts";
import { caseLines, pathLines } from "./terminal-case.ts";

export type TerminalOptions = PageOptions & {
  /** How the learner starts the grader, as it should stand in "Next: ..."; `npx numkata` when absent. */
  readonly command?: string;
  /** Whether the learner has done the exercise with this id; absent where there is no learner. */
  readonly isDone?: (id: string) => boolean;
};

/** Below this, a line of the list has no room for the words "cases" and what is wrong. */
const NARROW = 60;
const MIN_ID_COLUMNS = 17;
const MAX_LOAD_LINES = 20;

export function terminalReporter(options: TerminalOptions): Reporter {
  const page = createPage(options);
  const command = options.command ?? "npx numkata";
  let course: CourseInfo = { title: "", folder: "" };
  let exercises = 0;
  return {
    event(event: GradingEvent): string {
      switch (event.kind) {
        case "started":
          course = event.course;
          exercises = event.exercises;
          return joined(["", ...prose(page, safeLine(course.title), { indent: 0, paint: page.theme.strong }), ""]);
        case "exercise-graded":
          return joined([
            ...exerciseLine(page, event.report),
            ...(exercises === 1 ? caseList(page, event.report) : []),
          ]);
        case "finished":
          return joined(closing(page, event, course, { command, isDone: options.isDone ?? (() => true) }));
      }
    },
  };
}

function exerciseLine(page: Page, report: ExerciseReport): readonly string[] {
  const { theme, width } = page;
  const { passed, total } = tally(report.cases, false);
  const { earned, possible } = report.points;
  const cases = `${passed}/${total}`.padStart(5);
  const points = `${earned}/${possible}`.padStart(5);
  const left = padEnd(`${SYMBOLS[report.status]} ${safeLine(report.exercise.id, 40)}`, MIN_ID_COLUMNS + 2);
  const counts = width < NARROW ? ` ${cases} ${points} points` : `  ${cases} cases  ${points} points`;
  const paint = { passed: theme.good, failed: theme.bad, "not-started": theme.quiet }[report.status];
  const state = standing(report);
  const line = `${paint(left)}${counts}`;
  if (state === "") return [line];
  const fits = columnsOf(left) + columnsOf(counts) + 2 + columnsOf(state) <= width;
  return fits ? [`${line}  ${paint(state)}`] : [line, ...prose(page, state, { indent: 4, paint })];
}

const SYMBOLS = { passed: "✓", failed: "✗", "not-started": "·" } as const;

/** Every case with what it came to; nothing where none of them could run. */
export function caseList(page: Page, report: ExerciseReport): readonly string[] {
  if (report.status === "not-started" || report.cases.some(({ verdict }) => loadProblemOf(verdict))) return [];
  const { signature } = report.exercise;
  const rows = report.cases.map((each) => caseRow(page, each, signature));
  return ["", ...rows.flat()];
}

function caseRow(page: Page, report: CaseReport, signature: Signature): readonly string[] {
  const { theme, width } = page;
  const { hidden, extra, name } = report.case;
  const isSkipped = report.verdict.kind === "skipped";
  const paint = isPassed(report) ? theme.good : isSkipped ? theme.quiet : theme.bad;
  const tags = [extra ? "stretch" : "", hidden ? "hidden" : "", caseState(report)].filter((tag) => tag !== "");
  const tail = tags.length === 0 ? "" : `  (${tags.join(", ")})`;
  const symbol = isPassed(report) ? "✓" : isSkipped ? "-" : "✗";
  const title = cut(safeLine(name, 120), width - 4);
  const fits = 4 + columnsOf(title) + columnsOf(tail) <= width;
  const remarks = isPassed(report) && !hidden ? changedRemarks(report.changed, signature) : [];
  return [
    `  ${paint(symbol)} ${title}${fits ? theme.quiet(tail) : ""}`,
    ...(fits ? [] : prose(page, tail.trimStart(), { indent: 4, paint: theme.quiet })),
    ...remarks.flatMap((remark) => prose(page, remark, { indent: 4 })),
  ];
}

function closing(
  page: Page,
  { reports, durationMs }: FinishedEvent,
  course: CourseInfo,
  { command, isDone }: Required<Pick<TerminalOptions, "command" | "isDone">>,
): readonly string[] {
  if (reports.length === 0) return ["Nothing was graded."];
  const wordsFor = (report: ExerciseReport): Words => wordsOf(report, course, command);
  const open = firstOpen(reports);
  const wrong = reports.find(({ status }) => status === "failed");
  const alone = reports.length === 1 ? reports[0] : undefined;
  const shown = wrong ?? alone;
  const loadOutput = shown?.loadOutput ?? NO_OUTPUT;
  const loading = printedLines(page, WHILE_LOADING, loadOutput, { indent: 2, maxLines: MAX_LOAD_LINES });
  return [
    ...(loading.length > 0 ? ["", ...loading] : []),
    ...(shown ? inFull(page, shown, course, wordsFor(shown)) : []),
    "",
    ...summary(page, reports, durationMs),
    ...(alone ? basisLines(page, alone, isDone) : []),
    ...(open ? nextLines(page, open, open === alone, course, wordsFor(open)) : doneLines(page, reports, command)),
    "",
  ];
}

/** The exercise to go on with: the first that does not pass and builds on none that does not. */
function firstOpen(reports: readonly ExerciseReport[]): ExerciseReport | undefined {
  const ids = reports.map(({ exercise }) => exercise.id);
  const open = new Set(reports.filter(({ status }) => status !== "passed").map(({ exercise }) => exercise.id));
  const first = firstToDo(ids, prerequisitesOf(reports.map(({ exercise }) => exercise)), (id) => !open.has(id));
  return reports.find(({ exercise }) => exercise.id === first);
}

/** What an exercise that does not pass builds on, and what of that is not done. */
function basisLines(
  page: Page,
  { exercise, status }: ExerciseReport,
  isDone: (id: string) => boolean,
): readonly string[] {
  if (status === "passed") return [];
  const missing = missingBefore(exercise.id, prerequisitesOf([exercise]), isDone).map((id) => safeLine(id, 40));
  if (missing.length === 0) return [];
  const verb = missing.length === 1 ? "does" : "do";
  return prose(page, `It builds on ${enumeration(missing)}, which ${verb} not pass yet.`, { indent: 0 });
}

/** The first case to fix, and how many more there are. */
function inFull(page: Page, report: ExerciseReport, course: CourseInfo, words: Words): readonly string[] {
  const first = firstToFix(report, true);
  const told = first && explainCase(first, report, words);
  if (first === undefined || told === undefined) return [];
  return ["", ...caseLines(page, told, report.file, course.folder), ...others(page, report, first, words)];
}

function others(page: Page, report: ExerciseReport, first: CaseReport, words: Words): readonly string[] {
  const failing = report.cases.filter(
    (each) => each !== first && !isPassed(each) && (first.case.extra || !each.case.extra),
  );
  if (failing.length === 0 || report.status === "not-started") return [];
  const text = loadProblemOf(first.verdict)
    ? `None of the ${plural(report.cases.length, "case")} can run before this is fixed.`
    : `${plural(failing.length, "other case")} of ${words.id} ${failing.length === 1 ? "does" : "do"} not pass either.`;
  return ["", ...prose(page, text)];
}

function summary(page: Page, reports: readonly ExerciseReport[], durationMs: number): readonly string[] {
  const { theme } = page;
  const isDone = reports.every(({ status }) => status === "passed");
  const paint = isDone ? (each: string) => theme.good(theme.strong(each)) : theme.strong;
  // Lines break between the parts, not inside of them.
  return prose(page, sumsText(reports, durationMs).map(glue).join(" · "), { indent: 0, paint });
}

function nextLines(
  page: Page,
  report: ExerciseReport,
  isAlone: boolean,
  course: CourseInfo,
  words: Words,
): readonly string[] {
  const { theme } = page;
  const isNew = report.status === "not-started";
  const grade = theme.code(isNew ? showCommand(words) : gradeCommand(words));
  if (isAlone) return [`Next: ${grade}`];
  return [
    `Next: ${theme.strong(safeLine(report.exercise.title, 60))}`,
    ...pathLines(page, report.file, course.folder),
    `  ${grade}`,
  ];
}

function doneLines(page: Page, reports: readonly ExerciseReport[], command: string): readonly string[] {
  const { theme } = page;
  const stretch = reports.map(({ cases }) => tally(cases, true));
  const open = reports.filter((_, at) => stretch[at]?.passed !== stretch[at]?.total).map(({ exercise }) => exercise.id);
  const praise =
    open.length > 0
      ? `Well done! If you like a challenge: there are stretch cases left in ${enumeration(open)}.`
      : stretch.some(({ total }) => total > 0)
        ? "Well done! Every case passes, the stretch cases too."
        : "Well done! Every case passes.";
  return [
    ...prose(page, praise, { indent: 0 }),
    ...(reports.length === 1 ? [`Next: ${theme.code(`${command} next`)}`] : []),
  ];
}

function joined(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}
