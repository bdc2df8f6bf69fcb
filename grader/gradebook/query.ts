// A question to the database that may be asked many times. Its parameters have names.

import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { Row } from "./row.ts";

type Given = Record<string, SQLInputValue>;

export class Query {
  readonly #statement: StatementSync;
  readonly #columns: ReadonlyMap<string, number>;

  /** @throws what SQLite says, as where the database has no such table */
  constructor(database: DatabaseSync, query: string) {
    this.#statement = database.prepare(query);
    // Of each row that is an object Node leaves something behind where V8 seldom collects: 10 KiB for each learner.
    this.#statement.setReturnArrays(true);
    this.#columns = new Map(this.#statement.columns().map(({ name }, at) => [name, at]));
  }

  all(given: Given = {}): readonly Row[] {
    return this.#statement.all(given).map((values) => new Row(this.#columns, values));
  }

  first(given: Given = {}): Row | undefined {
    const values = this.#statement.get(given);
    return values && new Row(this.#columns, values);
  }

  /** Each is read when it is asked for. */
  *rows(given: Given = {}): Generator<Row, void, undefined> {
    for (const values of this.#statement.iterate(given)) yield new Row(this.#columns, values);
  }
}
