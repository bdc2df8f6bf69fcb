// The picture of the watch loop: what is known of the current exercise -> the lines of a window. Pure: no files, no clock.

import type { DifferenceLine } from "../domain/difference.ts";
import type { CourseInfo } from "../domain/event.ts";
import type { Exercise } from "../domain/exercise.ts";
import { NO_OUTPUT, type Output } from "../domain/outcome.ts";
import type { TypeCheck } from "../domain/finding.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { differenceLines } from "./difference.ts";
import { explainCase } from "./explain.ts";
import { wordsOf } from "./explanation.ts";
import { columnsOf, cut, glue } from "./layout.ts";
import { plural } from "./naming.ts";
import { afterText } from "./next-command.ts";
import { createPage, type Page, type PageOptions, prose } from "./page.ts";
import { fileUrl, relativeTo } from "./place.ts";
import { printedLines, WHILE_LOADING } from "./printed.ts";
import { markdownLines } from "./prompt.ts";
import { safeLine, safeSource } from "./safe-text.ts";
import { firstToFix, isPassed, tally } from "./state.ts";
import { caseList } from "./terminal.ts";
import { caseLines, paragraphs } from "./terminal-case.ts";
import { link } from "./theme.ts";
import { typeCheckLines } from "./type-check.ts";

export type WatchView = {
  readonly course: CourseInfo;
  readonly exercises: readonly {
    readonly id: string;
    readonly passed: boolean;
    /** The ids of what is to be done before it, and is not. */
    readonly after: readonly string[];
  }[];
  readonly current: string;
  /** The learner's file, as an absolute path. */
  readonly file: string;
  /** What the last run came to; undefined before the first. */
  readonly graded:
    | { readonly kind: "report"; readonly report: ExerciseReport }
    | { readonly kind: "problems"; readonly lines: readonly string[] }
    | undefined;
  /** What the type checker says of the same text; undefined until it has, and where there is none. */
  readonly checked: TypeCheck | undefined;
  readonly isRunning: boolean;
  readonly change: { readonly newlyPass: number; readonly newlyFail: number } | undefined;
  /** How things are with all exercises at once: what a run of all found, where nothing was graded since. */
  readonly together:
    | { readonly kind: "unknown" | "running" }
    | {
        readonly kind: "graded";
        /** The exercises that passed before and now do not. */
        readonly broken: readonly string[];
        readonly unreadable: readonly { readonly id: string; readonly lines: readonly string[] }[];
      };
  /** How many of the exercise's hints the learner has asked for. */
  readonly hints: number;
  readonly panel:
    | { readonly kind: "exercise" | "all" }
    | { readonly kind: "list"; readonly chosen: string }
    /** The solution's text; undefined where there is none. */
    | { readonly kind: "solution"; readonly text: string | undefined }
    | { readonly kind: "difference"; readonly lines: readonly DifferenceLine[] | undefined };
  readonly question: "reset" | "solution" | "solution-really" | undefined;
  readonly notice: string | undefined;
  readonly isPolling: boolean;
  readonly scroll: number;
};

/** Of a window too low for all cases, how many that do not pass are named. */
const FEW_CASES = 3;
const FEW_PRINTED = 6;
const MANY_PRINTED = 20;

export type Picture = {
  /** At most as many as the window has rows. */
  readonly lines: readonly string[];
  /** How many lines are scrolled away in fact: no more than there are. */
  readonly scroll: number;
};

/** The picture for a window of so many rows: what is new on top, where one is and what one can do below. */
export function watchScreen(view: WatchView, options: PageOptions, rows: number): Picture {
  const page = createPage(options);
  const roomFor = (foot: readonly string[]): number => Math.max(3, rows - foot.length);
  const low = footLines(page, view, false);
  const roomy = bodyLines(page, view, true);
  const body = roomy.length <= roomFor(low) ? roomy : bodyLines(page, view, false);
  if (body.length <= roomFor(low)) return { lines: [...body, ...low].slice(-rows), scroll: 0 };
  const foot = footLines(page, view, true);
  const { lines, scroll } = fitted(page, body, roomFor(foot), wantedScroll(view, roomFor(foot)));
  return { lines: [...lines, ...foot].slice(-rows), scroll };
}

