// A list of users with grades for Moodle's gradebook, made from an export of participants or grades. Moodle's rules:
// - The import ends at the first user that it does not know, so only rows of the list are written, by what identifies them
//   there, letter by letter.
// - An empty grade takes away the one that is there, and feedback without its grade does, too. So whoever has no grade has
//   no row, and feedback stands beside its grade.

import type { ClassList, Given, NoList } from "./class-list.ts";
import { columnFor, listed } from "./column.ts";
import { csvCell, tame } from "./csv.ts";
import { type Table, tableRow } from "./csv-table.ts";
import {
  feedbackHtml,
  findHeading,
  IDENTITIES,
  MOODLE_IDENTITIES,
  MOODLE_SOURCE,
  type MoodleOptions,
  moodleRow,
} from "./moodle-list.ts";
import { WORKSHEET } from "./moodle-worksheet.ts";

export function openUsers(table: Table, { by, column, title, feedback }: MoodleOptions): ClassList | NoList {
  const headings = table.header.cells;
  // Many lists have a column ID, of something else.
  const wanted = by === undefined ? MOODLE_IDENTITIES.filter((each) => each !== "id") : [by];
  const identity = wanted.flatMap((each) => IDENTITIES[each]).find((heading) => findHeading(table, heading) >= 0);
  if (identity === undefined) {
    const choices = wanted.map((each) => IDENTITIES[each][0]);
    return {
      problem:
        `it is neither a grading worksheet (with "${WORKSHEET.identifier}") nor a list with ${listed(choices)}, but has ` +
        `${listed(headings)}. ${MOODLE_SOURCE}`,
    };
  }
  const place = findHeading(table, identity);
  const heading = gradeHeading(table, column, title);
  if (typeof heading !== "string") return heading;
  return {
    rows: table.rows.map((row, at) => moodleRow(table, row, at, [])),
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
    const feedback = withFeedback ? [cell(feedbackHtml(given.feedback))] : [];
    yield tableRow(table, [row.raw[place] ?? "", String(given.points), ...feedback]);
  }
}
