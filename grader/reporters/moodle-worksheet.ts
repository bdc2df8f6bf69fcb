// The offline grading worksheet of an assignment in Moodle, filled and otherwise as it was. Moodle passes over grades above
// the maximum and those that are locked, without a word; so they are told here.

import { cellOf, type ClassList, type Given, type NoList, pointsIn } from "./class-list.ts";
import { listed } from "./column.ts";
import { csvCell, tame } from "./csv.ts";
import { type Row, type Table, tableRow } from "./csv-table.ts";
import { feedbackHtml, MOODLE_SOURCE, type MoodleOptions, moodleRow } from "./moodle-list.ts";

/** Its headings. */
export const WORKSHEET = {
  identifier: "Identifier",
  grade: "Grade",
  mayChange: "Grade can be changed",
  modified: "Last modified (grade)",
  feedback: "Feedback comments",
} as const;

/** As Moodle writes it, and as it did before. */
const MAXIMUM = ["Maximum grade", "Maximum Grade"];

export function isWorksheet({ header: { cells } }: Table): boolean {
  return cells.includes(WORKSHEET.identifier) || cells.includes(WORKSHEET.mayChange);
}

export function openWorksheet(table: Table, { feedback, by, column }: MoodleOptions): ClassList | NoList {
  const headings = table.header.cells;
  const needed = [WORKSHEET.identifier, WORKSHEET.grade, WORKSHEET.modified];
  const missing = needed.filter((heading) => !headings.includes(heading));
  if (missing.length > 0)
    return {
      problem: `it is a grading worksheet without the column ${listed(missing)}, but with ${listed(headings)}. ${MOODLE_SOURCE}`,
    };
  if (by !== undefined)
    return { problem: `it is a grading worksheet, whose rows are found by ${WORKSHEET.identifier}: leave out --by` };
  if (column !== undefined && column !== WORKSHEET.grade)
    return { problem: `it is a grading worksheet, whose grades go to "${WORKSHEET.grade}": leave out --column` };
  const possible = maximumIn(table, table.rows[0]);
  return {
    rows: table.rows.map((row, at) => {
      const identifier = cellOf(table, row, WORKSHEET.identifier);
      const number = /\d+$/.exec(identifier)?.[0];
      const own = number === undefined ? [identifier] : [identifier, number];
      return { ...moodleRow(table, row, at, own), ...(number !== undefined && { lms: number }) };
    }),
    column: WORKSHEET.grade,
    ...(possible !== undefined && { possible }),
    refusal: ({ at }, points) => worksheetRefusal(table, table.rows[at], points),
    parts: (grades) => worksheetParts(table, grades, feedback),
  };
}

function worksheetRefusal(table: Table, row: Row | undefined, points: number): string | undefined {
  if (cellOf(table, row, WORKSHEET.mayChange).trim() === "No") return "has a grade that is locked in Moodle";
  const maximum = maximumIn(table, row);
  if (maximum === undefined || points <= maximum) return undefined;
  return `has ${points}, and Moodle takes at most ${maximum}`;
}

function maximumIn(table: Table, row: Row | undefined): number | undefined {
  const heading = MAXIMUM.find((each) => table.header.cells.includes(each));
  return heading === undefined ? undefined : pointsIn(cellOf(table, row, heading));
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
      return place === feedback && withFeedback && isOurs(text)
        ? csvCell(feedbackHtml(given.feedback), separator)
        : raw;
    });
    yield tableRow(table, cells);
  }
}

/** Feedback that somebody wrote in Moodle is theirs; one of an earlier export begins as ours do. */
function isOurs(feedback: string): boolean {
  return feedback.trim() === "" || /^\d+(?:\.\d+)? of \d+(?:\.\d+)? points?\b/.test(feedback);
}
