// Moodle's two ways to take grades from a CSV file. Of an assignment: its offline grading worksheet, filled and otherwise
// as it was. Into the gradebook: a list of users, made from an export of participants or grades. Moodle's rules:
// - The gradebook's import ends at the first user that it does not know, so only rows of the list are written, by what
//   identifies them there, letter by letter.
// - An empty grade there takes away the one that is there, and feedback without its grade does, too. So whoever has no
//   grade has no row, and feedback stands beside its grade.
// - The worksheet passes over grades above the maximum and those that are locked, without a word; so they are told here.
// - Feedback is HTML.

import type { RosterRow } from "../domain/roster.ts";
import { cellOf, type ClassList, type Given, type NoList, pointsIn } from "./class-list.ts";
import { columnFor, listed } from "./column.ts";
import { csvCell, tame } from "./csv.ts";
import { readTable, type Row, type Table, tableRow } from "./csv-table.ts";

/** What identifies users in the gradebook's import, with the headings that Moodle's lists have for it. */
const IDENTITIES = {
  email: ["Email address", "Email"],
  idnumber: ["ID number"],
  username: ["Username"],
  id: ["User ID", "ID"],
} as const;

export type MoodleIdentity = keyof typeof IDENTITIES;

export const MOODLE_IDENTITIES: readonly MoodleIdentity[] = ["email", "idnumber", "username", "id"];

export type MoodleOptions = {
  /** What identifies users; when absent the first but `id` that the list has. A worksheet has a way of its own. */
  readonly by: MoodleIdentity | undefined;
  /** The grade's column: one of the list, or a new one; the course's title when absent. */
  readonly column: string | undefined;
  readonly title: string;
  /** Whether comments go along. */
  readonly feedback: boolean;
};

const WORKSHEET = {
  identifier: "Identifier",
  grade: "Grade",
  maximum: "Maximum grade",
  mayChange: "Grade can be changed",
  modified: "Last modified (grade)",
  feedback: "Feedback comments",
} as const;

/** Where the right file comes from. */
const SOURCE =
  "Take it as Moodle makes it in English: an assignment's grading worksheet, or an export of the participants or grades";

/** @param text a worksheet, or an export of participants or grades */
export function openMoodle(text: string, options: MoodleOptions): ClassList | NoList {
  const table = readTable(text);
  if ("problem" in table) return table;
  const { cells } = table.header;
  const isWorksheet = cells.includes(WORKSHEET.identifier) || cells.includes(WORKSHEET.mayChange);
  return isWorksheet ? openWorksheet(table, options) : openUsers(table, options);
}

function openWorksheet(table: Table, { feedback, by, column }: MoodleOptions): ClassList | NoList {
  const headings = table.header.cells;
  const needed = [WORKSHEET.identifier, WORKSHEET.grade, WORKSHEET.modified];
  const missing = needed.filter((heading) => !headings.includes(heading));
  if (missing.length > 0)
    return {
      problem: `it is a grading worksheet without the column ${listed(missing)}, but with ${listed(headings)}. ${SOURCE}`,
    };
  if (by !== undefined)
    return { problem: "it is a grading worksheet, whose rows are found by Identifier: leave out --by" };
  if (column !== undefined && column !== WORKSHEET.grade)
    return { problem: `it is a grading worksheet, whose grades go to "${WORKSHEET.grade}": leave out --column` };
  const possible = pointsIn(cellOf(table, table.rows[0], WORKSHEET.maximum));
  return {
    rows: table.rows.map((row, at) => {
      const identifier = cellOf(table, row, WORKSHEET.identifier);
      const number = /\d+$/.exec(identifier)?.[0];
      const own = number === undefined ? [identifier] : [identifier, number];
      return { ...rosterRow(table, row, at, own), ...(number !== undefined && { lms: number }) };
    }),
    column: WORKSHEET.grade,
    ...(possible !== undefined && { possible }),
    refusal: ({ at }, points) => worksheetRefusal(table, table.rows[at], points),
    parts: (grades) => worksheetParts(table, grades, feedback),
  };
}

function worksheetRefusal(table: Table, row: Row | undefined, points: number): string | undefined {
  if (cellOf(table, row, WORKSHEET.mayChange).trim() === "No") return "has a grade that is locked in Moodle";
  const maximum = pointsIn(cellOf(table, row, WORKSHEET.maximum));
  if (maximum === undefined || points <= maximum) return undefined;
  return `has ${points}, and Moodle takes at most ${maximum}`;
}

