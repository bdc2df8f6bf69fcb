// docs/gradebook.md against the gradebook itself: every table and column is in it, nothing else is, and its queries run.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test } from "vitest";
import { keepGradebook } from "../../gradebook/keep.ts";
import { SCHEMA_VERSION } from "../../gradebook/schema.ts";
import { OUTCOMES, VERDICTS } from "../../gradebook/words.ts";
import { outFolder, SAID, say, someClass } from "./books.ts";

const text = readFileSync(fileURLToPath(new URL("../../../docs/gradebook.md", import.meta.url)), "utf8");
const out = outFolder();
say(out, ...SAID);
keepGradebook(out, someClass());
const database = new DatabaseSync(join(out, "gradebook.sqlite"), { readOnly: true });
afterAll(() => database.close());

const [, tables = "", queries = ""] = text.split(/^## (?:Tables|Queries)$/m);

test("has every table and column, in their order, and no others", () => {
  const written = tables.matchAll(/^### (\w+)$([^]*?)(?=^### |$(?![^]))/gm);
  const columnsIn = (body: string): readonly unknown[] =>
    Array.from(body.matchAll(/^\| (\w+) \|/gm), ([, column]) => column).slice(1);
  const documented = new Map(Array.from(written, ([, table, body = ""]) => [table, columnsIn(body)]));
  const names = database
    .prepare("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%'")
    .all();
  const columns = database.prepare("SELECT name FROM pragma_table_info(?)");
  const columnsOf = (table: string): readonly unknown[] => columns.all(table).map(({ name }) => name);
  const known = new Map(names.map(({ name }) => [String(name), columnsOf(String(name))]));
  expect(documented).toEqual(known);
});

test("has every verdict and outcome, and the version", () => {
  // A case that was not run makes a fault of the submission.
  const verdicts = [...VERDICTS.keys()].filter((each) => each !== "skipped");
  for (const word of [...verdicts, ...OUTCOMES.keys()]) expect(tables).toContain(`\`${word}\``);
  expect(tables).toContain(`\`PRAGMA user_version\` is ${SCHEMA_VERSION},`);
});

test("has queries that find something", () => {
  const all = Array.from(queries.matchAll(/```sql\n([^]*?)```/g), ([, query = ""]) => query);
  expect(all.length).toBeGreaterThan(5);
  for (const query of all) {
    const rows = database.prepare(query.replace("'ada'", "'=cmd()'")).all();
    expect([query, rows.length > 0]).toEqual([query, true]);
  }
});