/** In a list it follows what is chosen. */
function wantedScroll({ panel, exercises, scroll }: WatchView, room: number): number {
  if (panel.kind !== "list") return scroll;
  return Math.max(0, exercises.findIndex(({ id }) => id === panel.chosen) + 2 - Math.floor(room / 2));
}

function bodyLines(page: Page, view: WatchView, isRoomy: boolean): readonly string[] {
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

function praiseLines(page: Page, report: ExerciseReport, view: WatchView): readonly string[] {
  if (report.status !== "passed") return [];
  const praise = (text: string): readonly string[] =>
    prose(page, text, { indent: 0, paint: (line) => page.theme.good(page.theme.strong(line)) });
  const { together, exercises } = view;
  if (together.kind === "graded" && together.broken.length > 0)
    return praise(
      `It passes. ${brokenText(together.broken)} n goes to ${together.broken.length === 1 ? "it" : "the first"}.`,
    );
  if (!exercises.every(({ passed }) => passed)) return praise("It passes. n goes on to the next.");
  const all = exercises.length;
  switch (together.kind) {
    case "unknown":
      return praise("It passes, and so do all the others. a grades everything again.");
    case "running":
      return praise("It passes, and so do all the others. Everything is graded again ...");
    case "graded":
      return together.unreadable.length === 0
        ? praise(`It passes, and so do all the others: everything was graded again, ${all} of ${all} pass.`)
        : [...praise("It passes. Everything was graded again."), ...unreadableLines(page, together.unreadable)];
  }
}

function brokenText(broken: readonly string[]): string {
  const names = new Intl.ListFormat("en").format(broken.map((id) => safeLine(id)));
  return `Everything was graded again, and ${names} no longer ${broken.length === 1 ? "passes" : "pass"}.`;
}

/** Each problem once: that of the course's own settings is every exercise's. */
function unreadableLines(
  page: Page,
  unreadable: readonly { readonly id: string; readonly lines: readonly string[] }[],
): readonly string[] {
  const byProblem = Map.groupBy(unreadable, ({ lines }) => lines[0] ?? "");
  return Array.from(byProblem, ([problem, exercises]) => {
    const names = new Intl.ListFormat("en").format(exercises.map(({ id }) => safeLine(id)));
    const more = Math.max(0, ...exercises.map(({ lines }) => lines.length - 1));
    const rest = more === 0 ? "" : ` (and ${plural(more, "more problem")})`;
    return ["", ...prose(page, `${names} cannot be graded: ${safeLine(problem)}${rest}`, { indent: 0, hang: 2 })];
  }).flat();
}

function listLines(page: Page, view: WatchView, chosen: string | undefined): readonly string[] {
  const { theme } = page;
  return view.exercises.map(({ id, passed, after }) => {
    const text = `${chosen === id ? ">" : " "} ${passed ? "✓" : "·"} ${cut(safeLine(id), page.width - 12)}`;
    const line = passed ? theme.good(text) : text;
    const tail = id === view.current ? "here" : after.length > 0 ? afterText(after) : "";
    const room = page.width - columnsOf(text) - 2;
    return `${chosen === id ? theme.strong(line) : line}${tail === "" ? "" : theme.quiet(`  ${cut(tail, room)}`)}`;
  });
}

function allLines(page: Page, { together, exercises }: WatchView): readonly string[] {
  const say = (text: string): readonly string[] => ["", ...prose(page, text, { indent: 0, paint: page.theme.strong })];
  if (together.kind !== "graded") return say("Grading everything ...");
  const { broken, unreadable } = together;
  const open = exercises.filter(({ passed }) => !passed).length;
  return [
    ...(broken.length === 0 ? [] : say(brokenText(broken))),
    ...unreadableLines(page, unreadable),
    ...(open > 0
      ? say(`${plural(open, "exercise")} to go. n goes to the first of them.`)
      : say(unreadable.length === 0 ? "Well done! Every exercise passes." : "All the others pass.")),
  ];
}

function solutionLines(page: Page, text: string | undefined): readonly string[] {
  if (text === undefined) return prose(page, "This course comes without a solution for it.");
  return text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => `  ${page.theme.code(safeSource(line))}`);
}

/** The part of `lines` that fits, with a word on what does not. */
function fitted(page: Page, lines: readonly string[], room: number, scroll: number): Picture {
  const last = lines.length - room + 1;
  const from = Math.min(scroll, last);
  const shown = lines.slice(from, from + room - 1);
  const below = lines.length - from - shown.length;
  const text = below > 0 ? `… ${plural(below, "more line")} (arrow down)` : "(arrow up goes back)";
  return { lines: [...shown, page.theme.quiet(text)], scroll: from };
}

