// A class taken in from what Moodle and Canvas hand out, with the real command: the same grades from a folder and from the
// zip file of all, nothing unpacked for what is known already, and nothing left behind.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { finished } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { ZipFile } from "yazl";
import { zipBytes, zipOf } from "../batch/zip-bytes.ts";
import { workflowCommands } from "../reporters/formats.ts";
import { LOOP } from "./batch-class.ts";
import { type Course, numkata, tinyCourse, told } from "./numkata.ts";

const BIN = fileURLToPath(new URL("../../bin.js", import.meta.url));
const STEP_MS = 2;
const RIGHT = "export function double(x: number): number {\n  return x * 2;\n}\n";
const WRONG = RIGHT.replace("x * 2", "x + 2");

/** A download of Moodle in which some went their own ways, with what Canvas makes beside it. */
const HANDED_IN: Readonly<Record<string, string | Uint8Array>> = {
  "Ada Lovelace_11_assignsubmission_file/double.ts": RIGHT,
  "Ada Lovelace_11_assignsubmission_onlinetext/onlinetext.html": "<p>See my file</p>",
  "Alan Turing_12_assignsubmission_file/work.zip": zipOf({ "course-main/exercises/01-double/double.ts": WRONG }),
  "Øre, \u202e🦊_13_assignsubmission_file/double.ts": RIGHT,
  "curiemarie_LATE_4021_99812_double.ts": WRONG,
  "curiemarie_LATE_4021_99813_double-1.ts": RIGHT,
  "noetheremmy_4022_99814_my work (1).zip": zipOf({ "01-double/double.ts": RIGHT }),
  "grace.zip": zipOf({ "grace/double.ts": RIGHT }),
  "mallory.zip": zipBytes([{ name: "double.ts", text: RIGHT }, { name: "../../evil.ts", text: "evil" }]), // prettier-ignore
  "torn.zip": zipOf({ "double.ts": RIGHT }).subarray(0, 80),
  "notes.txt": "remember the milk",
};

async function handedIn(course: Course): Promise<void> {
  course.write("exercises/course.yaml", "title: A Tiny Course\ndefaults:\n  limits: { timeoutMs: 200 }\n");
  for (const [path, content] of Object.entries(HANDED_IN)) course.write(`submissions/${path}`, content);
  const zip = new ZipFile();
  for (const [path, content] of Object.entries(HANDED_IN)) zip.addBuffer(Buffer.from(content), `Week 1/${path}`);
  zip.end();
  await finished(zip.outputStream.pipe(createWriteStream(join(course.folder, "submissions.zip"))));
}

test("a class from a folder and from a zip file of all", async ({ expect: check }) => {
  const course = await tinyCourse();
  await handedIn(course);
  const batch = (from: string, out: string, temporary = "/tmp"): ReturnType<typeof numkata> =>
    numkata(course.folder, ["batch", from, "--out", out], { TMPDIR: temporary });
  const read = (path: string): string => readFileSync(join(course.folder, path), "utf8");

  const fromFolder = await batch("submissions", "from-folder");
  check(told(fromFolder).replaceAll("\u202e", "<rtl>")).toMatchInlineSnapshot(`
    "A Tiny Course

    01-double  5 of 6 pass  83 %
    02-center  0 of 6 pass  0 %
    03-root    0 of 6 pass  0 %

    Passed over, since they are no submissions (3):
      Ada Lovelace_11_assignsubmission_onlinetext: typed into the system's page, not a file
      curiemarie_LATE_4021_99812_double.ts: an earlier attempt of
        "curiemarie_LATE_4021_99813_double-1.ts"
      notes.txt: neither folder nor zip file

    Could not be graded, which is not a zero (2):
      mallory: "../../evil.ts" in it leads out of its folder
      torn: the zip file is damaged, or not all of it is there

    6 submissions graded
      <course>/from-folder/results.json
      <course>/from-folder/grades.csv
      <course>/from-folder/gradebook.sqlite
    What could not be graded stays so until it is mended or handed in anew: then run the same again.
    [exit code 2]"
  `);
  check(read("from-folder/grades.csv").replaceAll("\r\n", "\n").replaceAll("\u202e", "<rtl>")).toMatchInlineSnapshot(`
    "learner,name,01-double,02-center,03-root,earned,penalty,points,possible,late,fault
    Ada Lovelace,Ada Lovelace,4,0,0,4,0,4,9,,
    Alan Turing,Alan Turing,1,0,0,1,0,1,9,,
    curiemarie,curiemarie,4,0,0,4,0,4,9,,
    grace,grace,4,0,0,4,0,4,9,,
    mallory,mallory,,,,,,,,,"""../../evil.ts"" in it leads out of its folder"
    noetheremmy,noetheremmy,4,0,0,4,0,4,9,,
    torn,torn,,,,,,,,,"the zip file is damaged, or not all of it is there"
    "Øre, <rtl>🦊","Øre, <rtl>🦊",4,0,0,4,0,4,9,,
    "
  `);
  const fromZip = await batch("submissions.zip", "from-zip");
  expect(told(fromZip).replaceAll("from-zip", "from-folder")).toBe(told(fromFolder));
  for (const name of ["grades.csv", "results.json"]) expect(read(`from-zip/${name}`)).toBe(read(`from-folder/${name}`));

  // Where nothing can be unpacked: what is known needs no more than its hash.
  rmSync(join(course.folder, "submissions/mallory.zip"));
  rmSync(join(course.folder, "submissions/torn.zip"));
  const ways = { submissions: "from-folder", "submissions.zip": "from-zip" };
  for (const [from, out] of Object.entries(ways)) {
    const before = read(`${out}/journal.jsonl`);
    const { out: said } = await batch(from, out, "/nowhere");
    expect(said).toContain("6 submissions graded · 6 unchanged");
    expect(read(`${out}/journal.jsonl`).startsWith(before)).toBe(true);
  }
});

