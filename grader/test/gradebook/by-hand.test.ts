// The ledger of what is said by hand: the newest counts, what is torn is noticed, and reading changes nothing.

import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Said } from "../../domain/said.ts";
import { basisOf, ByHandLedger } from "../../gradebook/by-hand.ts";
import { inForceIn, outFolder, SAID, say } from "./books.ts";

const AT = "2026-01-01T00:00:00.000Z";

function points(exercise: string, given: number | null, learner = "ada"): Said {
  return { kind: "points", at: AT, learner, exercise, points: given };
}

test("of what is said about the same thing the newest counts, until it is taken back", () => {
  const out = outFolder();
  say(out, points("a", 1), points("b", 2), points("a", 3), points("a", 4, "bob"));
  expect(inForceIn(out)).toEqual([points("a", 3), points("b", 2), points("a", 4, "bob")]);
  const ledger = new ByHandLedger(out, "append");
  expect(ledger.before(points("a", 9))).toEqual(points("a", 3));
  ledger.say(points("a", null));
  expect(ledger.before(points("a", 9))).toBeUndefined();
  ledger.close();
  expect(inForceIn(out)).toEqual([points("b", 2), points("a", 4, "bob")]);
});

test("what holds is the same, in whatever order it was said", () => {
  const [one, other] = [outFolder(), outFolder()];
  say(one, ...SAID);
  say(other, points("a", 1), ...SAID.toReversed(), points("a", null));
  expect(basisOf(inForceIn(one))).toBe(basisOf(inForceIn(other)));
});

test("one that is read need not be there, and is left as it is", () => {
  const out = outFolder();
  const file = join(out, "by-hand.jsonl");
  expect(inForceIn(out)).toEqual([]);
  expect(existsSync(file)).toBe(false);
  say(out, points("a", 1));
  appendFileSync(file, '{"version":1,"sum":"0123');
  const before = readFileSync(file);
  const ledger = new ByHandLedger(out, "read");
  expect([ledger.dropped, ledger.inForce()]).toEqual([1, [points("a", 1)]]);
  expect(() => ledger.say(points("a", 2))).toThrow("was opened to be read");
  ledger.close();
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("a line that somebody changed is as if it had never been said", () => {
  const out = outFolder();
  say(out, points("a", 1), points("b", 2));
  const file = join(out, "by-hand.jsonl");
  writeFileSync(file, readFileSync(file, "utf8").replace('"points":2', '"points":20'));
  const ledger = new ByHandLedger(out, "read");
  expect([ledger.dropped, ledger.inForce()]).toEqual([1, [points("a", 1)]]);
  ledger.close();
});
