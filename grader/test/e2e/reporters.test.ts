// Reports for other systems from the command line: what they hold, where they go, the exit codes; and the recipes of
// docs/reporters.md, run as they stand there.

import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { courseFiles } from "../../authoring/course-files.ts";
import { EXERCISM, GRADESCOPE, readJunit, workflowCommands } from "../reporters/formats.ts";
import { emptyFolder, numkata, tinyCourse } from "./numkata.ts";

const PAGE = readFileSync(join(import.meta.dirname, "../../../docs/reporters.md"), "utf8");
const BIN = join(import.meta.dirname, "../../bin.js");
const DOUBLE = "export const double = (x: number): number => x * 2;\n";
const WRONG = "export const double = (x: number): number => x + 2;\n";
const ROOT = "solutions/03-root/root.ts";
const CENTER = "solutions/02-center/center.ts";

/** The text of a block of the page. */
function blockOf(head: string): string {
  const [, text] = new RegExp(`^\`\`\`${head}\n([^]*?)^\`\`\`$`, "m").exec(PAGE) ?? [];
  if (text === undefined) throw new Error(`no block ${head}`);
  return text;
}

describe("a report", () => {
  const readers: Readonly<Record<string, (text: string) => unknown>> = {
    json: JSON.parse,
    junit: (text) => expect(readJunit(text).complaints).toEqual([]),
    gradescope: (text) => GRADESCOPE.parse(JSON.parse(text)),
    exercism: (text) => EXERCISM.parse(JSON.parse(text)),
  };

  test.concurrent.each(Object.entries(readers))("of %s can be read, and is the same in a file", async (name, read) => {
    const course = await tinyCourse();
    const said = await course.run("grade", "double", "--reporter", name);
    const written = await course.run("grade", "double", "--reporter", name, "--output", "report");
    const timeless = (text: string): string => text.replaceAll(/(time"?[:=] ?"?|durationMs": )[\d.]+/g, "$1");
    expect(said.out).not.toBe("");
    read(said.out);
    expect(timeless(readFileSync(join(course.folder, "report"), "utf8"))).toBe(timeless(said.out));
    expect(written).toEqual({ code: said.code, out: "", err: "" });
    expect(said.code).toBe(name === "exercism" ? 0 : 1);
  });

  test("for GitHub is read by its runner: an annotation for what does not pass, on lines that there are", async () => {
    const course = await tinyCourse();
    course.write(
      "exercises/01-double/double.ts",
      'export const double = (): number => {\n  throw new Error("::error::a,b: 100%\\n##[x]");\n};\n',
    );
    const { out, code } = await course.run("grade", "--reporter", "github");
    const said = workflowCommands(out);
    expect(
      said.map(({ name, properties: { file = "" } }) => [name, file, existsSync(join(course.folder, file))]),
    ).toEqual([
      ["error", "exercises/01-double/double.ts", true],
      ["notice", "exercises/02-center/center.ts", true],
      ["notice", "exercises/03-root/root.ts", true],
    ]);
    expect(said[0]).toMatchObject({
      properties: { line: "2" },
      message: expect.stringContaining("::error::a,b: 100%"),
    });
    expect(code).toBe(1);
  });

  const HOSTILE = `export function double(): number {
  console.log("::add-mask::double\\n   ::stop-commands::x\\r::error::y\\n##[error]z");
  throw new Error("\\n::error::a ##[group]b");
}
`;

  test.concurrent.each(["terminal", "json", "junit", "gradescope", "exercism"])(
    "of %s gives GitHub's runner no command, whatever a learner prints",
    async (name) => {
      const course = await tinyCourse();
      course.write("exercises/01-double/double.ts", HOSTILE);
      const words = ["grade", "double", "--reporter", name];
      const { out, err } = await numkata(course.folder, words, { GITHUB_ACTIONS: "true" });
      expect(out).toContain("add-mask");
      expect(workflowCommands(out + err)).toEqual([]);
      const elsewhere = await course.run(...words);
      expect(workflowCommands(elsewhere.out)).not.toEqual([]);
    },
  );

  test("for GitHub gives its own commands there, and tells of specs in them", async () => {
    const course = await tinyCourse();
    course.write("exercises/01-double/double.ts", HOSTILE);
    const words = ["grade", "--reporter", "github"];
    const { out } = await numkata(course.folder, words, { GITHUB_ACTIONS: "true" });
    expect(workflowCommands(out).map(({ name }) => name)).toEqual(["error", "notice", "notice"]);
    course.write("exercises/01-double/exercise.yaml", "titel: Double\n");
    const { err } = await numkata(course.folder, words, { GITHUB_ACTIONS: "true" });
    expect(workflowCommands(err).map(({ name }) => name)).toContain("error");
  });

  test("for people goes into a file, too", async () => {
    const course = await tinyCourse();
    await course.run("grade", "--output", "report");
    expect(readFileSync(join(course.folder, "report"), "utf8")).toContain("0 of 3 exercises pass");
  });

  test("that cannot be written is said, and nothing is put in the way", async () => {
    const course = await tinyCourse();
    mkdirSync(join(course.folder, "folder"));
    const [nowhere, folder, device] = await Promise.all([
      course.run("grade", "double", "--output", "no/where"),
      course.run("grade", "double", "--output", "folder"),
      course.run("grade", "double", "--reporter", "exercism", "--output", "/dev/null"),
    ]);
    expect(nowhere).toEqual({
      code: 2,
      out: "",
      err: "no/where cannot be written: its folder is not there. Make it, then grade again.\n",
    });
    expect([folder.code, folder.err]).toEqual([
      2,
      `${course.folder}/folder cannot be written: a folder is where a file should be.\n`,
    ]);
    expect(device).toEqual({ code: 0, out: "", err: "" });
  });

  test("with a name that there is none for", async () => {
    const run = await (await tinyCourse()).run("grade", "--reporter", "pdf");
    expect(run.err).toBe(
      'numkata grade: --reporter takes terminal, json, github, junit, gradescope or exercism, not "pdf".\n',
    );
    expect(run.code).toBe(2);
  });
});

describe("a fault of the course is no zero", () => {
  test.concurrent.each(["gradescope", "exercism"])("for %s", async (name) => {
    const course = await tinyCourse();
    course.write(CENTER, 'export function center(): never {\n  throw new Error("oh");\n}\n');
    const run = await course.run("grade", "--reporter", name, "--output", "results.json");
    expect(run.err).toMatch(/^\d cases? could not be run, so there are no results: .* 02-center, /);
    expect({ ...run, err: "" }).toEqual({ code: 2, out: "", err: "" });
    expect(readdirSync(course.folder)).not.toContain("results.json");
    const spec = await tinyCourse();
    spec.write("exercises/01-double/exercise.yaml", "title: [");
    expect((await spec.run("grade", "--reporter", name, "--output", "results.json")).code).toBe(2);
    expect(readdirSync(spec.folder)).not.toContain("results.json");
  });

  test("and skipped in JUnit", async () => {
    const course = await tinyCourse();
    course.write(CENTER, 'export function center(): never {\n  throw new Error("oh");\n}\n');
    expect((await course.run("grade", "--reporter", "junit")).out).toContain(
      '<skipped type="skipped" message="Not run: ',
    );
  });
});

/** A tree as Gradescope has it, with the page's script; gives what the script left in its results. */
async function autograde(submit: (submission: string, source: string) => void) {
  const root = emptyFolder();
  const source = join(root, "source");
  const submission = join(root, "submission");
  const results = join(root, "results");
  cpSync((await tinyCourse()).folder, source, { recursive: true });
  for (const folder of [submission, results]) mkdirSync(folder);
  const file = join(results, "results.json");
  writeFileSync(file, "of an earlier run");
  submit(submission, source);
  const npx = join(emptyFolder(), "npx");
  writeFileSync(npx, `#!/bin/sh\nshift\nexec "${process.execPath}" "${BIN}" "$@"\n`);
  const script = join(root, "run_autograder");
  writeFileSync(script, blockOf("bash run_autograder").replaceAll("/autograder", root));
  for (const program of [npx, script]) chmodSync(program, 0o755);
  const env = { PATH: `${dirname(npx)}:${process.env["PATH"]}` };
  const [code] = await once(spawn(script, { cwd: root, env, stdio: "ignore" }), "close");
  return { code, results: existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : undefined };
}

describe("the autograder of the page", () => {
  test("takes files from the exercises' folders and from beside each other", async () => {
    const { code, results } = await autograde((submission, source) => {
      mkdirSync(join(submission, "exercises/01-double"), { recursive: true });
      mkdirSync(join(submission, "02-center"));
      writeFileSync(join(submission, "exercises/01-double/double.ts"), DOUBLE);
      cpSync(join(source, CENTER), join(submission, "02-center/center.ts"));
      cpSync(join(source, ROOT), join(submission, "root.ts"));
    });
    expect(code).toBe(0);
    expect(GRADESCOPE.parse(results).extra_data?.["exercises"]).toMatchObject([
      { id: "01-double", status: "passed", earned: 4 },
      { id: "02-center", status: "passed" },
      { id: "03-root", status: "passed" },
    ]);
  });

  test("scores what is wrong or missing", async () => {
    const { code, results } = await autograde((submission) => writeFileSync(join(submission, "double.ts"), WRONG));
    expect(code).toBe(0);
    expect(GRADESCOPE.parse(results)).toMatchObject({ score: 1 });
    expect(results.extra_data.exercises).toMatchObject([{ status: "failed" }, { status: "not-started" }, {}]);
    expect(JSON.stringify(results)).not.toMatch(/31337|62674/);
  });

  test("takes no spec, and no link to a solution, from a submission", async () => {
    const { results } = await autograde((submission, source) => {
      mkdirSync(join(submission, "exercises/01-double"), { recursive: true });
      writeFileSync(join(submission, "exercises/01-double/exercise.yaml"), "title: Mine");
      symlinkSync(join(source, "solutions/01-double/double.ts"), join(submission, "exercises/01-double/double.ts"));
      symlinkSync(join(source, "solutions/02-center"), join(submission, "02-center"));
      symlinkSync(join(source, ROOT), join(submission, "root.ts"));
    });
    expect(results).toMatchObject({ score: 0 });
    expect(results.tests.length).toBeGreaterThan(6);
  });

  test("gives no score where the course is at fault", async () => {
    const { code, results } = await autograde((submission, source) => {
      writeFileSync(join(submission, "double.ts"), DOUBLE);
      writeFileSync(join(source, "exercises/course.yaml"), "titel: Tiny");
    });
    expect(code).not.toBe(0);
    expect(results).toBeUndefined();
  });
});

test("the page's workflow is the one that init makes", () => {
  const draft = { title: "Tiny", packageName: "tiny", version: "0.1.0", globals: "", stub: "" };
  expect(parse(blockOf("yaml"))).toEqual(parse(courseFiles(draft)[".github/workflows/grade.yml"] ?? ""));
});

test("the page's setup puts the stubs back", async () => {
  const course = await tinyCourse();
  const stub = readFileSync(join(course.folder, "exercises/01-double/double.ts"), "utf8");
  course.write("exercises/01-double/double.ts", DOUBLE);
  const [, command] = /do npx numkata (\w+) "\$exercise"/.exec(blockOf("bash setup.sh")) ?? [];
  await numkata(course.folder, [command ?? "", "exercises/01-double/"]);
  expect(readFileSync(join(course.folder, "exercises/01-double/double.ts"), "utf8")).toBe(stub);
});