test("where a learner has two files for one exercise, which was graded and which was not", async ({
  expect: check,
}) => {
  const course = await tinyCourse();
  course.write("submissions/ada/double.ts", WRONG);
  course.write("submissions/ada/double (1).ts", RIGHT);
  course.write("submissions/alan/double.ts", RIGHT);
  course.write("submissions/alan/double (1).ts", RIGHT);
  course.write("submissions/grace.zip", zipOf({ "work/01-double/double.ts": RIGHT, "work/double.ts": WRONG }));
  course.write("submissions/notes.txt", "");
  const rehearsal = await course.run("batch", "submissions", "--out", "out", "--dry-run");
  check(told(rehearsal)).toMatchInlineSnapshot(`
    "A Tiny Course: what grading again would change

    ada  none → 1

    alan  none → 4

    grace  none → 4

    Passed over, since they are no submissions (1):
      notes.txt: neither folder nor zip file

    Not graded, since another file of the same learner was (2):
      ada/double (1).ts: "double.ts" was graded for 01-double
      grace/double.ts: "01-double/double.ts" was graded for 01-double

    Nobody moves · 3 graded for the first time · 3 of 3 submissions were run
    Nothing was written. The same without --dry-run writes it.
    [exit code 0]"
  `);
  rmSync(join(course.folder, "submissions/notes.txt"));
  const first = await course.run("batch", "submissions", "--out", "out");
  check(told(first)).toMatchInlineSnapshot(`
    "A Tiny Course

    01-double  2 of 3 pass  66 %
    02-center  0 of 3 pass  0 %
    03-root    0 of 3 pass  0 %

    Not graded, since another file of the same learner was (2):
      ada/double (1).ts: "double.ts" was graded for 01-double
      grace/double.ts: "01-double/double.ts" was graded for 01-double

    3 submissions graded
      <course>/out/results.json
      <course>/out/grades.csv
      <course>/out/gradebook.sqlite
    Where the wrong one was graded, take it away and run the same again.
    [exit code 0]"
  `);
  const results = (): unknown => JSON.parse(readFileSync(join(course.folder, "out/results.json"), "utf8"));
  check(results()).toMatchObject({
    passedOver: [
      { name: "ada/double (1).ts", reason: '"double.ts" was graded for 01-double' },
      { name: "grace/double.ts", reason: '"01-double/double.ts" was graded for 01-double' },
    ],
  });
  const again = await course.run("batch", "submissions", "--out", "out");
  check(told(again)).toBe(
    told(first).replace("3 submissions graded", "3 submissions graded · 3 unchanged, not run again"),
  );
  rmSync(join(course.folder, "submissions/ada/double.ts"));
  await course.run("batch", "submissions", "--out", "out");
  check(results()).toMatchObject({ passedOver: [{ name: "grace/double.ts" }] });
});

test("what a killed batch had unpacked goes with the next, though that unpacks nothing", async () => {
  const course = await tinyCourse();
  course.write("submissions/loop.zip", zipOf({ "double.ts": LOOP }));
  const temporary = join(course.folder, "temporary");
  mkdirSync(temporary);
  mkdirSync(join(temporary, "numkata-batch-of-somebody-else"));
  const words = ["batch", "submissions", "--out", "out"];
  const first = spawn(process.execPath, [BIN, ...words], {
    cwd: course.folder,
    env: { TMPDIR: temporary },
    stdio: "ignore",
  });
  const ended = once(first, "close");
  const holds = (): boolean =>
    readdirSync(temporary).some((name) => existsSync(join(temporary, name, "running"))) || first.exitCode !== null;
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, STEP_MS));
  first.kill("SIGKILL");
  await ended;
  expect(readdirSync(temporary)).toHaveLength(2);

  rmSync(join(course.folder, "submissions/loop.zip"));
  course.write("submissions/ada/double.ts", RIGHT);
  const { code } = await numkata(course.folder, words, { TMPDIR: temporary });
  expect(code).toBe(0);
  expect(readdirSync(temporary)).toEqual(["numkata-batch-of-somebody-else"]);
});

