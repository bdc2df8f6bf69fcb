import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { notesOf, notesText } from "../../store/notes.ts";
import { openProgress } from "../../store/progress.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-progress-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(home, "course-"));
});

const fileOf = (name = "progress.txt"): string => join(folder, ".numkata", name);
const textOf = (name?: string): string => readFileSync(fileOf(name), "utf8");

function given(content: string | Uint8Array): void {
  mkdirSync(join(folder, ".numkata"), { recursive: true });
  writeFileSync(fileOf(), content);
}

describe("the file", () => {
  test("is small, sorted and made only when there is something to keep", () => {
    const progress = openProgress(folder);
    progress.markPending("01-basic-sigmoid");
    expect(readdirSync(folder)).toEqual([]);
    progress.showHint("07-l1-loss", 3);
    progress.showHint("07-l1-loss", 3);
    progress.markPassed("06-softmax");
    progress.markPassed("01-basic-sigmoid");
    progress.setCurrent("07-l1-loss");
    expect(textOf()).toMatchInlineSnapshot(`
      "# Your progress, kept by numkata. Delete a line, or the file, to forget it.
      current: 07-l1-loss
      01-basic-sigmoid passed
      06-softmax passed
      07-l1-loss hints 2
      "
    `);
    expect(readdirSync(join(folder, ".numkata"))).toEqual(["progress.txt"]);
    expect(progress.takeFaults()).toEqual([]);
  });

  test("breaking a done exercise makes it pending again and keeps its hints", () => {
    given("06-softmax passed hints 1\n");
    const progress = openProgress(folder);
    progress.markPending("06-softmax");
    expect(progress.state("06-softmax")).toBe("pending");
    expect(progress.hintsShown("06-softmax")).toBe(1);
  });

  test("what another program wrote is seen at once", () => {
    const [one, other] = [openProgress(folder), openProgress(folder)];
    one.markPassed("a");
    expect(other.state("a")).toBe("passed");
    other.setCurrent("a");
    expect(one.current).toBe("a");
  });

  test("hints end where the exercise's hints end", () => {
    const progress = openProgress(folder);
    expect([1, 2, 3].map(() => progress.showHint("a", 2))).toEqual([1, 2, 2]);
  });

  test("may have any line ends, comments and empty lines", () => {
    given("\uFEFF# mine\r\n\r\ncurrent:  b \r\nb passed\r\nc hints 12\r\n");
    const progress = openProgress(folder);
    expect([progress.current, progress.state("b"), progress.hintsShown("c")]).toEqual(["b", "passed", 12]);
    expect(progress.takeFaults()).toEqual([]);
  });

  test("every state survives the way to text and back", () => {
    const id = fc.stringMatching(/^\d\d-[a-z-]{1,12}$/);
    const state = fc.record({ passed: fc.boolean(), hints: fc.integer({ min: 0, max: 9999 }) });
    fc.assert(
      fc.property(fc.option(id, { nil: undefined }), fc.array(fc.tuple(id, state)), (current, entries) => {
        const exercises = new Map(entries.filter(([, { passed, hints }]) => passed || hints > 0));
        const { notes, isSound } = notesOf(notesText({ current, exercises }));
        expect(isSound).toBe(true);
        expect(notes).toEqual({ current, exercises });
      }),
    );
  });
});

describe("a broken file is set aside, and what can be read of it goes on", () => {
  test.each<[name: string, content: string | Uint8Array, passed: boolean]>([
    ["an unknown line", "a passed\nb what is this\n", true],
    ["a merge conflict", "<<<<<<< ours\na passed\n=======\na hints 1\n>>>>>>> theirs\n", false],
    ["binary", Uint8Array.of(0x61, 0, 1, 2, 255, 254), false],
    ["UTF-16", Buffer.from("a passed\n", "utf16le"), false],
  ])("%s", (_, content, passed) => {
    given(content);
    const progress = openProgress(folder);
    expect(progress.state("a")).toBe(passed ? "passed" : "pending");
    expect(progress.takeFaults()).toEqual([
      { kind: "set-aside", file: fileOf(), keptAs: fileOf("progress.broken-1.txt") },
    ]);
    expect(readFileSync(fileOf("progress.broken-1.txt"))).toEqual(Buffer.from(content));
    expect(openProgress(folder).state("a")).toBe(passed ? "passed" : "pending");
    expect(progress.takeFaults()).toEqual([]);
  });

  test("a folder in its place, and names that are taken", () => {
    mkdirSync(fileOf(), { recursive: true });
    writeFileSync(fileOf("progress.broken-1.txt"), "an older one");
    const progress = openProgress(folder);
    progress.markPassed("a");
    expect(progress.takeFaults().map(({ kind }) => kind)).toEqual(["set-aside"]);
    expect(openProgress(folder).state("a")).toBe("passed");
    expect(textOf("progress.broken-1.txt")).toBe("an older one");
    expect(readdirSync(fileOf("progress.broken-2.txt"))).toEqual([]);
  });
});

test("where nothing can be written, progress is kept until the end and the fault said once", () => {
  writeFileSync(join(folder, ".numkata"), "a file in the way");
  const progress = openProgress(folder);
  progress.markPassed("a");
  expect([progress.showHint("a", 3), progress.showHint("a", 3)]).toEqual([1, 2]);
  expect(progress.state("a")).toBe("passed");
  expect(progress.takeFaults()).toEqual([{ kind: "not-saved", file: fileOf(), reason: "another file is in the way" }]);
});

test("many programs at once lose no line", async () => {
  const module = fileURLToPath(new URL("../../store/progress.ts", import.meta.url));
  const script = `
    const { openProgress } = await import(${JSON.stringify(module)});
    const progress = openProgress(${JSON.stringify(folder)});
    for (let n = 0; n < 20; n++) progress.markPassed(process.argv[1] + "-" + n);
  `;
  const run = (name: string): Promise<unknown> =>
    new Promise((resolve) => {
      spawn(process.execPath, ["-e", script, name], { stdio: "inherit" }).on("close", resolve);
    });
  await Promise.all(["a", "b", "c", "d"].map(run));
  expect(textOf().match(/ passed$/gm)).toHaveLength(80);
});

test("a lock that a dead program left holds nobody up for long", () => {
  given("");
  writeFileSync(fileOf("progress.lock"), "");
  utimesSync(fileOf("progress.lock"), 0, 0);
  openProgress(folder).markPassed("a");
  expect(readdirSync(join(folder, ".numkata"))).toEqual(["progress.txt"]);
});
