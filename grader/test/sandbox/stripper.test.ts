import { afterAll, describe, expect, test } from "vitest";
import { Stripper } from "../../sandbox/stripper.ts";

const stripper = new Stripper();
afterAll(() => stripper.close());

const NESTED = `const x = ${"(".repeat(50_000)}1${")".repeat(50_000)};`;

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

  test("is as good as new after a source that breaks it", async () => {
    const results = await Promise.all(
      [NESTED, "let x: number;", NESTED, "enum A {}", "let y: string;"].map((source) => stripper.strip(source)),
    );
    expect(results.map(({ kind }) => kind)).toEqual(["failed", "stripped", "failed", "unsupported", "stripped"]);
  });

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
