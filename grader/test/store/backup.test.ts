import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  lstatSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { type Reset, resetToStub, type Undo, undoReset } from "../../store/backup.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-backup-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

const STUB = "export function f() {\n}\n";
let folder = "";
let file = "";
let shelf = "";
beforeEach(() => {
  folder = mkdtempSync(join(home, "course-"));
  file = join(folder, "exercises/01-f/f.ts");
  shelf = join(folder, ".numkata/backup/01-f");
  mkdirSync(join(folder, "exercises/01-f"), { recursive: true });
});

const write = (content: string | Uint8Array): void => writeFileSync(file, content);
const content = (): string => readFileSync(file, "utf8");
const reset = (): Reset => resetToStub(folder, "01-f/f.ts", STUB);
const undo = (): Undo => undoReset(folder, "01-f/f.ts", STUB);
const backup = (n: number): string => join(shelf, `f.${n}.ts`);

test("a reset puts the file away byte for byte, and undo brings it back", () => {
  const bytes = Uint8Array.of(0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0, 0xff, 0xfe, 0x0d);
  write(bytes);
  expect(reset()).toEqual({ kind: "reset", backup: backup(1) });
  expect(content()).toBe(STUB);
  expect(readFileSync(backup(1))).toEqual(Buffer.from(bytes));
  expect(undo()).toEqual({ kind: "restored", backup: backup(1), kept: undefined });
  expect(readFileSync(file)).toEqual(Buffer.from(bytes));
  expect(readdirSync(join(folder, "exercises/01-f"))).toEqual(["f.ts"]);
});

test.each(["\n", "\r\n"])("a stub with line ends %j is nothing to reset", (end) => {
  write(STUB.replaceAll("\n", end));
  expect(reset()).toEqual({ kind: "unchanged" });
  expect(readdirSync(folder)).toEqual(["exercises"]);
});

test("undoing again goes further back", () => {
  write("A");
  reset();
  write("B");
  reset();
  undo();
  expect(content()).toBe("B");
  expect(undo()).toEqual({ kind: "restored", backup: backup(1), kept: backup(2) });
  expect(content()).toBe("A");
  expect(undo()).toEqual({ kind: "no-older" });
  expect(content()).toBe("A");
});

test("undo keeps what it replaces", () => {
  write("A");
  reset();
  write("new work");
  expect(undo()).toEqual({ kind: "restored", backup: backup(1), kept: backup(2) });
  expect(readFileSync(backup(2), "utf8")).toBe("new work");
});

test("a missing file is made, and undo of nothing says so", () => {
  expect(undo()).toEqual({ kind: "no-older" });
  expect(reset()).toEqual({ kind: "reset", backup: undefined });
  expect(content()).toBe(STUB);
});

test("a link stays a link", () => {
  const elsewhere = join(folder, "mine.ts");
  writeFileSync(elsewhere, "A");
  symlinkSync(elsewhere, file);
  reset();
  expect(lstatSync(file).isSymbolicLink()).toBe(true);
  expect(readFileSync(elsewhere, "utf8")).toBe(STUB);
  expect(readFileSync(backup(1), "utf8")).toBe("A");
});

test("where the disk says no, the file is as it was", () => {
  write("A");
  writeFileSync(join(folder, ".numkata"), "in the way");
  expect(reset()).toEqual({ kind: "blocked", reason: "another file is in the way" });
  expect(content()).toBe("A");
  rmSync(file);
  mkdirSync(file);
  expect(reset()).toEqual({ kind: "blocked", reason: "a folder is where a file should be" });
  expect(statSync(file).isDirectory()).toBe(true);
});

test("whatever is done in whatever order, nothing that was written is ever lost", () => {
  const step = fc.oneof(
    fc.constant("reset" as const),
    fc.constant("undo" as const),
    fc.uint8Array({ minLength: 1, maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      rmSync(join(folder, ".numkata"), { recursive: true, force: true });
      write(STUB);
      const written = new Set<string>();
      const current = (): string => readFileSync(file).toString("hex");
      for (const each of steps) {
        if (each === "reset") reset();
        else if (each === "undo") undo();
        else {
          // A learner's own change of a file is theirs; what counts is what numkata does to it.
          written.delete(current());
          write(each);
          written.add(current());
        }
      }
      const kept = statSync(shelf, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(shelf);
      const found = new Set([current(), ...kept.map((name) => readFileSync(join(shelf, name)).toString("hex"))]);
      expect([...written].filter((each) => !found.has(each))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});
