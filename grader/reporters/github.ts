// A run for GitHub Actions: annotations beside the lines of the files, as workflow commands in the log, and a summary in
// Markdown for the page of the run. The formats are those of docs.github.com, "Workflow commands for GitHub Actions".

import type { CourseInfo, FinishedEvent, GradingEvent } from "../domain/event.ts";
import type { ExerciseReport } from "../domain/verdict.ts";
import { type CaseExplanation, explainCase } from "./explain.ts";
import { paragraph, wordsOf } from "./explanation.ts";
import { PLAIN_PAGE } from "./page.ts";
import { locate, relativeTo } from "./place.ts";
import type { Reporter } from "./reporter.ts";
import { safeLine } from "./safe-text.ts";
import { firstToFix, tally } from "./state.ts";
import { standing, sumsText } from "./sums.ts";
import { caseLines } from "./terminal-case.ts";
import { withoutCommands } from "./workflow-log.ts";

export type GithubOptions = {
  /** The repository's folder, absolute: annotations name files relative to it. The course's when absent. */
  readonly root?: string | undefined;
  /** How the learner starts the grader; `npx numkata` when absent. */
  readonly command?: string;
};

/** GitHub takes a summary of up to 1 MiB; a character is at most four bytes. */
const MAX_SUMMARY = 200_000;
const MAX_MESSAGE = 2000;

/** Writes a line for each exercise into the log, and an annotation behind it where it does not pass. */
export function githubReporter({ root, command = "npx numkata" }: GithubOptions = {}): Reporter {
  let course: CourseInfo = { title: "", folder: "" };
  return {
    event(event: GradingEvent): string {
      switch (event.kind) {
        case "started":
          course = event.course;
          return `${logLine(course.title)}\n`;
        case "exercise-graded": {
          const { report } = event;
          return [logLine(rowOf(report).join("  ")), ...annotation(report, course, root ?? course.folder, command)]
            .map((line) => `${line}\n`)
            .join("");
        }
        case "finished":
          return `${logLine(sumsText(event.reports, event.durationMs).join(" · "))}\n`;
      }
    },
  };
}

/** A problem of a course's own files; `root` is the repository's folder. */
export function githubProblem(
  { file, line, column, message }: { file: string; line: number; column: number; message: string },
  folder: string,
  root = folder,
): string {
  const place = { file: relativeTo(root, `${folder}/${file}`), line: String(line), col: String(column) };
  return workflowCommand("error", { ...place, title: "A problem in the course" }, message);
}

/** The finished run as Markdown. */
export function githubSummary(
  { reports, durationMs }: FinishedEvent,
  course: CourseInfo,
  command = "npx numkata",
): string {
  const rows = reports.map((report) => `| ${rowOf(report).map(markdown).join(" | ")} |`);
  let text = [
    `## ${markdown(course.title)}`,
    `**${markdown(sumsText(reports, durationMs).join(" · "))}**`,
    ["| | exercise | cases | points | |", "| --- | --- | ---: | ---: | --- |", ...rows].join("\n"),
  ].join("\n\n");
  for (const report of reports) {
    const told = report.status === "failed" ? toldOf(report, course, command) : undefined;
    if (told === undefined) continue;
    const part = `\n\n### ✗ ${markdown(told.where)}\n\n${fenced(caseLines(PLAIN_PAGE, told, report.file, course.folder))}`;
    if (text.length + part.length > MAX_SUMMARY) break;
    text += part;
  }
  return `${text}\n`;
}

function rowOf(report: ExerciseReport): readonly string[] {
  const { passed, total } = tally(report.cases, false);
  const { earned, possible } = report.points;
  return [SYMBOLS[report.status], report.exercise.id, `${passed}/${total}`, `${earned}/${possible}`, standing(report)];
}

const SYMBOLS = { passed: "✓", failed: "✗", "not-started": "·" } as const;

/** One for each exercise: GitHub shows the first ten of a step. */
function annotation(report: ExerciseReport, course: CourseInfo, root: string, command: string): readonly string[] {
  const told = report.status === "passed" ? undefined : toldOf(report, course, command);
  if (told === undefined) return [];
  const { location } = told;
  const properties = {
    file: relativeTo(root, location === undefined ? report.file : locate(report.file, location.file)),
    ...(location === undefined ? {} : { line: String(location.line), col: String(location.column) }),
    title: told.where,
  };
  const message = [paragraph(told), told.diagnosis, told.call && `Called as ${told.call}.`];
  const said = message.filter((part) => part !== undefined).map((part) => safeLine(part, MAX_MESSAGE));
  return [workflowCommand(report.status === "failed" ? "error" : "notice", properties, said.join("\n"))];
}

function workflowCommand(name: string, properties: Readonly<Record<string, string>>, message: string): string {
  const named = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(safeLine(value))}`);
  return `::${name} ${named.join(",")}::${escapeData(message)}`;
}

function toldOf(report: ExerciseReport, course: CourseInfo, command: string): CaseExplanation | undefined {
  const first = firstToFix(report, false);
  return first && explainCase(first, report, wordsOf(report, course, command));
}

function escapeData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A line that GitHub takes for nothing else. */
function logLine(text: string): string {
  return withoutCommands(safeLine(text));
}

/** Text that Markdown, and a cell of its tables, takes for nothing else. */
function markdown(text: string): string {
  return safeLine(text).replaceAll(/[\\`*_~<>#|[\]&@$]/g, (character) => `\\${character}`);
}

/** Lines as they are, behind a fence that is longer than any of theirs. */
function fenced(lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((ticks) => ticks.length)));
  const fence = "`".repeat(longest + 1);
  return [`${fence}text`, ...lines, fence].join("\n");
}
