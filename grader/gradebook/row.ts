// A row of a query, read column by column: what is not as the schema has it is a broken gradebook.

import type { SQLOutputValue } from "node:sqlite";
import type { Words } from "./words.ts";

/** A row does not have what the schema says. */
export class BrokenRow extends Error {}

export class Row {
  readonly #columns: ReadonlyMap<string, number>;
  readonly #values: Readonly<Record<number, SQLOutputValue>>;

  /** @param columns where in `values` each is, by name */
  constructor(columns: ReadonlyMap<string, number>, values: Readonly<Record<number, SQLOutputValue>>) {
    this.#columns = columns;
    this.#values = values;
  }

  number(column: string): number {
    return this.optionalNumber(column) ?? broken(column);
  }

  optionalNumber(column: string): number | undefined {
    const value = this.#valueOf(column);
    return value === undefined || typeof value === "number" ? value : broken(column);
  }

  truth(column: string): boolean {
    return this.number(column) !== 0;
  }

  text(column: string): string {
    return this.optionalText(column) ?? broken(column);
  }

  optionalText(column: string): string | undefined {
    const value = this.#valueOf(column);
    return value === undefined || typeof value === "string" ? value : broken(column);
  }

  /** One of a few words. */
  word<Word extends string>(column: string, words: Words<Word>): Word {
    return this.optionalWord(column, words) ?? broken(column);
  }

  optionalWord<Word extends string>(column: string, words: Words<Word>): Word | undefined {
    const value = this.optionalText(column);
    return value === undefined ? undefined : (words.get(value) ?? broken(column));
  }

  #valueOf(column: string): Exclude<SQLOutputValue, null> | undefined {
    const at = this.#columns.get(column);
    return at === undefined ? undefined : (this.#values[at] ?? undefined);
  }
}

export function broken(column: string): never {
  throw new BrokenRow(`its column ${column} has something else in it than expected`);
}
