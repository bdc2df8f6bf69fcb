// When each learner of a class handed in, as a table says it, and what that costs. Where no time is known nothing is guessed.

import type { Lateness } from "../domain/gradebook.ts";
import { latenessOf, type LateRule } from "../domain/late.ts";
import type { Learner } from "../domain/learner.ts";
import { type Moment, readMoment } from "../domain/moment.ts";

/** A row of a table, and the line of the file that it begins on. */
type Row = { readonly line: number; readonly cells: readonly string[] };

/** By the learners' keys. */
export type Times = ReadonlyMap<string, HandedIn>;

/** When somebody handed in, if that is known, and a deadline of their own. */
type HandedIn = { readonly submittedAt: Moment | undefined; readonly deadline: Moment | undefined };

export type Submitted = {
  readonly times: Times;
  /** Rows of learners that there are not. */
  readonly unknown: readonly { readonly name: string; readonly line: number }[];
};

const [LEARNER, SUBMITTED, DEADLINE] = ["learner", "submitted", "deadline"] as const;
const COLUMNS: readonly string[] = [LEARNER, SUBMITTED, DEADLINE];

/**
 * @param file the table's name, as problems show it
 * @returns or every problem of the table, in the order of its lines: where, what, and what to do about it
 */
export function readSubmitted(
  { header, rows }: { readonly header: Row; readonly rows: readonly Row[] },
  file: string,
  learners: readonly Learner[],
): Submitted | { readonly problems: readonly string[] } {
  const reader = new Reader(file, learners);
  const columns = reader.columnsOf(header);
  if (columns !== undefined) for (const row of rows) reader.read(row, columns);
  const { problems, times, unknown } = reader;
  return problems.length > 0 ? { problems } : { times, unknown };
}

type Columns = (name: string) => number;

class Reader {
  readonly problems: string[] = [];
  readonly times = new Map<string, HandedIn>();
  readonly unknown: { readonly name: string; readonly line: number }[] = [];
  readonly #file: string;
  readonly #keys: ReadonlyMap<string, string>;
  readonly #lines = new Map<string, number>();

  constructor(file: string, learners: readonly Learner[]) {
    this.#file = file;
    this.#keys = new Map(learners.map(({ key }) => [sameText(key), key]));
  }

  columnsOf({ line, cells }: Row): Columns | undefined {
    const names = cells.map((cell) => cell.trim().toLowerCase());
    const missing = [LEARNER, SUBMITTED].filter((name) => !names.includes(name));
    for (const name of missing)
      this.#add(line, `there is no column "${name}". The first line names the columns: learner,submitted,deadline`);
    for (const [at, name] of names.entries()) {
      // A column that is misspelt would be a deadline that nobody gets.
      if (!COLUMNS.includes(name))
        this.#add(
          line,
          `the column ${JSON.stringify(name)} is none of ${COLUMNS.join(", ")}. Rename it or take it out.`,
        );
      else if (names.indexOf(name) !== at) this.#add(line, `the column "${name}" is there twice. Keep one.`);
    }
    return this.problems.length > 0 ? undefined : (name) => names.indexOf(name);
  }

  read({ line, cells }: Row, columns: Columns): void {
    if (cells.every((cell) => cell.trim() === "")) return;
    const written = cells[columns(LEARNER)]?.trim() ?? "";
    if (written === "") {
      this.#add(line, "no learner is named. Name one as the submissions do, or take the line out.");
      return;
    }
    const submittedAt = this.#moment(line, SUBMITTED, cells[columns(SUBMITTED)]);
    const deadline = this.#moment(line, DEADLINE, cells[columns(DEADLINE)]);
    const key = this.#keyOf(written);
    const first = this.#lines.get(key ?? written);
    this.#lines.set(key ?? written, first ?? line);
    if (first !== undefined)
      this.#add(line, `${JSON.stringify(written)} is also on line ${first}. Keep the line that counts.`);
    else if (key === undefined) this.unknown.push({ name: written, line });
    else this.times.set(key, { submittedAt, deadline });
  }

  /** As a folder is called, or as our own CSV writes that: with an apostrophe before what a spreadsheet would run. */
  #keyOf(written: string): string | undefined {
    return this.#keys.get(sameText(written)) ?? this.#keys.get(sameText(written.replace(/^'/u, "")));
  }

  #moment(line: number, column: string, cell = ""): Moment | undefined {
    if (cell.trim() === "") return undefined;
    const read = readMoment(cell);
    if (typeof read !== "string") return read;
    this.#add(line, `${column} must be ${read}, but is ${JSON.stringify(cell.trim())}.`);
    return undefined;
  }

  #add(line: number, what: string): void {
    this.problems.push(`${this.#file}:${line} ${what}`);
  }
}

/** The same letters, however a file system and a spreadsheet put them together. */
function sameText(text: string): string {
  return text.trim().normalize("NFC");
}

/** What a rule comes to for a class. */
export type ClassLateness = {
  /** Of those who are late, by key. */
  readonly late: ReadonlyMap<string, Lateness>;
  /** Those of whom no time is known: nothing is taken off. */
  readonly without: readonly Learner[];
};

export function latenessIn(learners: readonly Learner[], rule: LateRule, times: Times): ClassLateness {
  const late = new Map<string, Lateness>();
  const without: Learner[] = [];
  for (const learner of learners) {
    const { submittedAt, deadline } = times.get(learner.key) ?? {};
    const lateness = submittedAt && latenessOf(rule, submittedAt, deadline);
    if (submittedAt === undefined) without.push(learner);
    if (lateness !== undefined) late.set(learner.key, lateness);
  }
  return { late, without };
}