function footLines(page: Page, view: WatchView, isScrollable: boolean): readonly string[] {
  const path = safeLine(relativeTo(view.course.folder, view.file));
  return [
    "",
    ...statusLines(page, view),
    barLine(page, view),
    link(page.theme.code(path), fileUrl(view.file), page.links),
    ...(view.isPolling
      ? prose(page, "File events do not arrive here: looking four times a second.", {
          indent: 0,
          paint: page.theme.quiet,
        })
      : []),
    ...keyLines(page, view, isScrollable),
  ];
}

function statusLines(page: Page, view: WatchView): readonly string[] {
  const { theme } = page;
  const text = view.question === undefined ? view.notice : QUESTIONS[view.question];
  if (text !== undefined) return prose(page, text, { indent: 0, paint: theme.strong });
  if (view.panel.kind !== "exercise") return [];
  if (view.isRunning) return [theme.quiet("Running ...")];
  if (view.together.kind === "running" && view.graded === undefined) return [theme.quiet("Grading everything ...")];
  return changeText(view) === "" ? [] : prose(page, changeText(view), { indent: 0 });
}

const QUESTIONS = {
  reset: "Begin this exercise anew? Your file is kept as a backup. y/n",
  solution: "It does not pass yet, and a hint (h) may be all you need. Show the solution? y/n",
  "solution-really": "Really? It is more fun to find it. y/n",
} as const;

function changeText({ change, graded }: WatchView): string {
  if (change === undefined || graded?.kind !== "report") return "";
  const { newlyPass, newlyFail } = change;
  const parts = [
    newlyPass === 0 ? "" : `${newlyPass} newly ${newlyPass === 1 ? "passes" : "pass"}`,
    newlyFail === 0 ? "" : `${newlyFail} newly ${newlyFail === 1 ? "fails" : "fail"}`,
  ].filter((part) => part !== "");
  return `Since the last run: ${parts.length === 0 ? "no change" : parts.join(", ")}`;
}

/** `[████░░░░] 3/8 exercises · 10/13 cases`. */
function barLine(page: Page, { exercises, graded }: WatchView): string {
  const done = exercises.filter(({ passed }) => passed).length;
  const { passed, total } = graded?.kind === "report" ? tally(graded.report.cases, false) : { passed: 0, total: 0 };
  const counts = `${done}/${exercises.length} exercises${total === 0 ? "" : ` · ${passed}/${total} cases`}`;
  const cells = Math.max(0, Math.min(30, page.width - counts.length - 3));
  const full = Math.floor((cells * done) / Math.max(1, exercises.length));
  const bar = cells < 4 ? "" : `[${page.theme.good("█".repeat(full))}${page.theme.quiet("░".repeat(cells - full))}] `;
  return bar + counts;
}

/** What can be pressed now. */
function keyLines(page: Page, view: WatchView, isScrollable: boolean): readonly string[] {
  const keys = keysOf(view).concat(isScrollable && view.panel.kind !== "list" ? ["↑↓ scroll"] : []);
  return prose(page, keys.map(glue).join("  "), { indent: 0, paint: (line) => page.theme.quiet(line.trimEnd()) });
}

function keysOf(view: WatchView): readonly string[] {
  const { panel, question, exercises, graded } = view;
  if (question !== undefined) return ["y yes", "n no"];
  if (panel.kind === "list") return ["↑↓ choose", "enter go", "l back", "q quit"];
  // During a run a key waits for the verdict, which most often is the last one's.
  const isSolved = graded?.kind === "report" && graded.report.status === "passed";
  const goesOn = panel.kind === "all" ? exercises.some(({ passed }) => !passed) : isSolved;
  return [
    ...(goesOn ? ["n next"] : []),
    ...(exercises[0]?.id === view.current ? [] : ["p previous"]),
    "h hint",
    "l list",
    panel.kind === "solution" ? "s back" : "s solution",
    ...(isSolved ? [panel.kind === "difference" ? "d back" : "d diff"] : []),
    ...(panel.kind === "all" ? ["esc back"] : ["a all"]),
    "r reset",
    "q quit",
  ];
}
