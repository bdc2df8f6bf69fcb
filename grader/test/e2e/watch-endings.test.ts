// However `numkata watch` ends or is stopped, the terminal is as it was before.

import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { noPty, type Pty } from "./pty.ts";
import { begin } from "./watching.ts";

const FILE = "exercises/01-double/double.ts";
const ENDLESS = "export function double(x: number): number {\n  while (x === x) x += 0;\n  return x;\n}\n";
const RIGHT = "export function double(x: number): number {\n  return 2 * x;\n}\n";

/** Another screen without a cursor, and its end. */
const [TAKEN, RESTORED] = ["\u001B[?1049h\u001B[?25l\u001B[?7l", "\u001B[?7h\u001B[?25h\u001B[?1049l"];
const CTRL_Z = "\u001A";

describe.skipIf(noPty !== undefined)("the terminal is as it was", () => {
  test.for([
    ["q", 0, (pty: Pty): unknown => pty.press("q")],
    ["the end of the input", 0, (pty: Pty): unknown => pty.press("\u0004")],
    ["Ctrl-C", 130, (pty: Pty): unknown => pty.press("\u0003")],
    ["Ctrl-C while something is asked", 130, (pty: Pty): unknown => pty.press("r\u0003")],
    ["SIGINT", 130, (pty: Pty): unknown => process.kill(pty.pid, "SIGINT")],
    ["SIGTERM", 143, (pty: Pty): unknown => process.kill(pty.pid, "SIGTERM")],
    ["SIGHUP", 129, (pty: Pty): unknown => process.kill(pty.pid, "SIGHUP")],
  ] as const)("after %s", async ([, code, end]) => {
    const { pty } = await begin();
    end(pty);
    const after = await pty.ends();
    expect(after).toContain(`code=${code}`);
    expectRestored(pty, after);
  });

  test("after SIGTERM in the middle of an endless loop, which ends too", async () => {
    const { course, pty } = await begin();
    course.write(FILE, ENDLESS);
    await pty.sees("Running ...");
    process.kill(pty.pid, "SIGTERM");
    const after = await pty.ends();
    expect(after).toContain("code=143");
    expectRestored(pty, after);
  });

  test.for([
    ["in an event", "throw new Error('a bug')"],
    ["in a promise", "Promise.reject(new Error('a bug'))"],
  ])("after a crash %s, and what is said of it stays", async ([, crash]) => {
    // Into the grader itself: a signal on which it runs into an error.
    const crasher = `data:text/javascript,process.on("SIGUSR2",()=>{${crash}})`.replaceAll(" ", "%20");
    const { pty } = await begin({ env: { NODE_OPTIONS: `--import="${crasher.replaceAll('"', "%22")}"` } });
    process.kill(pty.pid, "SIGUSR2");
    const after = await pty.ends();
    expect(after).toContain("code=3");
    expectRestored(pty, after);
    expect(pty.raw.slice(pty.raw.lastIndexOf(RESTORED))).toMatch(/a bug in numkata[^]*Error: a bug/);
  });

  test("while it is stopped with Ctrl-Z, and the picture is back when it goes on", async () => {
    const { course, pty } = await begin({ inShell: true });
    pty.press("l");
    await pty.sees("> · 01-double");
    pty.press(CTRL_Z);
    await pty.says("code=14");
    const stopped = pty.raw.length;
    pty.press("stty -a; echo looked=$?\n");
    await pty.says("looked=0", stopped);
    expectRestored(pty, pty.raw.slice(stopped));
    course.write(FILE, RIGHT);
    const before = pty.raw.length;
    pty.press("fg\n");
    await pty.says(TAKEN, before);
    await pty.sees("It passes.");
    pty.press("n");
    await pty.sees("Center", "Not started");
    const ending = pty.raw.length;
    pty.press("q");
    await pty.says(RESTORED, ending);
    pty.press("stty -a; echo looked=$?\n");
    await pty.says("looked=0", ending);
    expectRestored(pty, pty.raw.slice(ending));
  });

  test("Ctrl-Z where nobody could have it go on changes nothing", async () => {
    const { pty } = await begin();
    pty.press(CTRL_Z);
    pty.press("l");
    await pty.sees("> · 01-double");
  });

  test.for([
    ["running", ""],
    ["stopped", CTRL_Z],
  ] as const)("it ends with its window, %s as it is", async ([how, keys]) => {
    const { pty } = await begin({ inShell: true });
    pty.press(keys);
    if (how === "stopped") await pty.says("code=14");
    const { pid } = pty;
    pty.close();
    while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
  });
});

/** What `stty -a` says of a terminal that echoes what is typed and edits it line by line. */
function expectRestored(pty: Pty, stty: string): void {
  expect(pty.raw.lastIndexOf(RESTORED)).toBeGreaterThan(pty.raw.lastIndexOf(TAKEN));
  expect(stty).toMatch(/(?<!-)\bisig\b[^]*(?<!-)\bicanon\b[^]*(?<!-)\becho\b/);
  expect(stty).toMatch(/(?<!-)\bopost\b/);
}

/** One that nobody has waited for yet is as good as ended. */
function isAlive(pid: number): boolean {
  const path = `/proc/${pid}/stat`;
  return existsSync(path) && !/\) Z /.test(readFileSync(path, "utf8"));
}
