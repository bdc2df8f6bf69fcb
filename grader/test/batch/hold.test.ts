// Who holds an out folder: somebody who runs, and nobody else.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { isLeftBehind, takeHold } from "../../batch/hold.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-hold-"));
afterAll(() => rmSync(home, { recursive: true }));
const file = join(home, "running");
beforeEach(() => rmSync(file, { force: true }));

test("one who runs keeps others out until it is released", () => {
  const hold = takeHold(file);
  expect(takeHold(file)).toMatchObject({ kind: "held", by: { pid: process.pid, host: hostname() } });
  if (hold.kind === "taken") hold.release();
  expect(existsSync(file)).toBe(false);
  expect(isLeftBehind(file)).toBe(false);
  expect(takeHold(file).kind).toBe("taken");
});

test("one who was killed keeps nobody out", async () => {
  const source = `const { takeHold } = await import(${JSON.stringify(import.meta.resolve("../../batch/hold.ts"))});
    console.log(takeHold(${JSON.stringify(file)}).kind); setInterval(() => {}, 1000);`;
  const other = spawn(process.execPath, ["--input-type=module", "-e", source], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(other.stdout, "data");
  expect(takeHold(file)).toMatchObject({ kind: "held", by: { pid: other.pid } });
  expect(isLeftBehind(file)).toBe(false);
  other.kill("SIGKILL");
  await once(other, "close");
  expect(isLeftBehind(file)).toBe(true);
  expect(takeHold(file).kind).toBe("taken");
});

test.runIf(process.platform === "linux")("another process that has its number now keeps nobody out", () => {
  takeHold(file);
  const holder: object = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, JSON.stringify({ ...holder, began: "1" }));
  expect(takeHold(file).kind).toBe("taken");
});

test("of one on another machine nobody can tell", () => {
  writeFileSync(file, JSON.stringify({ pid: 1, began: "1", host: "elsewhere.example" }));
  expect(takeHold(file)).toMatchObject({ kind: "held", by: { host: "elsewhere.example" } });
});

test.each(["", "{", "null", "7"])("a file with %j in it holds nothing", (text) => {
  writeFileSync(file, text);
  expect(takeHold(file).kind).toBe("taken");
});
