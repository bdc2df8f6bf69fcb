// What the workshop keeps warm, and that nothing of it stays.

import { cpSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, test } from "vitest";
import { DEFAULT_FENCE } from "../../sandbox/fence.ts";
import { Workshop } from "../../watch/workshop.ts";

const TINY = join(import.meta.dirname, "../fixtures/tiny");
let folder = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "numkata-workshop-"));
  cpSync(TINY, folder, { recursive: true });
  mkdirSync(join(folder, "node_modules"));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("closed in the moment of a verdict, it leaves no process", async () => {
  const processes = (): number => process.getActiveResourcesInfo().filter((each) => each === "ProcessWrap").length;
  const before = processes();
  const workshop = await Workshop.open(folder, DEFAULT_FENCE);
  await workshop.grade("01-double");
  workshop.close();
  // What was still to be done after the verdict has been done then, and what was ended has an end.
  while (processes() > before) await new Promise((resolve) => setTimeout(resolve, 10));
});
