import { createRequire } from "node:module";
import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { bundle } from "../../sandbox/bundle.ts";

type Exports = Record<string, unknown>;

function run(entry: string, sources: Record<string, string>): Exports {
  const make: (require: NodeJS.Require) => Exports = runInThisContext(bundle(entry, sources));
  return make(createRequire(import.meta.url));
}

test("every form of import and export that the grader's files have", () => {
  const exports = run("a/main.js", {
    "a/main.js": [
      'import { join as path, sep } from "node:path";',
      'import {\n  one,\n  two as deux,\n} from "./numbers.js";',
      'export * from "./numbers.js";',
      'export * as words from "../b/words.js";',
      'export { Thing, make as build } from "../b/things.js";',
      "const local = path('x', 'y').split(sep).length;",
      "export { local, local as again };",
      "export const sum = one + deux;",
      "export function twice(n) { return 2 * n; }",
      "export async function later() { return 1; }",
    ].join("\n"),
    "a/numbers.js": "export const one = 1;\nexport let two = 2;\n// export const three = 3;\n",
    "b/words.js": 'export const hello = "export const x = 1;";',
    "b/things.js": "export class Thing {}\nexport const make = () => new Thing();\nexport {};",
  });
  expect(exports).toMatchObject({
    one: 1,
    two: 2,
    words: { hello: "export const x = 1;" },
    local: 2,
    again: 2,
    sum: 3,
  });
  expect(Object.keys(exports).toSorted()).toEqual(
    ["Thing", "again", "build", "later", "local", "one", "sum", "twice", "two", "words"].toSorted(),
  );
  expect(exports["twice"]).toBeTypeOf("function");
});

test("a file that several import is there once, and runs before them", () => {
  const exports = run("main.js", {
    "main.js": 'export { first } from "./first.js";\nexport { second } from "./second.js";',
    "first.js": 'import { next } from "./count.js";\nexport const first = next();',
    "second.js": 'import { next } from "./count.js";\nexport const second = next();',
    "count.js": "let count = 0;\nexport function next() { return ++count; }",
  });
  expect(exports).toEqual({ first: 1, second: 2 });
});

test("code is strict, and has names of its own", () => {
  const exports = run("main.js", {
    "main.js":
      'import { name } from "./other.js";\nconst secret = 1;\nexport const all = [name, secret, (function () { return this; })()];',
    "other.js": "const secret = 2;\nexport const name = secret;",
  });
  expect(exports).toEqual({ all: [2, 1, undefined] });
});

test.each([
  ["a default export", "export default 1;"],
  ["a whole module", 'import * as all from "./x.js";'],
  ["two declarations at once", "export var a = 1;"],
])("another form is refused: %s", (_, line) => {
  expect(() => bundle("main.js", { "main.js": line, "x.js": "" })).toThrow("main.js has a form that is not known here");
});

test("a file that is not there is named", () => {
  expect(() => bundle("main.js", { "main.js": 'import { a } from "./gone.js";' })).toThrow("gone.js is imported");
});