test("a class that is none, or cannot be read, is told", async ({ expect: check }) => {
  const course = await tinyCourse();
  course.write("torn.zip", zipOf({ "ada/double.ts": RIGHT }).subarray(0, 70));
  course.write("empty.zip", zipOf({}));
  course.write("essays.zip", zipOf({ "ada/essay.txt": "On numbers" }));
  mkdirSync(dirname(join(course.folder, "folder.zip/x")), { recursive: true });
  writeFileSync(join(course.folder, "folder.zip/x.zip"), zipOf({ "double.ts": RIGHT }));
  course.write("one.zip", zipOf({ "01-double/double.ts": RIGHT, "02-center/center.ts": "" }));
  course.write("odd/\u009b2J\u202e.txt", "");
  const said: string[] = [];
  for (const name of ["torn.zip", "empty.zip", "essays.zip", "odd", "gone.zip", "folder.zip", "one.zip", "."])
    said.push(`${name}: ${told(await course.run("batch", name, "--out", "out"))}`);
  check(said.join("\n")).toMatchInlineSnapshot(`
    "torn.zip: [stderr]
    <course>/torn.zip: the zip file is damaged, or not all of it is there. Download it once more.
    [exit code 2]
    empty.zip: [stderr]
    <course>/empty.zip: no submissions here. It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
    [exit code 2]
    essays.zip: [stderr]
    <course>/essays.zip: no submissions here; what is here is passed over, as "ada" (nothing of this course is in it). It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
    [exit code 2]
    odd: [stderr]
    <course>/odd: no submissions here; what is here is passed over, as "\\x9b2J\\u202e.txt" (neither folder nor zip file). It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
    [exit code 2]
    gone.zip: [stderr]
    <course>/gone.zip: there is no such folder or file. It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
    [exit code 2]
    folder.zip: A Tiny Course

    01-double  1 of 1 pass  100 %
    02-center  0 of 1 pass  0 %
    03-root    0 of 1 pass  0 %

    1 submission graded
      <course>/out/results.json
      <course>/out/grades.csv
      <course>/out/gradebook.sqlite
    [exit code 0]
    one.zip: [stderr]
    <course>/one.zip: the exercises lie here themselves, so it is no class. It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
    [exit code 2]
    .: [stderr]
    <course>: the exercises lie here themselves, so it is no class. It should be a folder with a folder or a zip file for each learner, or the zip file of a whole class.
    [exit code 2]"
  `);
});

test("no name gives GitHub's runner a command", async () => {
  const course = await tinyCourse();
  course.write("submissions/::error::ada/double.ts", WRONG);
  course.write("submissions/::error::ada/double (1).ts", RIGHT);
  course.write("submissions/ ::add-mask::alan.zip", "no zip file");
  course.write("submissions/##[error]notes.txt", "");
  course.write("none/##[error]notes.txt", "");
  for (const words of [
    ["batch", "submissions", "--out", "out"],
    ["gradebook", "out"],
    ["gradebook", "out", "::error::ada"],
    ["gradebook", "out", "::error::nobody"],
    ["batch", "none", "--out", "out"],
  ]) {
    const there = await numkata(course.folder, words, { GITHUB_ACTIONS: "true" });
    expect(there.out + there.err).toMatch(/error|mask/);
    expect(workflowCommands(there.out)).toEqual([]);
    expect(workflowCommands(there.err)).toEqual([]);
  }
  expect(workflowCommands((await course.run("gradebook", "out")).out)).not.toEqual([]);
});

test("nobody comes by what was said of another of the same name", async () => {
  const course = await tinyCourse();
  course.write("week1/Ada Lovelace_11_assignsubmission_file/double.ts", WRONG);
  course.write("week2/Ada Lovelace_12_assignsubmission_file/double.ts", WRONG);
  await course.run("batch", "week1", "--out", "out");
  await course.run("gradebook", "out", "set", "Ada Lovelace", "double", "4", "--reason", "by ear");
  await course.run("batch", "week2", "--out", "out");
  const { submissions } = JSON.parse(readFileSync(join(course.folder, "out/results.json"), "utf8"));
  expect(submissions).toMatchObject([{ learner: "Ada Lovelace (12)", total: { final: 1 } }]);
});
