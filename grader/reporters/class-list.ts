// What the lists of all other systems have in common: rows to find learners in, and a file to import.

import type { RosterRow } from "../domain/roster.ts";
import type { Row, Table } from "./csv-table.ts";

export type ClassList = {
  readonly rows: readonly RosterRow[];
  /** The heading of the column that grades go to. */
  readonly column: string;
  /** What the system has as the most points, where its list says so. */
  readonly possible?: number;
  /** Why a row takes no grade, as a clause; undefined where it does. */
  readonly refusal: (row: RosterRow, points: number) => string | undefined;
  /** The file to import, part by part. @param grades by the row's place among the rows */
  readonly parts: (grades: ReadonlyMap<number, Given>) => Iterable<string>;
};

/** What a learner is given. */
export type Given = { readonly points: number; /** As plain text. */ readonly feedback: string };

/** Why a file is not such a list, or cannot be filled: a clause without its full stop. */
export type NoList = { readonly problem: string };

/** A row's cell under a heading, which is empty where there is no such column. */
export function cellOf({ header }: Table, row: Row | undefined, heading: string): string {
  return row?.cells[header.cells.indexOf(heading)] ?? "";
}

/** A number of points as other systems write it, with a comma or a point. */
export function pointsIn(cell: string): number | undefined {
  const text = cell.trim();
  return /^\d+(?:[.,]\d+)?$/.test(text) ? Number(text.replace(",", ".")) : undefined;
}
