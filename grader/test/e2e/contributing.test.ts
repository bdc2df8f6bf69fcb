// CONTRIBUTING's recipe for a new exercise, followed word by word.

import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { emptyFolder, numkata, told } from "./numkata.ts";

const ROOT = join(import.meta.dirname, "../../..");

test("relu is added and proven", async () => {
  const course = emptyFolder();
  for (const name of ["exercises", "solutions"]) cpSync(join(ROOT, name), join(course, name), { recursive: true });
  const recipe = readFileSync(join(ROOT, "CONTRIBUTING.md"), "utf8");
  write(join(course, "exercises/09-relu/exercise.yaml"), block(recipe, "yaml"));
  write(join(course, "solutions/09-relu/relu.ts"), block(recipe, "ts"));

  const stub = await numkata(course, ["stub", "09-relu"]);
  expect(told(stub)).toMatchInlineSnapshot(`
    "import * as np from "numkata/np";

    /**
     * Replace every negative number by zero.
     *
     * @param z (m, n) array: one row of numbers for each sample
     * @returns (m, n) array: the positive numbers, and 0 elsewhere
     */
    export function relu(z: np.NDArray): np.NDArray {
      throw new Error("not implemented");
    }
    [exit code 0]"
  `);
  write(join(course, "exercises/09-relu/relu.ts"), stub.out);
  const verified = await numkata(course, ["verify", "relu"]);
  expect(told(verified)).toMatchInlineSnapshot(`
    "✓ 09-relu             3 cases; the solution passes, the stub is ready, strength 100 % (6 mutants)

    1 exercise verified: every spec is valid, every solution passes every case, every stub says "not started".
    [exit code 0]"
  `);
});

/** The first code block of a language, without the indentation of the list that it stands in. */
function block(markdown: string, language: string): string {
  const [, indent = "", code = ""] = new RegExp(`^( *)\`\`\`${language}\\n([^]*?)^ *\`\`\``, "m").exec(markdown) ?? [];
  return code.replaceAll(new RegExp(`^${indent}`, "gm"), "");
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
