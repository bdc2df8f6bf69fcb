// Which mutants a solution has: what is changed, where, and what it is called.

import { stripTypeScriptTypes } from "node:module";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Arguments, Param, Signature } from "../../domain/exercise.ts";
import { OPERATORS } from "../../domain/mutant.ts";
import { array } from "../../domain/value.ts";
import { mutantsOf } from "../../mutation/mutants.ts";

const ARRAY = { types: ["array"], about: "numbers" } as const;

function signatureOf(names: readonly string[], pure: boolean): Signature {
  const params = names.map((name): Param => ({ name, ...ARRAY }));
  return { name: "solve", params, returns: ARRAY, pure };
}

const EXAMPLE: Arguments = [array([2, 3], [1, 2, 3, 4, 5, 6])];

function mutants(text: string, pure = false): ReturnType<typeof mutantsOf> {
  const code = stripTypeScriptTypes(text);
  return mutantsOf({ text, code, signature: signatureOf(["x"], pure), example: EXAMPLE });
}

/** Each mutant's kind and name. */
function told(text: string, pure = false): string {
  return mutants(text, pure)
    .map(({ operator, id }) => `${operator}: ${id}`)
    .join("\n");
}

describe("what is made wrong", () => {
  test("calls of np", () => {
    expect(
      told(`import * as np from "numkata/np";
export function solve(x: np.NDArray): np.NDArray {
  return np.divide(x, np.sum(np.abs(x), { axis: 1, keepdims: true }));
}
`),
    ).toMatchInlineSnapshot(`
      "early-return: export function solve(x: np.NDArray): np.NDArray {[+ return x;]
      sign: return [np.divide(x, np.sum(np.abs(x), { axis: 1, keepdims: true })) -> np.negative(…)];
      dropped-operand: return [np.divide(x, np.sum(np.abs(x), { axis: 1, keepdims: true })) -> x];
      dropped-operand: return [np.divide(x, np.sum(np.abs(x), { axis: 1, keepdims: true })) -> np.sum(np.abs(x), { axis: 1, keepdims: true })];
      arithmetic: return np.[divide -> multiply](x, np.sum(np.abs(x), { axis: 1, keepdims: true }));
      order: return np.divide([x, np.sum(np.abs(x), { axis: 1, keepdims: true }) -> np.sum(np.abs(x), { axis: 1, keepdims: true }), x]);
      dropped-call: return np.divide(x, [np.sum(np.abs(x), { axis: 1, keepdims: true }) -> np.abs(x)]);
      reduction: return np.divide(x, np.[sum -> mean](np.abs(x), { axis: 1, keepdims: true }));
      dropped-call: return np.divide(x, np.sum([np.abs(x) -> x], { axis: 1, keepdims: true }));
      function: return np.divide(x, np.sum(np.[abs -> square](x), { axis: 1, keepdims: true }));
      axis: return np.divide(x, np.sum(np.abs(x), [{ axis: 1, keepdims: true } -> { keepdims: true }]));
      axis: return np.divide(x, np.sum(np.abs(x), { axis: [1 -> 0], keepdims: true }));
      keepdims: return np.divide(x, np.sum(np.abs(x), { axis: 1, keepdims: [true -> false] }));"
    `);
  });

  test("numbers and operators", () => {
    expect(told("export const solve = (x: number): number => 2 * (x - 1) ** 3;\n")).toMatchInlineSnapshot(`
      "constant: export const solve = (x: number): number => [2 -> 3] * (x - 1) ** 3;
      early-return: export const solve = (x: number): number => [2 * (x - 1) ** 3 -> x];
      sign: export const solve = (x: number): number => [2 * (x - 1) ** 3 -> -(…)];
      dropped-operand: export const solve = (x: number): number => [2 * (x - 1) ** 3 -> 2];
      dropped-operand: export const solve = (x: number): number => [2 * (x - 1) ** 3 -> ((x - 1) ** 3)];
      arithmetic: export const solve = (x: number): number => 2 [* -> /] (x - 1) ** 3;
      dropped-operand: export const solve = (x: number): number => 2 * [(x - 1) ** 3 -> (x - 1)];
      dropped-operand: export const solve = (x: number): number => 2 * [(x - 1) ** 3 -> 3];
      order: export const solve = (x: number): number => 2 * [(x - 1) ** 3 -> ((3) ** (x - 1))];
      dropped-operand: export const solve = (x: number): number => 2 * ([x - 1 -> x]) ** 3;
      dropped-operand: export const solve = (x: number): number => 2 * ([x - 1 -> 1]) ** 3;
      order: export const solve = (x: number): number => 2 * ([x - 1 -> ((1) - (x))]) ** 3;
      arithmetic: export const solve = (x: number): number => 2 * (x [- -> +] 1) ** 3;
      constant: export const solve = (x: number): number => 2 * (x - [1 -> 2]) ** 3;
      constant: export const solve = (x: number): number => 2 * (x - [1 -> 0]) ** 3;
      arithmetic: export const solve = (x: number): number => 2 * (x - 1) [** -> *] 3;
      constant: export const solve = (x: number): number => 2 * (x - 1) ** [3 -> 4];"
    `);
  });

  test("what is left keeps its parentheses where it needs them", () => {
    const code = "export const solve = (x: number): number => 2 * -(x - 1) * Math.abs(x - 2);\n";
    expect(told(code)).toContain("2 * [-(x - 1) -> (x - 1)] * Math.abs(x - 2);");
    expect(told(code)).toContain("2 * -(x - 1) * [Math.abs(x - 2) -> (x - 2)];");
  });

  test("conditions, loops and statements", () => {
    expect(
      told(`export function solve(x: number[]): number {
  let sum = 0;
  for (const each of x) {
    if (each < 0 && sum !== 7) throw new RangeError("a negative number");
    sum += each;
    console.log(sum);
  }
  return sum;
}
`),
    ).toMatchInlineSnapshot(`
      "early-return: export function solve(x: number[]): number {[+ return x;]
      constant: let sum = [0 -> 1];
      condition: if ([each < 0 && sum !== 7 -> true]) throw new RangeError("a negative number");
      condition: if ([each < 0 && sum !== 7 -> false]) throw new RangeError("a negative number");
      comparison: if (each [< -> <=] 0 && sum !== 7) throw new RangeError("a negative number");
      comparison: if (each [< -> >] 0 && sum !== 7) throw new RangeError("a negative number");
      constant: if (each < [0 -> 1] && sum !== 7) throw new RangeError("a negative number");
      condition: if (each < 0 [&& -> ||] sum !== 7) throw new RangeError("a negative number");
      comparison: if (each < 0 && sum [!== -> ===] 7) throw new RangeError("a negative number");
      constant: if (each < 0 && sum !== [7 -> 8]) throw new RangeError("a negative number");
      statement: if (each < 0 && sum !== 7) [throw new RangeError("a negative number"); -> ;]
      statement: [sum += each; -> ;]
      arithmetic: sum[+= -> -=]each;
      statement: [console.log(sum); -> ;]
      sign: return [sum -> -(sum)];"
    `);
  });

  test("lengths that fit the first case only", () => {
    expect(
      told(`import type * as np from "numkata/np";
export function solve(x: np.NDArray): np.NDArray {
  const rows = x.shape[0] ?? 0;
  return x.reshape(rows, -1).reshape(x.size);
}
`),
    ).toMatchInlineSnapshot(`
      "early-return: export function solve(x: np.NDArray): np.NDArray {[+ return x;]
      shape: const rows = [x.shape[0] -> 2] ?? 0;
      dropped-operand: const rows = [x.shape[0] ?? 0 -> x.shape[0]];
      constant: const rows = x.shape[[0 -> 1]] ?? 0;
      constant: const rows = x.shape[0] ?? [0 -> 1];
      dropped-call: return [x.reshape(rows, -1) -> x].reshape(x.size);
      sign: return [x.reshape(rows, -1).reshape(x.size) -> -(…)];
      dropped-call: return [x.reshape(rows, -1).reshape(x.size) -> x.reshape(rows, -1)];
      order: return x.reshape([rows, -1 -> -1, rows]).reshape(x.size);
      shape: return x.reshape(rows, [-1 -> 6]).reshape(x.size);
      sign: return x.reshape(rows, [-1 -> 1]).reshape(x.size);
      constant: return x.reshape(rows, -[1 -> 2]).reshape(x.size);
      constant: return x.reshape(rows, -[1 -> 0]).reshape(x.size);
      shape: return x.reshape(rows, -1).reshape([x.size -> 6]);"
    `);
  });

  test("what has to stay as it was is written to", () => {
    const source = "export function solve(x: { data: Float64Array }) {\n  return Array.from(x.data).length;\n}\n";
    expect(told(source, true)).toContain("in-place: return [Array.from(x.data).length -> […, x.data?.fill(0)][0]];");
    expect(told(source, false)).not.toContain("in-place");
  });

  test("a function that another one calls is part of the solution", () => {
    expect(
      told("const half = (x: number): number => x / 2;\nexport const solve = (x: number): number => half(x);\n"),
    ).toContain("arithmetic: const half = (x: number): number => x [/ -> *] 2;");
  });
});

