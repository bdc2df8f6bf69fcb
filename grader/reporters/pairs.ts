// What is told by hand: a CSV file of a learner and an id on each line.

import { type NoTable, readTable } from "./csv-table.ts";
import { safeLine } from "./safe-text.ts";

/** The second of a line by its first. A first line `learner,...` is a heading. */
export function readPairs(text: string): ReadonlyMap<string, string> | NoTable {
  const table = readTable(text);
  if ("problem" in table) return table;
  const { header, rows } = table;
  const lines = header.cells[0]?.trim().toLowerCase() === "learner" ? rows : [header, ...rows];
  const pairs = new Map<string, string>();
  for (const { line, cells } of lines) {
    const [first = "", id, ...more] = cells;
    const key = first.trim().normalize("NFC");
    if (id === undefined || more.length > 0)
      return { problem: `line ${line} should have two cells, a learner and an id of the list` };
    if (pairs.has(key)) return { problem: `line ${line} speaks of ${safeLine(key, 60)} again` };
    pairs.set(key, id.trim());
  }
  return pairs;
}
