// What Moodle's lists have in common: how they name people, and the ways in which they say who somebody is.

import type { RosterRow } from "../domain/roster.ts";
import type { Row, Table } from "./csv-table.ts";

/** What identifies users in the gradebook's import, with the headings that Moodle's lists have for it. */
export const IDENTITIES = {
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

/** Where the right file comes from. */
export const MOODLE_SOURCE =
  "Take it as Moodle makes it in English: an assignment's grading worksheet, or an export of the participants or grades";

export function moodleRow(table: Table, row: Row, at: number, own: readonly string[]): RosterRow {
  const cell = (heading: string): string => row.cells[findHeading(table, heading)]?.trim() ?? "";
  const handles = MOODLE_IDENTITIES.flatMap((identity) => IDENTITIES[identity].map(cell));
  const last = cell("Last name") || cell("Surname");
  const names = [cell("Full name"), [last, cell("First name")].filter((part) => part !== "").join(", ")];
  const isThere = (text: string): boolean => text !== "";
  return { at, line: row.line, handles: [...own, ...handles].filter(isThere), names: names.filter(isThere) };
}

/** Moodle has written the same heading in several cases over time. */
export function findHeading({ header }: Table, heading: string): number {
  return header.cells.findIndex((each) => each.trim().toLowerCase() === heading.toLowerCase());
}

/** Feedback is HTML in Moodle. It begins with a number, as every feedback does: so no spreadsheet runs it. */
export function feedbackHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll(/\r?\n/g, "<br>");
}
