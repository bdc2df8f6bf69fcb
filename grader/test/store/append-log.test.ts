// A log that only grows: what is appended at once is there as a whole, or not at all, and then the log goes on as it was.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { AppendLog } from "../../store/append-log.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-log-"));
afterAll(() => rmSync(home, { recursive: true }));
const file = join(home, "log.jsonl");
beforeEach(() => rmSync(file, { force: true }));

type Note = { readonly about: string; readonly text: string };

const FORMAT = { version: 1, keyOf: ({ about }: Note) => about };

function note(about: string, text = "x"): Note {
  return { about, text };
}

function notesIn(log: AppendLog<Note>): readonly (Note | undefined)[] {
  return Array.from(log.keys(), (key) => log.read(key));
}

test("several entries are read, at once and later, and of the same key the last counts", () => {
  const wanted = [note("ada", "newer"), note("🦊", "é\n"), note("bob")];
  const log = new AppendLog(file, FORMAT);
  log.append(note("ada"), note("🦊", "é\n"), note("ada", "newer"), note("bob"));
  expect(notesIn(log)).toEqual(wanted);
  log.append(note("cy"));
  expect(notesIn(log)).toEqual([...wanted, note("cy")]);
  log.close();
  const later = new AppendLog(file, FORMAT, "read");
  expect([later.dropped, notesIn(later)]).toEqual([0, [...wanted, note("cy")]]);
  later.close();
});

test("none is none", () => {
  const log = new AppendLog(file, FORMAT);
  log.append();
  expect([notesIn(log), statSync(file).size]).toEqual([[], 0]);
  log.close();
});

test.skipIf(process.platform === "win32")("where they do not all fit, none is there, and what fits later is", () => {
  const log = new AppendLog(file, FORMAT);
  log.append(note("ada"));
  log.close();
  const before = readFileSync(file, "utf8");
  const program = `
    import { readFileSync } from "node:fs";
    import { AppendLog } from ${JSON.stringify(import.meta.resolve("../../store/append-log.ts"))};
    const log = new AppendLog(process.argv[1], { version: 1, keyOf: ({ about }) => about });
    const told = { keys: [] };
    try {
      log.append({ about: "ada", text: "newer" }, { about: "bob", text: "x".repeat(1500) }, { about: "cy", text: "" });
    } catch (error) {
      told.code = error.code;
    }
    told.file = readFileSync(process.argv[1], "utf8");
    log.append({ about: "dan", text: "after" });
    for (const key of log.keys()) told.keys.push([key, log.read(key).text]);
    process.stdout.write(JSON.stringify(told));`;
  // Room for the first of three: 512 or 1,024 bytes, as the shell counts.
  const script = `trap '' XFSZ; ulimit -f 1; exec "$0" --no-warnings --input-type=module -e "$1" "$2"`;
  const said = execFileSync("/bin/sh", ["-c", script, process.execPath, program, file], { encoding: "utf8" });
  const keys = [
    ["ada", "x"],
    ["dan", "after"],
  ];
  expect(JSON.parse(said)).toEqual({ keys, code: "EFBIG", file: before });
  const later = new AppendLog(file, FORMAT, "read");
  expect([later.dropped, notesIn(later)]).toEqual([0, [note("ada"), note("dan", "after")]]);
  later.close();
});