describe("what a mutant is called", () => {
  const line = "export const solve = (x: number): number => x + 1;\n";

  test("stays the same when other lines change", () => {
    const more = `// A remark.\nconst other = (y: number): number => y;\n${line}`;
    const ids = new Set(mutants(more).map(({ id }) => id));
    expect(mutants(line).filter(({ id }) => !ids.has(id))).toEqual([]);
  });

  test("tells equal changes of equal lines apart", () => {
    const source = "export function solve(x: number): number {\n  x += 1;\n  x += 1;\n  return x;\n}\n";
    expect(told(source)).toContain("constant: x += [1 -> 2]; (2)");
  });

  test("says line and column of the TypeScript, and changes nothing else", () => {
    const source = "/** Ä. */\nexport const solve = (x: readonly [number]): number =>\n  x[0] as number + 5;\n";
    const found = mutants(source).find(({ id }) => id.includes("[5 -> 6]"));
    expect(found).toMatchObject({ line: 3, column: 20, text: source.replace("5", "6") });
    expect(found?.code).toBe(stripTypeScriptTypes(source.replace("5", "6")));
  });
});

test("every mutant is a program of its own, and none is the solution", () => {
  const expression = fc.letrec<{ whole: string; leaf: string }>((tie) => ({
    leaf: fc.constantFrom("x", "1", "2", "0.5", "x[0]", "x.length"),
    whole: fc.oneof(
      { maxDepth: 3 },
      tie("leaf"),
      fc
        .tuple(tie("whole"), fc.constantFrom("+", "-", "*", "/", "<", "===", "&&", "??"), tie("whole"))
        .map(([a, sign, b]) => `((${a}) ${sign} (${b}))`),
      tie("whole").map((a) => `-(${a})`),
      tie("whole").map((a) => `Math.exp(${a})`),
      fc.tuple(tie("whole"), tie("whole")).map(([a, b]) => `np.subtract(${a}, ${b})`),
      tie("whole").map((a) => `np.sum(${a}, { axis: 0, keepdims: true })`),
      fc.tuple(tie("whole"), tie("whole")).map(([a, b]) => `((${a}) ? (${b}) : 3)`),
    ),
  })).whole;
  fc.assert(
    fc.property(expression, (body) => {
      const source = `import * as np from "numkata/np";\nexport const solve = (x) => ${body};\n`;
      const found = mutants(source, true);
      expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
      for (const { code, operator } of found) {
        expect(code).not.toBe(source);
        expect(OPERATORS).toContain(operator);
        // Reads it as a program.
        expect(() => mutants(code)).not.toThrow();
      }
    }),
    { numRuns: 25 },
  );
});
