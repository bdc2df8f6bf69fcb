// What somebody gets who installs the tarball: built JavaScript that runs from node_modules, in a folder with nothing else.

import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import type { TypeCheck } from "../../domain/finding.ts";
import type { TypeChecker } from "../../watch/type-checker.ts";
import { emptyFolder } from "./numkata.ts";

const ROOT = join(import.meta.dirname, "../../..");
const NPM = process.platform === "win32" ? "npm.cmd" : "npm";

/** A folder with the package and what it depends on in node_modules, and nothing else. */
let installed = "";
let manifestAfterPacking = "";

beforeAll(() => {
  // Packing swaps package.json for a moment, so it is done in a copy, where no other test reads it.
  const checkout = emptyFolder();
  const inCopy = (name: string): boolean => !["node_modules", "dist", ".git"].includes(name) && !name.endsWith(".tgz");
  for (const name of readdirSync(ROOT).filter(inCopy))
    cpSync(join(ROOT, name), join(checkout, name), { recursive: true });
  mkdirSync(join(checkout, "node_modules"));
  for (const name of readdirSync(join(ROOT, "node_modules")).filter((entry) => entry !== ".cache")) {
    symlinkSync(join(ROOT, "node_modules", name), join(checkout, "node_modules", name), "junction");
  }
  execFileSync(NPM, ["pack", "--silent"], { cwd: checkout, shell: process.platform === "win32" });
  manifestAfterPacking = readFileSync(join(checkout, "package.json"), "utf8");
  const tarball = readdirSync(checkout).find((name) => name.endsWith(".tgz")) ?? "";

  installed = emptyFolder();
  const modules = join(installed, "node_modules");
  mkdirSync(join(modules, "numkata"), { recursive: true });
  execFileSync("tar", ["-xzf", join(checkout, tarball), "-C", join(modules, "numkata"), "--strip-components=1"]);
  const { dependencies } = JSON.parse(readFileSync(join(modules, "numkata/package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), "has-flag", "supports-color"]) {
    mkdirSync(dirname(join(modules, name)), { recursive: true });
    symlinkSync(join(ROOT, "node_modules", name), join(modules, name), "junction");
  }
}, 120_000);

describe("an installed package", () => {
  test("leaves the checkout's package.json as it was", () => {
    expect(manifestAfterPacking).toBe(readFileSync(join(ROOT, "package.json"), "utf8"));
  });

  test("brings no Node, no TypeScript to build and no tools", () => {
    const manifest = JSON.parse(readFileSync(join(installed, "node_modules/numkata/package.json"), "utf8"));
    expect(Object.keys(manifest)).not.toEqual(expect.arrayContaining(["workspaces"]));
    expect(manifest).toMatchObject({ bin: { numkata: "dist/bin.js" }, engines: { node: ">=24.12" } });
    expect(manifest.devDependencies ?? {}).toEqual({});
    expect(Object.keys(manifest.dependencies)).not.toContain("typescript");
    expect(manifest.peerDependenciesMeta).toEqual({ typescript: { optional: true } });
    expect(manifest.exports["./np"]).toBe("./dist/np/np.js");
    expect(readdirSync(join(installed, "node_modules/numkata")).toSorted()).toEqual(
      expect.arrayContaining(["LICENSE", "README.md", "dist", "exercises", "package.json", "solutions"]),
    );
  });

  test("grades the course that comes along", () => {
    const { stdout, status } = numkata("grade", "--solutions");
    expect(stdout).toContain("8 of 8 exercises pass");
    expect(status).toBe(0);
  });

  test("says how to begin where there is no course", () => {
    const { stderr, status } = numkata("grade");
    expect(stderr).toMatch(/no course here or above: .* cp -r ".*exercises" ".*solutions" \./);
    expect(status).toBe(2);
  });

  test("grades a learner's file in a copy of the course, and np has its types", () => {
    for (const name of ["exercises", "solutions"]) {
      cpSync(join(installed, "node_modules/numkata", name), join(installed, name), { recursive: true });
    }
    const solution = readFileSync(join(installed, "solutions/06-softmax/softmax.ts"));
    writeFileSync(join(installed, "exercises/06-softmax/softmax.ts"), solution);
    writeFileSync(join(installed, "package.json"), '{ "type": "module" }');
    expect(numkata("grade", "softmax").stdout).toContain("06-softmax passes");
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    const options = ["--noEmit", "--strict", "--skipLibCheck", "--module", "nodenext"];
    const types = spawnSync(process.execPath, [tsc, ...options, "exercises/06-softmax/softmax.ts"], {
      cwd: installed,
      encoding: "utf8",
    });
    expect(types.stdout).toBe("");
    expect(types.status).toBe(0);
  });

  test("begins a course of one's own, which takes another exercise", () => {
    const home = emptyFolder();
    const course = join(home, "my-course");
    expect(numkataIn(home, "init", "my-course")).toMatchObject({ stderr: "", status: 0 });
    // As npm install leaves it.
    symlinkSync(join(installed, "node_modules"), join(course, "node_modules"), "junction");
    expect(numkataIn(course, "verify")).toMatchObject({ stderr: "", status: 0 });
    expect(numkataIn(course, "grade").stdout).toContain("01-row-means is not started yet");
    expect(numkataIn(course, "new", "relu")).toMatchObject({ stderr: "", status: 0 });
    const { stdout } = numkataIn(course, "verify", "relu");
    expect(stdout).toContain("the solution passes, the stub is ready, 1 mistake told apart");
    expect(stdout.split("\n").filter((line) => line.startsWith("    "))).toHaveLength(3);
    for (const spec of ["course.yaml", "01-row-means/exercise.yaml", "02-relu/exercise.yaml"]) {
      const path = join(course, "exercises", spec);
      const [, schema = ""] = /^# yaml-language-server: \$schema=(.*)$/m.exec(readFileSync(path, "utf8")) ?? [];
      expect(statSync(join(dirname(path), schema)).isFile()).toBe(true);
    }
    const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
    writeFileSync(
      join(course, "exercises/01-row-means/rowMeans.ts"),
      `${readFileSync(join(course, "solutions/01-row-means/rowMeans.ts"), "utf8")}console.log(structuredClone([1]));\n`,
    );
    const types = spawnSync(process.execPath, [tsc, "-p", course], { encoding: "utf8" });
    expect(types).toMatchObject({ stdout: "", status: 0 });
  });

  test("checks types once the course has TypeScript, and says nothing before", async () => {
    const dist = join(installed, "node_modules/numkata/dist");
    const built: { TypeChecker: typeof TypeChecker } = await import(
      pathToFileURL(join(dist, "watch/type-checker.js")).href
    );
    const check = async (): Promise<TypeCheck | undefined> => {
      const checker = new built.TypeChecker(installed, join(dist, "np/np.js"));
      const checked = await checker.check("06-softmax/wrong.ts");
      checker.close();
      return checked;
    };
    const text = 'import * as np from "numkata/np";\nexport const x: string = np.sum([1]);\n';
    mkdirSync(join(installed, "exercises/06-softmax"), { recursive: true });
    writeFileSync(join(installed, "exercises/06-softmax/wrong.ts"), text);
    expect(await check()).toBeUndefined();
    symlinkSync(join(ROOT, "node_modules/typescript"), join(installed, "node_modules/typescript"), "junction");
    expect(await check()).toEqual({
      kind: "checked",
      findings: [
        {
          location: { file: "06-softmax/wrong.ts", line: 2, column: 14 },
          message: "Type 'number' is not assignable to type 'string'.",
        },
      ],
    });
  });
});

type Run = { readonly stdout: string; readonly stderr: string; readonly status: number | null };

function numkata(...words: string[]): Run {
  return numkataIn(installed, ...words);
}

function numkataIn(cwd: string, ...words: string[]): Run {
  const bin = join(installed, "node_modules/numkata/dist/bin.js");
  return spawnSync(process.execPath, [bin, ...words], { cwd, encoding: "utf8" });
}
