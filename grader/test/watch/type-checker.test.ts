// The real compiler on courses of all kinds, and other programs in its place.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, describe, expect, test } from "vitest";
import { exerciseIds } from "../../grading/course.ts";
import { TypeChecker } from "../../watch/type-checker.ts";

const ROOT = join(import.meta.dirname, "../../..");
const NP = join(ROOT, "grader/np/np.ts");
const ENTRY = "06-softmax/softmax.ts";

const home = realpathSync(mkdtempSync(join(tmpdir(), "numkata-checker-")));
const open: TypeChecker[] = [];
afterEach(() => {
  for (const checker of open.splice(0)) checker.close();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** A course with these files. */
function courseOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(home, "course-"));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

function checkerOf(folder: string): TypeChecker {
  const checker = new TypeChecker(folder, NP);
  open.push(checker);
  return checker;
}

/** What is said of the course's softmax, a line each. */
async function said(folder: string): Promise<readonly string[] | string> {
  const checked = await checkerOf(folder).check(ENTRY);
  if (checked?.kind !== "checked") return checked?.kind ?? "nothing";
  return checked.findings.map(
    ({ location: { file, line, column }, message }) => `${file}:${line}:${column} ${message}`,
  );
}

function softmax(text: string): Record<string, string> {
  return { [`exercises/${ENTRY}`]: text };
}

describe("a course without options of its own", () => {
  test("np has its types, errors are strict, and those of other exercises and of unused names are not told", async () => {
    const folder = courseOf({
      ...softmax(`import * as np from "numkata/np";
import { other } from "../05-other/other.ts";
import { half } from "./half.ts";
export function softmax(z: np.NDArray, unused) {
  const sum: string = np.sum(z);
  return other(half(sum));
}
`),
      "exercises/05-other/other.ts": "export const other = (x: number): string => x;\n",
      "exercises/06-softmax/half.ts": "export const half = (x: number): number => y / 2;\n",
    });
    expect(await said(folder)).toEqual([
      "06-softmax/softmax.ts:4:40 Parameter 'unused' implicitly has an 'any' type.",
      "06-softmax/softmax.ts:5:9 Type 'number' is not assignable to type 'string'.",
      "06-softmax/softmax.ts:6:21 Argument of type 'string' is not assignable to parameter of type 'number'.",
      "06-softmax/half.ts:1:44 Cannot find name 'y'.",
    ]);
  });

  test("knows what the sandbox lends, and nothing else of Node or a browser", async () => {
    const lent =
      'console.log(process.argv, performance.now(), structuredClone([1]), new TextEncoder().encode("a"), new URL("a:b").href);\n' +
      "clearTimeout(setTimeout((x: number) => x, 1, 2)); clearInterval(setInterval(() => {})); queueMicrotask(() => {});\n" +
      'clearImmediate(setImmediate(() => {})); process.stdout.write("x"); new TextDecoder().decode(new Uint8Array());\n';
    expect(await said(courseOf(softmax(`${lent}export const x = [Buffer, document, name];\n`)))).toEqual([
      "06-softmax/softmax.ts:4:19 Cannot find name 'Buffer'.",
      "06-softmax/softmax.ts:4:27 Cannot find name 'document'.",
      "06-softmax/softmax.ts:4:37 Cannot find name 'name'.",
    ]);
  });

  test("behind a symbolic link", async () => {
    const folder = courseOf(softmax("export const x: string = 1;\n"));
    symlinkSync(folder, `${folder}-link`, "junction");
    expect(await said(`${folder}-link`)).toHaveLength(1);
  });
});

test("the course's own tsconfig.json counts, whatever it is for", async () => {
  const options = {
    composite: true,
    rootDir: "lib",
    noUnusedLocals: true,
    types: ["none-such"],
    strictNullChecks: false,
  };
  const folder = courseOf({
    ...softmax("export const x: string = null;\nconst y = 1;\nexport const z: string = 1;\n"),
    "tsconfig.json": JSON.stringify({ compilerOptions: options, include: ["lib"] }),
  });
  expect(await said(folder)).toEqual(["06-softmax/softmax.ts:3:14 Type 'number' is not assignable to type 'string'."]);
});

test("there is nothing to say of a stub", async () => {
  const copy = courseOf({});
  cpSync(join(ROOT, "exercises"), join(copy, "exercises"), { recursive: true });
  const checker = checkerOf(copy);
  for (const id of exerciseIds(copy)) {
    const stub = readdirSync(join(copy, "exercises", id)).find((name) => name.endsWith(".ts")) ?? "";
    expect(await checker.check(`${id}/${stub}`)).toEqual({ kind: "checked", findings: [] });
  }
  // With the options of this checkout.
  expect(await said(ROOT)).toEqual([]);
}, 60_000);

/** A course whose TypeScript is this script. */
function courseWithCompiler(script: string): string {
  return courseOf({
    ...softmax("export const x: string = 1;\n"),
    "node_modules/typescript/package.json":
      '{ "name": "typescript", "version": "5.9.0", "bin": { "tsc": "./bin/tsc" } }',
    "node_modules/typescript/bin/tsc": script,
  });
}

describe("another compiler in the course", () => {
  test("a script is run as it is", async () => {
    const line = "exercises/06-softmax/softmax.ts(1,2): error TS1: from the script";
    expect(await said(courseWithCompiler(`console.log(${JSON.stringify(line)}); process.exitCode = 2;`))).toEqual([
      "06-softmax/softmax.ts:1:2 from the script",
    ]);
  });

  test.for([
    ["breaks with words", "throw new Error('oh no');"],
    ["ends itself", "process.kill(process.pid, 'SIGKILL');"],
    ["has an exit code of its own", "process.exit(70);"],
  ])("one that %s gives up, and nothing is thrown", async ([, script = ""]) => {
    expect(await said(courseWithCompiler(script))).toBe("gave-up");
  });

  test("one that hangs is ended by the next check, and by closing", async () => {
    const checker = checkerOf(courseWithCompiler("setInterval(() => {}, 1000);"));
    const checks = [checker.check(ENTRY), checker.check(ENTRY)];
    expect(await checks[0]).toBeUndefined();
    checker.close();
    expect(await checks[1]).toBeUndefined();
    expect(await checker.check(ENTRY)).toBeUndefined();
  });
});
