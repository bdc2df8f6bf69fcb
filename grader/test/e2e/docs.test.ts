// README and CONTRIBUTING, followed word by word: their files written, their commands typed, and what is printed compared
// with what they show.

import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, numkata } from "./numkata.ts";
import { Reader, stepsOf } from "./pages.ts";

const ROOT = join(import.meta.dirname, "../../..");

function checkout(): string {
  const folder = emptyFolder();
  for (const name of ["exercises", "solutions"]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  mkdirSync(join(folder, "node_modules"));
  return folder;
}

function page(name: string): string {
  return readFileSync(join(ROOT, name), "utf8");
}

test.each(["README.md", "CONTRIBUTING.md"])("%s does what it says", (name) => {
  const reader = new Reader(checkout(), emptyFolder());
  for (const step of stepsOf(page(name))) {
    const problem = reader.take(step);
    expect(problem, `${name}:${step.line}`).toBeUndefined();
  }
});

test("CONTRIBUTING takes a newcomer from nothing to a proven relu and a wrong answer", () => {
  const steps = stepsOf(page("CONTRIBUTING.md"));
  const scripts = steps.flatMap((step) => (step.kind === "run" ? step.script.trim().split("\n") : []));
  expect(scripts).toEqual(
    expect.arrayContaining(["npx numkata verify relu", "npx numkata grade relu", "npx numkata reset relu"]),
  );
  const shown = steps.flatMap((step) => (step.kind === "prints" ? [step.text] : [])).join("\n");
  expect(shown).toContain("1 exercise verified");
  expect(shown).toContain("This looks like:");
});

test("the README's table has the commands that help has, and options that help has too", async () => {
  const { out } = await numkata(ROOT, ["help"]);
  const rows = page("README.md").match(/^\| `npx numkata .*$/gm) ?? [];
  const options = rows.flatMap((row) => row.match(/--[a-z]+/g) ?? []);
  expect(options.length).toBeGreaterThan(5);
  for (const option of options) expect(out).toContain(option);
  const inHelp = Array.from(out.matchAll(/^ {2}numkata (\w+)/gm), ([, verb]) => verb);
  const inTable = Array.from(page("README.md").matchAll(/^\| `npx numkata (\w+)/gm), ([, verb]) => verb);
  expect(new Set(inTable)).toEqual(new Set(inHelp.filter((verb) => verb !== "version")));
});
