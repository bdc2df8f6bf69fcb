// np that rounds in other ways: told from the usual one by sums and products that show it.

import { expect, test } from "vitest";
import type { Outcome } from "../../domain/outcome.ts";
import { array, number } from "../../domain/value.ts";
import { type NpVariant, withNp } from "../../sandbox/np-variant.ts";
import { Sandbox } from "../../sandbox/sandbox.ts";
import { LIMITS, submissionOf, theProgram } from "./sandboxes.ts";

const SOURCE = `import * as np from "numkata/np";
export const sum = (x: np.NDArray): number => np.sum(x);
export const down = (x: np.NDArray): np.NDArray => np.sum(x.reshape(-1, 1), { axis: 0 });
export const length = (x: np.NDArray): number => np.linalg.norm(x);
export const third = (x: np.NDArray): np.NDArray => np.divide(x, 3);
export const root = (x: np.NDArray): np.NDArray => np.sqrt(x);
`;

async function given(variant: NpVariant | undefined, functionName: string, ...x: number[]): Promise<Outcome> {
  const program = await theProgram();
  const submission = await submissionOf({ "f.ts": SOURCE });
  const sandbox = new Sandbox(variant === undefined ? program : withNp(program, variant), submission);
  try {
    return await sandbox.call({ entry: "f.ts", functionName }, [array([x.length], x)], LIMITS);
  } finally {
    sandbox.close();
  }
}

/** Added up from the first, the 1 is lost; from the last, it is not. */
const CANCELLING = [1, 1e16, -1e16];

test.each<[NpVariant | undefined, string, number[], number | number[]]>([
  [undefined, "sum", CANCELLING, 0],
  ["backwards", "sum", CANCELLING, 1],
  [undefined, "down", CANCELLING, [0]],
  ["backwards", "down", CANCELLING, [1]],
  ["backwards", "length", [3, 4], 5],
  ["float32", "sum", [2 ** 24, 1], 2 ** 24],
  ["float32", "third", [1], [Math.fround(1 / 3)]],
  ["float32", "root", [2], [Math.fround(Math.SQRT2)]],
  [undefined, "third", [1], [1 / 3]],
])("%s: %s of %j", async (variant, name, x, value) => {
  const answer = typeof value === "number" ? number(value) : array([value.length], value);
  expect(await given(variant, name, ...x)).toMatchObject({ kind: "returned", value: answer });
});

test("each is another program", async () => {
  const program = await theProgram();
  expect(new Set([program.id, withNp(program, "backwards").id, withNp(program, "float32").id]).size).toBe(3);
});

test("np that has changed is a bug of ours", async () => {
  const program = await theProgram();
  expect(() => withNp({ ...program, np: "" }, "float32")).toThrow("np has nothing like");
});
