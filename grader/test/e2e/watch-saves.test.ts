// The real `numkata watch` and all the ways in which a file is saved: what is drawn of it, how often and in which order.

import { mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { noPty, type Pty } from "./pty.ts";
import { begin } from "./watching.ts";

const RIGHT = "export function double(x: number): number {\n  return 2 * x;\n}\n";
const WRONG = RIGHT.replace("2 * x", "x + 2");
const ENDLESS = "export function double(x: number): number {\n  while (x === x) x += 0;\n  return x;\n}\n";
const FOLDER = "exercises/01-double";
const FILE = `${FOLDER}/double.ts`;

describe.skipIf(noPty !== undefined)("saves", () => {
  test("of a burst there are verdicts in the order of the saves, each once at most, and the last is the last", async () => {
    const { course, pty } = await begin();
    const start = pty.raw.length;
    for (let save = 1; save <= 10; save++) {
      course.write(FILE, numbered(save));
      // Some come together, others in the middle of a run.
      await new Promise((resolve) => setTimeout(resolve, 20 * (save % 4)));
    }
    await pty.sees("save 10", "Since the last run");
    await expectNothingMore(pty);
    const drawn = storyOf(pty, start);
    const verdicts = drawn.flatMap((each) => (each === "running" ? [] : [each]));
    expect(verdicts).toEqual([...new Set(verdicts)].toSorted((one, other) => one - other));
    expect(verdicts.at(-1)).toBe(10);
    // Between two verdicts is a run, and there are no more runs than saves.
    expect(drawn.filter((each, at) => each !== "running" && at > 0 && drawn[at - 1] !== "running")).toEqual([]);
    expect(drawn.length - verdicts.length).toBeLessThanOrEqual(10);
    expect(drawn.at(-1)).toBe(10);
  });

  test("saves that are there at once are one run and one verdict", async () => {
    const { course, pty } = await begin();
    // It hears of all of them in one moment, however slow this machine is.
    process.kill(pty.pid, "SIGSTOP");
    const start = pty.raw.length;
    for (let save = 1; save <= 10; save++) course.write(FILE, numbered(save));
    process.kill(pty.pid, "SIGCONT");
    await pty.sees("save 10", "Since the last run");
    await expectNothingMore(pty);
    expect(storyOf(pty, start)).toEqual(["running", 10]);
  });

  test("by rename, through an empty file, and beside the file", async () => {
    const { course, pty } = await begin();
    const start = pty.raw.length;
    course.write(`${FOLDER}/.double.ts.swp`, numbered(1));
    renameSync(join(course.folder, FOLDER, ".double.ts.swp"), join(course.folder, FILE));
    await pty.sees("save 1\n", "Since the last run");
    process.kill(pty.pid, "SIGSTOP");
    course.write(FILE, "");
    course.write(FILE, numbered(2));
    course.write(`${FOLDER}/double.ts~`, numbered(1));
    process.kill(pty.pid, "SIGCONT");
    await pty.sees("save 2\n", "Since the last run");
    await expectNothingMore(pty);
    expect(storyOf(pty, start)).toEqual(["running", 1, "running", 2]);
  });

  test("a file that is deleted and comes back, and the whole folder", async () => {
    const { course, pty } = await begin();
    const spec = readFileSync(join(course.folder, FOLDER, "exercise.yaml"));
    rmSync(join(course.folder, FILE));
    await pty.sees("is not there");
    course.write(FILE, WRONG);
    await pty.sees("a negative number  (wrong value)");
    rmSync(join(course.folder, FOLDER), { recursive: true });
    await pty.sees("cannot be graded");
    mkdirSync(join(course.folder, FOLDER));
    course.write(`${FOLDER}/exercise.yaml`, spec);
    course.write(FILE, RIGHT);
    await pty.sees("It passes.");
    course.write(FILE, WRONG);
    await pty.sees("a negative number  (wrong value)");
  });

  test("where file events do not come, it looks, and says so in one line", async () => {
    const { course, pty } = await begin({ env: { NUMKATA_POLL: "1" } });
    await pty.sees("File events do not arrive here: looking four times a second.");
    course.write(FILE, WRONG);
    await pty.sees("a negative number  (wrong value)");
    course.write(FILE, RIGHT);
    await pty.sees("It passes.");
  });

  test("an endless loop ends with the next save, and keys are heard meanwhile", async () => {
    const { course, pty } = await begin();
    course.write(FILE, ENDLESS);
    await pty.sees("Running ...");
    pty.press("h");
    await pty.sees("Running ...", "Hint 1 of 2");
    const start = pty.raw.length;
    course.write(FILE, RIGHT);
    await pty.sees("It passes.");
    // The loop never got a verdict of its own.
    expect(pty.picturesSince(start).join("\n")).not.toContain("no answer in time");
    course.write(FILE, ENDLESS);
    await pty.sees("no answer in time", "newly fail");
  });
});

/** A text that prints which save it is. */
function numbered(save: number): string {
  return WRONG.replace("  return", `  console.log("save ${save}");\n  return`);
}

/** What the pictures since then show, one after another: that it runs, or a verdict of a numbered text. */
function storyOf(pty: Pty, start: number): readonly ("running" | number)[] {
  const shown = pty
    .picturesSince(start)
    .map((picture) => (picture.includes("\nRunning ...") ? "running" : Number(/save (\d+)/.exec(picture)?.[1] ?? 0)));
  return shown.filter((each, at) => each !== shown[at - 1] && each !== 0);
}

/** A key that changes the picture is answered, and no run is under way. */
async function expectNothingMore(pty: Pty): Promise<void> {
  pty.press("h");
  expect(await pty.sees("Hint 1 of 2")).not.toContain("Running ...");
}
