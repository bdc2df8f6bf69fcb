// Every attack of this folder, graded by the real command line in both modes of the sandbox.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { JsonReport } from "../../reporters/json.ts";
import { HAS_BUBBLEWRAP, WITHOUT_BUBBLEWRAP } from "../bubblewrap.ts";
import { arenaOf, grade, reportOf } from "./arena.ts";
import { type Attack, type Outcome, outcomeOf, readAttacks } from "./attack.ts";

const attacks = await readAttacks(fileURLToPath(new URL(".", import.meta.url)));

const MODES = [
  { mode: "default", title: "--sandbox default", isHere: true },
  { mode: "strict", title: `--sandbox strict${WITHOUT_BUBBLEWRAP}`, isHere: HAS_BUBBLEWRAP },
] as const;

const HIDDEN = /150461|182137/;
const EXPECTED = /15838|23757|102947|134623|39595|55433|150461|182137/;
const CASES = ["before", "guilty", "after", "hidden"];
const GUILTY = 1;

describe.each(MODES)("$title", ({ mode, isHere }) => {
  test.runIf(isHere).concurrent.each(attacks)("$name", { timeout: 120_000 }, async (attack) => {
    const arena = await arenaOf(attack);
    const run = await grade(arena, mode);
    expect(run.err).toBe("");
    const { exercises } = reportOf(run);
    const [attacked, other] = exercises;
    expect(attacked?.cases.map(({ name }) => name)).toEqual(CASES);
    expect(attacked?.cases.flatMap((each, index) => surprise(attack, each, index))).toEqual([]);
    expect(other?.status).toBe("passed");
    expect(run.code).toBe(attacked?.status === "passed" ? 0 : 1);
    // Nothing that is kept from learner code is in what it printed or gave back, nor anywhere else.
    expect(run.out).not.toMatch(/CANARY-of/);
    expect(run.out).not.toMatch(HIDDEN);
    const printed = exercises.flatMap(({ cases }) => cases).map(({ output }) => output ?? "");
    expect(printed.join("")).not.toMatch(EXPECTED);
    // An attack says so itself where it got somewhere.
    expect(printed.join("")).not.toMatch(/gained/);
    expect(await arena.traces()).toEqual([]);
  });
});

const TALKATIVE = attacks.filter(({ name }) => name.startsWith("output/"));

test.concurrent.each(TALKATIVE)("$name, on the page for people", { timeout: 120_000 }, async (attack) => {
  const arena = await arenaOf(attack);
  const run = await grade(arena, "default", []);
  expect(run.err).toBe("");
  expect(run.out).toContain("02-shares");
  expect(run.code).toBe(attack.outcomes.includes("passed") ? 0 : 1);
  // No character that a terminal could obey, nor one that reorders text.
  expect(run.out).not.toMatch(/[^\P{Cc}\n]|[\u200b-\u200f\u2028-\u202e\u2060-\u2069]/u);
  expect(run.out).not.toMatch(/CANARY-of/);
  expect(run.out).not.toMatch(HIDDEN);
  expect(await arena.traces()).toEqual([]);
});

test("README.md counts the attacks of each area", () => {
  const readme = readFileSync(new URL("README.md", import.meta.url), "utf8");
  const rows = [...readme.matchAll(/\| (?<area>[a-z]+) \| (?<count>\d+) (?=\|)/g)].map(({ groups }) => groups);
  const counts = Map.groupBy(attacks, ({ name }) => name.split("/")[0] ?? "");
  expect(rows.map((row) => [row?.["area"], Number(row?.["count"])])).toEqual(
    [...counts].map(([area, { length }]) => [area, length]),
  );
});

type Case = JsonReport["exercises"][number]["cases"][number];

/** How a case's verdict is other than the attack says. Of a hidden case nothing is told but whether it passed. */
function surprise(attack: Attack, each: Case, index: number): readonly string[] {
  const isHit = attack.cases === "every" || index === GUILTY || (attack.cases === "later" && index > GUILTY);
  // What an attack bends for its own later cases may be straightened before they run.
  const mayPass = !isHit || (attack.cases === "later" && index > GUILTY);
  const allowed: readonly Outcome[] = [...(isHit ? attack.outcomes : []), ...(mayPass ? ["passed" as const] : [])];
  const told = `${each.name}: ${each.status}. ${each.message}`;
  if (each.name === "hidden") {
    const isAllowed = allowed.some((outcome) => (outcome === "passed") === (each.status === "passed"));
    return isAllowed ? [] : [told];
  }
  const isAllowed = allowed.includes(outcomeOf(each)) && (mayPass || each.message.includes(attack.words));
  return isAllowed ? [] : [told];
}
