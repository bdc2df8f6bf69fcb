// The shipped specs, weakened: with --fix they notice again whatever is made wrong in their solutions.

import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, numkata } from "./numkata.ts";

const ROOT = join(import.meta.dirname, "../../..");
const KEPT = 1;

type Strengths = Readonly<Record<string, number | undefined>>;

// Five times the whole course, and most of it anew.
test("every shipped spec of which only the first case is left is mended", async () => {
  const course = emptyFolder();
  for (const name of ["exercises", "solutions"]) cpSync(join(ROOT, name), join(course, name), { recursive: true });
  mkdirSync(join(course, "node_modules"));
  const ids = readdirSync(join(course, "exercises")).filter((name) => /^\d/.test(name));
  const whole = await strengths(course);
  for (const id of ids) writeSpec(course, id, weakened(readSpec(course, id)));
  const weak = await strengths(course);
  const before = ids.map((id) => readSpec(course, id));
  await numkata(course, ["verify", "--fix"]);
  const fixed = await strengths(course);

  expect(whole).toEqual(Object.fromEntries(ids.map((id) => [id, 100])));
  // One case is enough for a formula of one number, and for nothing else.
  expect(ids.filter((id) => weak[id] === 100)).toEqual(["01-basic-sigmoid"]);
  expect(fixed).toEqual(whole);
  for (const [at, id] of ids.entries()) {
    const [start = "", end = ""] = (before[at] ?? "").split(/(?=^mistakes:)/m);
    const after = readSpec(course, id);
    expect(after.startsWith(start)).toBe(true);
    expect(after.endsWith(end)).toBe(true);
  }
  // A right formula that cannot bear everything passed before, so the cases that were added are stretch cases for it.
  const plain = ids.filter((id) => readSpec(course, id).includes("\n  overflowing: "));
  for (const id of plain) submitMistake(course, id, "overflowing");
  const graded = await numkata(course, ["grade", "--json", ...plain]);
  const { exercises }: { exercises: readonly { id: string; status: string }[] } = JSON.parse(graded.out);
  expect(exercises.map(({ id, status }) => `${id} ${status}`)).toEqual(plain.map((id) => `${id} passed`));
}, 240_000);

async function strengths(course: string): Promise<Strengths> {
  const { out } = await numkata(course, ["verify", "--json"]);
  const { exercises }: { exercises: readonly { id: string; strength?: { percent: number } }[] } = JSON.parse(out);
  return Object.fromEntries(exercises.map(({ id, strength }) => [id, strength?.percent]));
}

/** The text without its cases but the first. */
function weakened(text: string): string {
  const [start = "", cases = "", end = ""] = text.split(/^(?=cases:|mistakes:)/m);
  const [first, ...others] = cases.split(/^(?=  - name: )/m);
  return [start, first, ...others.slice(0, KEPT), end].join("");
}

/** Hands in a known mistake as a learner's own. */
function submitMistake(course: string, id: string, mistake: string): void {
  const name = /^ {2}name: (\w+)$/m.exec(readSpec(course, id))?.[1] ?? "";
  cpSync(join(course, "solutions", id, "mistakes.ts"), join(course, "exercises", id, "mistakes.ts"));
  writeFileSync(
    join(course, "exercises", id, `${name}.ts`),
    `export { ${mistake} as ${name} } from "./mistakes.ts";\n`,
  );
}

function readSpec(course: string, id: string): string {
  return readFileSync(join(course, "exercises", id, "exercise.yaml"), "utf8");
}

function writeSpec(course: string, id: string, text: string): void {
  writeFileSync(join(course, "exercises", id, "exercise.yaml"), text);
}
