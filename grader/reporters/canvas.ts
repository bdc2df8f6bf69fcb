// Canvas' gradebook as CSV: its export is the list of who there is, and what is imported is that with one column filled.
// The rules are those of Canvas' importer (lib/gradebook_importer.rb):
// - The first columns, up to Section, say who a learner is: by ID, then SIS id, then login, then name.
// - A heading that Canvas does not know becomes a new assignment, so only a column of the export is filled.
// - Points Possible changes the assignment, so it stays as it was exported.
// - An empty cell takes away a grade that is there, and what is not in the file stays as it is. So rows without a grade of
//   ours are left out, and other assignments, whose exported grades may be old by now.

import type { RosterRow } from "../domain/roster.ts";
import { cellOf, type ClassList, type Given, type NoList, pointsIn } from "./class-list.ts";
import { type Column, columnFor, listed } from "./column.ts";
import { csvCell, tame } from "./csv.ts";
import { readTable, type Row, type Table, tableRow } from "./csv-table.ts";

const SECTION = "Section";
const HANDLES = ["ID", "SIS User ID", "SIS Login ID", "Integration ID"];
const POINTS_POSSIBLE = "Points Possible";

const SHA1 = /^[0-9a-f]{40}$/;

/** Where the right file comes from. */
const SOURCE = "Take the gradebook as Canvas exports it (Grades, Export)";

/** Columns that Canvas works out itself, and takes from no file. */
const WORKED_OUT = /(?:Current|Final) (?:Score|Points|Grade)|Override (?:Score|Grade|Status)/;

/**
 * @param text the gradebook, as Canvas exports it
 * @param wanted the heading of the assignment's column, or part of it; without it, that of the course's title, or the only one
 */
export function openCanvas(text: string, wanted: string | undefined, title: string): ClassList | NoList {
  const table = readTable(text);
  if ("problem" in table) return table;
  const headings = table.header.cells;
  const names = headings[0] === "LastName" ? ["LastName", "FirstName"] : ["Student"];
  const problem = headProblem(headings, [...names, "ID"]);
  if (problem !== undefined) return { problem };
  const possible = table.rows.find(isPossibleRow);
  const learners = oncePerPerson(table);
  const column = assignmentColumn(assignmentsOf(headings, possible), wanted, title);
  if ("problem" in column) return column;
  const outOf = pointsIn(possible?.cells[column.at] ?? "");
  const rows = learners.map((row, at) => rosterRow(table, row, at, names));
  return {
    rows,
    column: headings[column.at] ?? "",
    ...(outOf !== undefined && { possible: outOf }),
    refusal: ({ at }) => refusalOf(learners[at]?.cells[column.at] ?? ""),
    parts: (grades) => partsOf({ table, names, column: column.at, learners, rows }, grades),
  };
}

/** What keeps Canvas itself from reading such a file. */
function headProblem(headings: readonly string[], first: readonly string[]): string | undefined {
  const missing = [...first, SECTION].filter((heading) => !headings.includes(heading));
  if (missing.length > 0) return `it has no column ${listed(missing)}, but ${listed(headings)}. ${SOURCE}`;
  if (first.every((heading, at) => headings[at] === heading)) return undefined;
  return `its first columns are ${listed(headings.slice(0, first.length))}, where Canvas asks for ${listed(first)}. ${SOURCE}`;
}

function isPossibleRow({ cells }: Row): boolean {
  return cells[0]?.includes(POINTS_POSSIBLE) === true;
}

/** A row about assignments: what they are out of, or that their grades are posted by hand. */
function isHead(row: Row): boolean {
  return isPossibleRow(row) || row.cells.every((cell) => /^\s*(?:Muted|Manual Posting.*)?\s*$/i.test(cell));
}

/** One row for each learner: of two sections that were put into one file, whoever is in both has two, and the headings too. */
function oncePerPerson(table: Table): readonly Row[] {
  const { header, rows } = table;
  const seen = new Set<string>();
  return rows.filter((row) => {
    const id = cellOf(table, row, "ID").trim();
    if (isHead(row) || (id === "ID" && row.cells[0]?.endsWith(header.cells[0] ?? "") === true)) return false;
    // Somebody else with the same number is a mistake that has to be told.
    const person = JSON.stringify(row.cells.slice(0, header.cells.indexOf("ID") + 1));
    if (id !== "" && seen.has(person)) return false;
    seen.add(person);
    return true;
  });
}

