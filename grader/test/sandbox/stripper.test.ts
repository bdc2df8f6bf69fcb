import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { afterAll, describe, expect, test } from "vitest";
import { Stripper } from "../../sandbox/stripper.ts";

const stripper = new Stripper();
afterAll(() => stripper.close());

/** The helpers that a process has started and that still run. Linux says so in /proc. */
function helpers(grader = process.pid): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && isHelper(name, grader))
    .map(Number);
}

function isHelper(pid: string, grader: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(parent) === grader && readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("strip-helper");
  } catch {
    return false;
  }
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe("the stripper", () => {
  test("leaves types out and everything else where it was", async () => {
    const source = "export function f(x: number): string {\n  return <T,>(y: T) => y satisfies T;\n}\n";
    const result = await stripper.strip(source);
    expect(result).toEqual({
      kind: "stripped",
      code: "export function f(x        )         {\n  return     (y   ) => y            ;\n}\n",
    });
  });

  // Line and column count from 1, as editors do.
  test.each([
    ["in the first line", "const = 1;", 1, 7],
    ["behind blank lines", "\n\n  const = 1;", 3, 9],
    ["behind the line ends of Windows", "let a;\r\nlet b;\r\nconst = 1;\r\n", 3, 7],
    ["behind a tab", "\tconst = 1;", 1, 8],
    ["behind spaces and a tab", "  \tconst\t= 1;", 1, 10],
    ["behind wide letters", "const 日本 = '日本' 5;", 1, 17],
    ["behind an emoji", "/* 😀 */ const = 1;", 1, 16],
    ["behind a letter of two characters", "/* e\u0301 */ const = 1;", 1, 16],
    ["at the end of the file", "function f() {\n  return 1;\n", 2, 12],
    ["at the end of the file, in a string", "const x = 'abc\n", 1, 11],
  ])("places a syntax error %s", async (_, source, line, column) => {
    expect(await stripper.strip(source)).toMatchObject({ kind: "syntax", line, column });
  });

  test.each([
    ["an enum", "let a;\n  enum A { b }\n", 2, 3],
    ["an enum of several lines", "let a;\nenum A {\n  b,\n}\n", 2, 1],
    ["a namespace", "namespace N { export const x = 1; }", 1, 1],
    ["a parameter property", "class A {\n  constructor(private x: number) {}\n}", 2, 23],
  ])("places %s", async (_, source, line, column) => {
    expect(await stripper.strip(source)).toMatchObject({ kind: "unsupported", line, column });
  });

  const hostile: Readonly<Record<string, string>> = {
    "nested parentheses": `const x = ${"(".repeat(50_000)}1${")".repeat(50_000)};`,
    "half a million of them": `const x = ${"(".repeat(500_000)}1${")".repeat(500_000)};`,
    "open brackets": `const x = ${"[".repeat(1_000_000)}`,
    "open braces": "{".repeat(1_000_000),
    signs: `const x = ${"- ".repeat(500_000)}1;`,
    "type arguments": `let a: ${"A<".repeat(20_000)}`,
    "comparisons that may be type arguments": `a${"<b".repeat(300_000)}`,
    "type operators": `let a: ${"keyof ".repeat(100_000)}A;`,
    "what looks like JSX": "<a>".repeat(300_000),
    "templates in templates": `const x = ${"`${".repeat(20_000)}1${"}`".repeat(20_000)};`,
    "functions in functions": "function f() {".repeat(50_000),
    casts: `let x = a${" as any".repeat(140_000)};`,
    "a sum of half a million": `const x = 1${"+1".repeat(500_000)};`,
    "a call of a call of a call": `a${"()".repeat(500_000)};`,
    "a line of 1 MiB that is wrong": `let a = "${"x".repeat(1_000_000)}" 5;`,
    "half letters": `let a = "${"\ud800".repeat(300_000)}";`,
    "1 MiB of nothing": "\n".repeat(1_000_000),
    "1 MiB of numbers": `const x = [${"1,".repeat(500_000)}];`,
    "1 MiB of a string": `const x = "${"a".repeat(1_000_000)}";`,
    "1 MiB of a pattern": `const x = /${"(a*)*".repeat(200_000)}/;`,
    "1 MiB of statements": "let a: A;\n".repeat(100_000),
    "1 MiB of what is no token": "@\n".repeat(500_000),
    "an empty file": "",
  };

  test("is as good as new after whatever source", async () => {
    const told: string[] = [];
    for (const [name, source] of Object.entries(hostile)) {
      const [result, after] = await Promise.all([stripper.strip(source), stripper.strip("let x: number;")]);
      told.push(`${name}: ${result.kind}`);
      expect([name, after]).toEqual([name, { kind: "stripped", code: "let x        ;" }]);
    }
    expect(told.join("\n")).toMatchInlineSnapshot(`
      "nested parentheses: failed
      half a million of them: failed
      open brackets: failed
      open braces: failed
      signs: failed
      type arguments: failed
      comparisons that may be type arguments: failed
      type operators: failed
      what looks like JSX: failed
      templates in templates: failed
      functions in functions: failed
      casts: failed
      a sum of half a million: failed
      a call of a call of a call: failed
      a line of 1 MiB that is wrong: failed
      half letters: stripped
      1 MiB of nothing: stripped
      1 MiB of numbers: stripped
      1 MiB of a string: stripped
      1 MiB of a pattern: stripped
      1 MiB of statements: stripped
      1 MiB of what is no token: syntax
      an empty file: stripped"
    `);
  });

  // Each level doubles the time.
  const ENDLESS = `const x = ${"a ? (b) : c => (".repeat(60)}d${")".repeat(60)};`;

  test("gives up on what takes longer than anything honest, and is as good as new", async () => {
    const results = await Promise.all([
      stripper.strip("let x: number;"),
      stripper.strip(ENDLESS, 400),
      stripper.strip("let x: number;"),
    ]);
    expect(results.map(({ kind }) => kind)).toEqual(["stripped", "failed", "stripped"]);
  });

  test.runIf(process.platform === "linux")("is as good as new after its process was ended by another", async () => {
    for (const signal of ["SIGKILL", "SIGTERM"] as const) {
      expect((await stripper.strip("let x: number;")).kind).toBe("stripped");
      for (const pid of helpers()) process.kill(pid, signal);
      expect((await stripper.strip("let y: number;")).kind).toBe("stripped");
    }
  });

  test.runIf(process.platform === "linux")("leaves no process behind, also in the middle of a source", async () => {
    const own = new Stripper();
    const before = helpers();
    await own.strip("let x: number;");
    const stripping = own.strip(ENDLESS);
    await until(() => helpers().length === before.length + 1);
    own.close();
    expect((await stripping).kind).toBe("failed");
    own.close();
    await until(() => helpers().length === before.length);
  });

  test.runIf(process.platform === "linux")(
    "does not outlive a grader that is killed, not even when it is busy",
    async () => {
      const module = new URL("../../sandbox/stripper.ts", import.meta.url);
      const program = `import { Stripper } from "${module.href}"; await new Stripper().strip(${JSON.stringify(ENDLESS)});`;
      const grader = spawn(process.execPath, ["--input-type=module", "-e", program], { stdio: "ignore" });
      await until(() => helpers(grader.pid).length === 1);
      const [helper] = helpers(grader.pid);
      grader.kill("SIGKILL");
      await until(() => !existsSync(`/proc/${helper}`));
    },
  );

  test("answers in the order it is asked", async () => {
    const names = Array.from({ length: 20 }, (_, at) => `x${at}`);
    const results = await Promise.all(names.map((name) => stripper.strip(`let ${name}: number;`)));
    expect(results).toEqual(names.map((name) => ({ kind: "stripped", code: `let ${name}        ;` })));
  });

  test("begins anew after it was closed", async () => {
    stripper.close();
    expect((await stripper.strip("let x: number;")).kind).toBe("stripped");
  });
});
