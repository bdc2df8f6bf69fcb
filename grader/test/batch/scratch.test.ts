// The folders for what is unpacked: those of killed batches go with the next one, and nobody else's.

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { takeHold } from "../../batch/hold.ts";
import { Scratch } from "../../batch/scratch.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-scratch-"));
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true, force: true });
});

test.runIf(process.platform === "linux")("what killed ones left goes at once, and nothing else does", () => {
  const [killed, running, other] = ["numkata-batch-killed", "numkata-batch-running", "numkata-batch-other"];
  for (const name of [killed, running, other]) mkdirSync(join(home, name), { recursive: true });
  for (const name of [killed, running]) takeHold(join(home, name, "running"));
  const held = join(home, killed, "running");
  writeFileSync(held, JSON.stringify({ ...JSON.parse(readFileSync(held, "utf8")), began: "1" }));
  mkdirSync(join(home, "elsewhere"));
  writeFileSync(join(home, "elsewhere/running"), readFileSync(held));
  symlinkSync(join(home, "elsewhere"), join(home, "numkata-batch-link"));
  vi.stubEnv("TMPDIR", home);
  const scratch = new Scratch();
  expect(readdirSync(home)).toEqual(["elsewhere", "numkata-batch-link", other, running]);
  const folder = scratch.folder();
  expect(new Scratch()).toBeInstanceOf(Scratch);
  expect(existsSync(folder)).toBe(true);
  scratch.close();
  expect(readdirSync(home)).toHaveLength(4);
});

test("where there is no temporary folder, whoever needs one is told", () => {
  vi.stubEnv("TMPDIR", join(home, "nowhere"));
  const scratch = new Scratch();
  expect(() => scratch.folder()).toThrow("ENOENT");
});
