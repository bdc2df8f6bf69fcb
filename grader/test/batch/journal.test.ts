// The journal of a batch: whatever is in its file, what was written whole is read, and the rest is as if it had never been.

import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, expect, test } from "vitest";
import { Journal } from "../../batch/journal.ts";
import type { Entry } from "../../domain/graded.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-journal-"));
afterAll(() => rmSync(home, { recursive: true }));
const file = join(home, "journal.jsonl");
beforeEach(() => rmSync(file, { force: true }));

const NAMES = ["ada", "=cmd()", 'a, "b"\nc', "🦊", "\u202eabc", "__proto__", "\ud800"];

function fault(learner: string, reason = "x"): Entry {
  return { kind: "fault", learner, fault: { owner: "machine", reason } };
}

/** Opens the journal, and gives back who is in it, with why, and how much was dropped. */
function opened(): { readonly reasons: readonly (string | undefined)[]; readonly dropped: number } {
  const journal = new Journal(file);
  const reasons = NAMES.map((name) => {
    const entry = journal.read(name);
    return entry?.kind === "fault" ? entry.fault.reason : undefined;
  });
  journal.close();
  return { reasons, dropped: journal.dropped };
}

function write(...entries: readonly Entry[]): void {
  const journal = new Journal(file);
  for (const entry of entries) journal.append(entry);
  journal.close();
}

test("what was appended is read, at once and later, and the newest counts", () => {
  const journal = new Journal(file);
  for (const name of NAMES) journal.append(fault(name));
  journal.append(fault("ada", "newer"));
  expect(journal.read("ada")).toEqual(fault("ada", "newer"));
  journal.close();
  write(fault("🦊", "newest"));
  expect(opened()).toEqual({ reasons: ["newer", "x", "x", "newest", "x", "x", "x"], dropped: 0 });
});

test("cut off anywhere, it has every line that was whole, and goes on after it", () => {
  write(...NAMES.map((name) => fault(name)));
  const whole = readFileSync(file);
  for (let length = 0; length <= whole.length; length += 7) {
    writeFileSync(file, whole.subarray(0, length));
    const lines = whole.subarray(0, length).filter((byte) => byte === 0x0a).length;
    const isTorn = length > 0 && whole[length - 1] !== 0x0a;
    const wanted = NAMES.map((_, at): string | undefined => (at < lines ? "x" : undefined));
    expect(opened()).toEqual({ reasons: wanted, dropped: isTorn ? 1 : 0 });
    write(fault("🦊", "after"));
    expect(opened()).toEqual({ reasons: wanted.with(3, "after"), dropped: 0 });
  }
});

test("lines of any length are read, wherever a piece that is read at once ends in them", () => {
  const lengths = [10, 200_000, 300_000, 1_100_000, 10, 90_000, 500_000];
  const reasons = lengths.map((length, at) => "é".repeat(length + at));
  write(...NAMES.map((name, at) => fault(name, reasons[at])));
  expect(opened()).toEqual({ reasons, dropped: 0 });
  write(fault("ada", "newer"));
  expect(opened()).toEqual({ reasons: reasons.with(0, "newer"), dropped: 0 });
});

test("a changed byte costs the line that it is in and no other", () => {
  write(...NAMES.map((name) => fault(name)));
  const whole = readFileSync(file);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const broken = Buffer.from(whole);
      broken[at] = (whole[at] ?? 0) ^ change;
      writeFileSync(file, broken);
      const { reasons, dropped } = opened();
      expect(dropped).toBeGreaterThan(0);
      // Where the end of a line is what changed, two lines are one that is none.
      expect(reasons.filter((reason) => reason === "x").length).toBeGreaterThanOrEqual(NAMES.length - 2);
    }),
    { numRuns: 200 },
  );
});

test("a power cut that left zeros behind costs those", () => {
  write(fault("ada"));
  const { size } = statSync(file);
  truncateSync(file, size + 5000);
  expect(opened()).toMatchObject({
    dropped: 1,
    reasons: ["x", undefined, undefined, undefined, undefined, undefined, undefined],
  });
  expect(statSync(file).size).toBe(size);
});

test("lines of another version, and what else stands there, are dropped", () => {
  write(fault("ada"));
  const line = readFileSync(file, "utf8");
  appendFileSync(file, `${line.replace(/"version":\d+/, '"version":0')}\n{}\nnull\n[]`);
  expect(opened()).toMatchObject({ dropped: 5 });
});
