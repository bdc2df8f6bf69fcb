// numkata init: a course that is whole from the start, or nothing at all.

import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { complaints } from "../spec/json-schema.ts";
import { courseJsonSchema } from "../../spec/course-schema.ts";
import { exerciseJsonSchema } from "../../spec/schema.ts";
import { emptyFolder, numkata, told } from "./numkata.ts";

const ROOT = join(import.meta.dirname, "../../..");

function filesIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
  return paths.filter((path) => statSync(join(folder, path)).isFile());
}

describe("a new course", async () => {
  const home = emptyFolder();
  const made = await numkata(home, ["init", "Linear Algebra 1", "--title", "Linear algebra: part *one*"]);
  const course = join(home, "Linear Algebra 1");
  const read = (path: string): string => readFileSync(join(course, path), "utf8");

  test("says what there is and what comes next", () => {
    expect(told(made)).toMatchInlineSnapshot(`
      "A course is in Linear Algebra 1:

        exercises/01-row-means/      an exercise to look at: the spec, and rowMeans.ts to fill in
        solutions/01-row-means/      its solution, and the mistakes that are known
        exercises/course.yaml        the course's title and what holds for all exercises
        README.md                    for your learners
        .github/workflows/grade.yml  grades every push on GitHub
        package.json, .vscode/ …     so that editors know np and the spec's keys

      Next:
        cd "Linear Algebra 1"
        npm install
        npx numkata verify
        npx numkata new
      [exit code 0]"
    `);
    expect(filesIn(course)).toMatchInlineSnapshot(`
      [
        ".github/workflows/grade.yml",
        ".gitignore",
        ".vscode/extensions.json",
        ".vscode/settings.json",
        "README.md",
        "exercises/01-row-means/exercise.yaml",
        "exercises/01-row-means/rowMeans.ts",
        "exercises/course.yaml",
        "globals.d.ts",
        "package.json",
        "solutions/01-row-means/mistakes.ts",
        "solutions/01-row-means/rowMeans.ts",
        "tsconfig.json",
      ]
    `);
  });

  test("verifies, grades, and takes another exercise", async () => {
    const verified = await numkata(course, ["verify"]);
    expect(verified.out).toMatch(/^✓ 01-row-means +5 cases; the solution passes, the stub is ready, 3 mistakes/);
    expect(verified.code).toBe(0);
    await numkata(course, ["new", "relu"]);
    const spec = read("exercises/02-relu/exercise.yaml");
    expect(spec).toContain("$schema=../../node_modules/numkata/grader/spec/exercise.schema.json");
    expect((await numkata(course, ["verify", "relu"])).out).toContain("the solution passes, the stub is ready");
  });

  test("has files that editors and npm can read", () => {
    const project = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
    const manifest = JSON.parse(read("package.json"));
    expect(manifest).toMatchObject({ name: "linear-algebra-1", type: "module" });
    expect(manifest.dependencies).toEqual({ numkata: project.version });
    expect(manifest.devDependencies).toEqual({ typescript: project.devDependencies.typescript });
    expect(JSON.parse(read("tsconfig.json"))).toMatchObject({ compilerOptions: { strict: true } });
    const schemas: Record<string, string> = JSON.parse(read(".vscode/settings.json"))["yaml.schemas"];
    for (const path of Object.keys(schemas))
      expect(statSync(join(ROOT, path.replace("./node_modules/numkata/", ""))).isFile()).toBe(true);
    expect(complaints(courseJsonSchema(), parse(read("exercises/course.yaml")))).toEqual([]);
    expect(complaints(exerciseJsonSchema(), parse(read("exercises/01-row-means/exercise.yaml")))).toEqual([]);
    expect(parse(read("exercises/course.yaml"))).toMatchObject({ title: "Linear algebra: part *one*" });
    expect(read("README.md")).toMatch(/^# Linear algebra: part \\\*one\\\*\n/);
  });

  test("is graded by its workflow, with annotations and a summary", async () => {
    const workflow: { readonly jobs: { readonly grade: { readonly steps: readonly { readonly run?: string }[] } } } =
      parse(read(".github/workflows/grade.yml"));
    const [command = "", ...words] = workflow.jobs.grade.steps.at(-1)?.run?.split(" ") ?? [];
    expect([command, words[0]]).toEqual(["npx", "numkata"]);
    const wrong = read("solutions/01-row-means/rowMeans.ts").replace("axis: 1", "axis: 0");
    writeFileSync(join(course, "exercises/01-row-means/rowMeans.ts"), wrong);
    const page = join(home, "summary.md");
    // The course is a folder of the repository here.
    const run = await numkata(course, words.slice(1), { GITHUB_STEP_SUMMARY: page, GITHUB_WORKSPACE: home });
    expect(run.code).toBe(1);
    expect(run.out).toContain("\n::error file=Linear Algebra 1/exercises/01-row-means/rowMeans.ts,title=rowMeans%2C ");
    expect(run.out).toContain("these are the means of the columns");
    const summary = readFileSync(page, "utf8");
    expect(summary).toContain("| ✗ | 01-row-means |");
    expect(summary).toContain("### ✗ rowMeans, the row worked by hand");
  });

  test("has the problems of its specs beside their lines", async () => {
    writeFileSync(join(course, "exercises/course.yaml"), "titel: Linear algebra\n");
    const run = await numkata(course, ["grade", "--reporter", "github"], { GITHUB_WORKSPACE: home });
    expect(run.code).toBe(2);
    expect(run.err).toContain("::error file=Linear Algebra 1/exercises/course.yaml,line=1,col=1,title=");
  });
});

test.concurrent("an empty folder, or one with git's own, becomes the course", async ({ expect: expects }) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, ".git"));
  const made = await numkata(folder, ["init", "."]);
  expects(made.out).not.toContain("cd ");
  expects(made.code).toBe(0);
  expects(filesIn(folder)).toContain("exercises/course.yaml");
});

test.concurrent("nothing is made where something is, or where it is not said", async ({ expect: expects }) => {
  const folder = emptyFolder();
  mkdirSync(join(folder, "mine"));
  writeFileSync(join(folder, "mine/notes.txt"), "");
  writeFileSync(join(folder, "file"), "");
  const before = readdirSync(folder, { recursive: true });
  const said: string[] = [];
  for (const words of [["mine"], ["file"], ["file/below"], ["/proc/mine/course"], [], ["a", "b"], ["a", "--name", "b"]])
    said.push(told(await numkata(folder, ["init", ...words])));
  expects(said.join("\n").replaceAll("[stderr]\n", "")).toMatchInlineSnapshot(`
    "mine cannot be made: the folder is not empty. Nothing was changed.
    [exit code 2]
    file cannot be made: another file is in the way. Nothing was changed.
    [exit code 2]
    file/below cannot be made: another file is in the way. Nothing was changed.
    [exit code 2]
    /proc/mine/course cannot be made: no folder can be made here. Nothing was changed.
    [exit code 2]
    numkata init: say into which folder, and only one: numkata init my-course
    [exit code 2]
    numkata init: say into which folder, and only one: numkata init my-course
    [exit code 2]
    numkata init: unknown option --name. It takes --title.
    [exit code 2]"
  `);
  expects(readdirSync(folder, { recursive: true })).toEqual(before);
  expects(readdirSync(dirname(folder)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});