function assignmentsOf(headings: readonly string[], possible: Row | undefined): ReadonlyMap<number, string> {
  const isReadOnly = (at: number): boolean => /read\s+only/.test(possible?.cells[at] ?? "");
  const all = [...headings.entries()].slice(headings.indexOf(SECTION) + 1);
  return new Map(
    all.filter(([at, heading]) => /\(\d+\)$/.test(heading) && !WORKED_OUT.test(heading) && !isReadOnly(at)),
  );
}

function assignmentColumn(assignments: ReadonlyMap<number, string>, wanted: string | undefined, title: string): Column {
  if (wanted !== undefined) return columnFor(wanted, assignments);
  const titled = [...assignments].filter(([, heading]) => heading.replace(/\s*\(\d+\)$/, "") === title);
  const [only, ...others] = titled.length > 0 ? titled : assignments;
  if (only !== undefined && others.length === 0) return { at: only[0] };
  if (only === undefined) return { problem: "it has no column of an assignment: make one in Canvas, and export again" };
  return { problem: `say with --column which one the grades go to: ${listed([...assignments.values()])}` };
}

function rosterRow(table: Table, row: Row, at: number, names: readonly string[]): RosterRow {
  const cell = (heading: string): string => cellOf(table, row, heading);
  const handles = HANDLES.map(cell).filter((handle) => handle !== "");
  const name = names.map((heading) => unwrapped(cell(heading))).join(", ");
  // Canvas gives its own a login that nobody can type by accident (app/models/course.rb), and no SIS id.
  const isNobody = name === "Student, Test" && cell("SIS User ID") === "" && SHA1.test(cell("SIS Login ID"));
  return { at, line: row.line, lms: cell("ID"), handles, names: [name], ...(isNobody && { isNobody }) };
}

/** Canvas exports a name that begins with an equals sign as `="=name"`. */
function unwrapped(name: string): string {
  return /^="(.*)"$/s.exec(name)?.[1] ?? name;
}

function refusalOf(cell: string): string | undefined {
  const said = cell.trim().toUpperCase();
  if (said === "EX") return "is excused in Canvas, which a grade would take back";
  return said === "N/A" ? "is not assigned this in Canvas" : undefined;
}

type Filled = {
  readonly table: Table;
  /** Headings of the columns that names are in. */
  readonly names: readonly string[];
  /** The place of the assignment's. */
  readonly column: number;
  readonly learners: readonly Row[];
  readonly rows: readonly RosterRow[];
};

function* partsOf(
  { table, names, column, learners, rows }: Filled,
  grades: ReadonlyMap<number, Given>,
): Generator<string, void, undefined> {
  const own = table.header.cells.indexOf(SECTION) + 1;
  const ownCells = ({ raw }: Row): readonly string[] => Array.from({ length: own }, (_, at) => raw[at] ?? "");
  const head = (row: Row): string => tableRow(table, [...ownCells(row), row.raw[column] ?? ""]);
  yield table.mark + head(table.header);
  for (const row of table.rows.filter(isHead)) yield head(row);
  for (const [at, row] of learners.entries()) {
    const given = grades.get(at);
    if (given === undefined) continue;
    // Without any of those Canvas goes by the name.
    const isKnown = (rows[at]?.handles.length ?? 0) > 0;
    const cells = ownCells(row).map((raw, place) =>
      isKnown && place < names.length ? tamed(row, place, raw, table) : raw,
    );
    yield tableRow(table, [...cells, String(given.points)]);
  }
}

/** A name as it stands, unless a spreadsheet would run it. */
function tamed({ cells }: Row, at: number, raw: string, { separator }: Table): string {
  const text = cells[at] ?? "";
  const isQuotedByCanvas = /^="[^"]*"$/.test(text);
  return isQuotedByCanvas || tame(text) === text ? raw : csvCell(tame(text), separator);
}
