// CSV of another system as a table that can be written back as it was: its separator, its line ends, the quotes around its
// cells.

import { CsvError, type InfoField, parse } from "csv-parse/sync";

export type Table = {
  /** `\ufeff` where it began with one. */
  readonly mark: string;
  readonly separator: string;
  readonly lineEnd: string;
  readonly header: Row;
  readonly rows: readonly Row[];
};

export type Row = {
  /** Where it begins, counted from 1. */
  readonly line: number;
  /** What the cells say. */
  readonly cells: readonly string[];
  /** The cells as they stand in the file. */
  readonly raw: readonly string[];
};

/** What keeps a file from being read, as a sentence without its full stop. */
export type NoTable = { readonly problem: string };

const SEPARATORS = [",", ";", "\t"] as const;

/** Loose quotes and cells too many are a problem: who guesses there gives somebody another's grade. */
export function readTable(text: string): Table | NoTable {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const body = text.slice(mark.length);
  const [firstLine = ""] = body.split(/\r?\n/, 1);
  const cellsBy = (separator: string): number => firstLine.split(separator).length;
  const [separator] = SEPARATORS.toSorted((a, b) => cellsBy(b) - cellsBy(a));
  try {
    const [header, ...rows] = read(body, separator ?? ",");
    if (header === undefined) return { problem: "it is empty" };
    const long = rows.find(({ cells }) => cells.length > header.cells.length && cells[0] !== "");
    if (long !== undefined)
      return { problem: `line ${long.line} has ${long.cells.length} cells, and the first line ${header.cells.length}` };
    return { mark, separator: separator ?? ",", lineEnd: /\r?\n/.exec(body)?.[0] ?? "\n", header, rows };
  } catch (error) {
    if (error instanceof CsvError) return { problem: `it is no CSV: ${error.message}` };
    throw error;
  }
}

function read(text: string, delimiter: string): readonly Row[] {
  const lines: number[] = [];
  const raws = parse(text, {
    delimiter,
    skip_empty_lines: true,
    relax_column_count: true,
    cast: (value: string, { quoting, index, lines: line }: InfoField) => {
      if (index === 0) lines.push(line - (value.match(/\n/g)?.length ?? 0));
      return quoting ? quoted(value) : value;
    },
  });
  const rows = raws.map((raw, at) => ({ line: lines[at] ?? 0, raw, cells: raw.map(textOf) }));
  // Spreadsheets leave rows of separators behind.
  return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}

function textOf(raw: string): string {
  return raw.startsWith('"') ? raw.slice(1, -1).replaceAll('""', '"') : raw;
}

/** A row of cells as they are to stand in the file. */
export function tableRow({ separator, lineEnd }: Table, raw: readonly string[]): string {
  return `${raw.join(separator)}${lineEnd}`;
}
