// numkata export: the grades of a class, in files that other systems take.

import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { GradebookInfo } from "../domain/gradebook.ts";
import { matchRoster } from "../domain/roster.ts";
import { totalOf } from "../domain/score.ts";
import { type Gradebook, openGradebook } from "../gradebook/read.ts";
import { openCanvas } from "../reporters/canvas.ts";
import { classJunitParts } from "../reporters/class-junit.ts";
import type { ClassList, NoList } from "../reporters/class-list.ts";
import { givingOf, standingOf } from "../reporters/given.ts";
import { gradebookCsvParts } from "../reporters/gradebook-csv.ts";
import { matchReportText } from "../reporters/match-report.ts";
import { openMoodle } from "../reporters/moodle.ts";
import { plural } from "../reporters/naming.ts";
import { readPairs } from "../reporters/pairs.ts";
import { writeWholeParts } from "../store/write-whole.ts";
import { type Console, pageOf } from "./console.ts";
import { type ExportAsked, type ListTarget, readExportWords } from "./export-words.ts";
import { orUsageError } from "./gradebook-file.ts";
import { atDisk, FILES } from "./out-folder.ts";
import { readText } from "./text-file.ts";
import { UsageError } from "./usage.ts";

export async function exportCommand(args: readonly string[], console: Console): Promise<number> {
  const asked = await readExportWords(args, console);
  refuseTaken(asked, console);
  // One that is behind is not exported: points that somebody gave would be missing.
  const book = orUsageError(asked.out, () => openGradebook(asked.out));
  try {
    switch (asked.to) {
      case "csv":
        return writeAll(asked, gradebookCsvParts(book.info, book.learners()), console);
      case "junit":
        return writeAll(asked, classJunitParts(book.info, book.learners()), console);
      case "canvas":
      case "moodle":
        return exportList(asked, asked.to, book, console);
    }
  } finally {
    book.close();
  }
}

/** @throws UsageError where the grades would replace what they are made from, or what a batch makes anew */
function refuseTaken({ out, to, output, roster, map }: ExportAsked, console: Console): void {
  const given = [roster, map].filter((path) => path !== undefined);
  // A batch writes the same grades there.
  const ofBatch = Object.values(FILES).filter((name) => to !== "csv" || name !== FILES.grades);
  const wanted = realPlace(output);
  const taken = [...given, ...ofBatch.map((name) => join(out, name))].find(
    (path) => realPlace(resolve(console.cwd, path)) === wanted,
  );
  if (taken !== undefined)
    throw new UsageError(`${taken}: the grades need a file of their own, so that this one stays as it is.`);
}

/** The same for the same file, by whatever way it is named, also where there is none yet. */
function realPlace(file: string): string {
  try {
    return realpathSync.native(file);
  } catch {
    const folder = dirname(file);
    return folder === file ? file : join(realPlace(folder), basename(file));
  }
}

/** Matches the class to the list, says how that went, and writes what is beyond doubt. */
function exportList(asked: ExportAsked, to: ListTarget, book: Gradebook, console: Console): number {
  const { roster } = asked;
  if (roster === undefined)
    throw new UsageError(`numkata export --to ${to} needs a list of who there is: --roster with ${SOURCES[to]}.`);
  const list = told(roster, openList(asked, to, readText(roster, console), book.info));
  const byHand = asked.map === undefined ? undefined : told(asked.map, readPairs(readText(asked.map, console)));
  const standings = new Map(
    book.learners().map((grades) => [grades.learner.key, standingOf(grades, asked.outOf)] as const),
  );
  const matching = matchRoster(
    Array.from(standings.values(), ({ learner }) => learner),
    list.rows,
    to,
    byHand,
  );
  const giving = givingOf(matching, standings, list);
  const possible = asked.outOf ?? possibleOf(book.info);
  console.out(matchReportText({ roster, list, matching, giving, possible }, pageOf(console)));
  if (matching.ambiguities.length + matching.wrongHands.length > 0) return refuse("Nothing is written.", console);
  if (giving.grades.size === 0) return refuse("There is no grade to write, so nothing is written.", console);
  if (!asked.isDryRun) {
    write(asked.output, list.parts(giving.grades));
    console.out(`\n${plural(giving.grades.size, "grade")} written: ${asked.output}\n`);
  } else console.out(`\n${plural(giving.grades.size, "grade")} would be written: ${asked.output}\n`);
  const isMissing = ({ learner }: { learner: { key: string } }): boolean =>
    standings.get(learner.key)?.given !== undefined;
  return giving.refused.length > 0 || matching.unmatched.some(isMissing) ? 1 : 0;
}

const SOURCES: Readonly<Record<ListTarget, string>> = {
  canvas: "the gradebook as Canvas exports it",
  moodle: "the assignment's grading worksheet, or an export of the participants or grades",
};

function openList(asked: ExportAsked, to: ListTarget, text: string, { course }: GradebookInfo): ClassList | NoList {
  if (to === "canvas") return openCanvas(text, asked.column, course);
  return openMoodle(text, { by: asked.by, column: asked.column, title: course, feedback: asked.withFeedback });
}

/** @throws UsageError with the problem */
function told<T extends object>(path: string, read: T | NoList): T {
  if ("problem" in read) throw new UsageError(`${path}: ${read.problem}.`);
  return read;
}

function possibleOf({ exercises }: GradebookInfo): number {
  return totalOf(exercises.map(({ possible }) => ({ earned: 0, possible, extra: 0 }))).possible;
}

function refuse(text: string, console: Console): number {
  console.err(`\n${text}\n`);
  return 2;
}

function writeAll({ output }: ExportAsked, parts: Iterable<string>, console: Console): number {
  write(output, parts);
  console.out(`${output}\n`);
  return 0;
}

function write(file: string, parts: Iterable<string>): void {
  atDisk(file, () => writeWholeParts(file, parts), "What was there before is unchanged.");
}