function* worksheetParts(
  table: Table,
  grades: ReadonlyMap<number, Given>,
  withFeedback: boolean,
): Generator<string, void, undefined> {
  const { header, rows, separator } = table;
  const [name, grade, feedback] = ["Full name", WORKSHEET.grade, WORKSHEET.feedback].map((heading) =>
    header.cells.indexOf(heading),
  );
  yield table.mark + tableRow(table, header.raw);
  for (const [at, row] of rows.entries()) {
    const given = grades.get(at);
    const cells = row.raw.map((raw, place) => {
      const text = row.cells[place] ?? "";
      if (place === name && tame(text) !== text) return csvCell(tame(text), separator);
      if (given === undefined) return raw;
      if (place === grade) return String(given.points);
      return place === feedback && withFeedback && isOurs(text) ? csvCell(html(given.feedback), separator) : raw;
    });
    yield tableRow(table, cells);
  }
}

/** Feedback that somebody wrote in Moodle is theirs; one of an earlier export begins as ours do. */
function isOurs(feedback: string): boolean {
  return feedback.trim() === "" || /^\d+(?:\.\d+)? of \d+(?:\.\d+)? points?\b/.test(feedback);
}

function openUsers(table: Table, { by, column, title, feedback }: MoodleOptions): ClassList | NoList {
  const headings = table.header.cells;
  // Many lists have a column ID, of something else.
  const wanted = by === undefined ? MOODLE_IDENTITIES.filter((each) => each !== "id") : [by];
  const identity = wanted.flatMap((each) => IDENTITIES[each]).find((heading) => findHeading(table, heading) >= 0);
  if (identity === undefined) {
    const choices = wanted.map((each) => IDENTITIES[each][0]);
    return {
      problem:
        `it is neither a grading worksheet (with "${WORKSHEET.identifier}") nor a list with ${listed(choices)}, but has ` +
        `${listed(headings)}. ${SOURCE}`,
    };
  }
  const place = findHeading(table, identity);
  const heading = gradeHeading(table, column, title);
  if (typeof heading !== "string") return heading;
  return {
    rows: table.rows.map((row, at) => rosterRow(table, row, at, [])),
    column: heading,
    refusal: identityRefusal(table, place),
    parts: (grades) => userParts(table, place, heading, grades, feedback),
  };
}

/** A column of the list, so that Moodle maps it by its heading, or a heading that the list does not have. */
function gradeHeading(table: Table, column: string | undefined, title: string): string | NoList {
  const grades = [...table.header.cells.entries()].filter(([, heading]) =>
    /\((?:Real|Percentage|Letter)\)$/.test(heading),
  );
  if (column === undefined) return title;
  const found = columnFor(column, new Map(grades));
  if ("at" in found) return table.header.cells[found.at] ?? column;
  return grades.length === 0 ? column : found;
}

/** Where two share what they are found by, Moodle cannot tell them apart; where they have none, it ends. */
function identityRefusal(table: Table, place: number): ClassList["refusal"] {
  const own = table.rows.map(({ cells }) => cells[place]?.trim() ?? "");
  const times = new Map<string, number>();
  for (const each of own) times.set(each, (times.get(each) ?? 0) + 1);
  const heading = table.header.cells[place];
  return ({ at }) => {
    const identity = own[at] ?? "";
    if (identity === "") return `has no "${heading}" in the list`;
    return (times.get(identity) ?? 0) > 1 ? `shares the "${heading}" ${identity} with somebody else` : undefined;
  };
}

function* userParts(
  table: Table,
  place: number,
  heading: string,
  grades: ReadonlyMap<number, Given>,
  withFeedback: boolean,
): Generator<string, void, undefined> {
  const { separator, header } = table;
  const cell = (text: string): string => csvCell(text, separator);
  const feedbackHeading = `${heading.replace(/ \(\w+\)$/, "")} (Feedback)`;
  const more = withFeedback ? [cell(tame(feedbackHeading))] : [];
  yield table.mark + tableRow(table, [header.raw[place] ?? "", cell(tame(heading)), ...more]);
  for (const [at, row] of table.rows.entries()) {
    const given = grades.get(at);
    if (given === undefined) continue;
    const feedback = withFeedback ? [cell(html(given.feedback))] : [];
    yield tableRow(table, [row.raw[place] ?? "", String(given.points), ...feedback]);
  }
}

function rosterRow(table: Table, row: Row, at: number, own: readonly string[]): RosterRow {
  const cell = (heading: string): string => row.cells[findHeading(table, heading)]?.trim() ?? "";
  const handles = MOODLE_IDENTITIES.flatMap((identity) => IDENTITIES[identity].map(cell));
  const last = cell("Last name") || cell("Surname");
  const names = [cell("Full name"), [last, cell("First name")].filter((part) => part !== "").join(", ")];
  const isThere = (text: string): boolean => text !== "";
  return { at, line: row.line, handles: [...own, ...handles].filter(isThere), names: names.filter(isThere) };
}

/** Moodle has written the same heading in several cases over time. */
function findHeading({ header }: Table, heading: string): number {
  return header.cells.findIndex((each) => each.trim().toLowerCase() === heading.toLowerCase());
}

/** It begins with a number, as every feedback does: so no spreadsheet runs it. */
function html(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/\r?\n/g, "<br>");
}
