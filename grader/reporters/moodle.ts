// Moodle's two ways to take grades from a CSV file: of an assignment its grading worksheet, and into the gradebook a list of
// users.

import type { ClassList, NoList } from "./class-list.ts";
import { readTable } from "./csv-table.ts";
import type { MoodleOptions } from "./moodle-list.ts";
import { openUsers } from "./moodle-users.ts";
import { isWorksheet, openWorksheet } from "./moodle-worksheet.ts";

/** @param text a worksheet, or an export of participants or grades */
export function openMoodle(text: string, options: MoodleOptions): ClassList | NoList {
  const table = readTable(text);
  if ("problem" in table) return table;
  return isWorksheet(table) ? openWorksheet(table, options) : openUsers(table, options);
}
