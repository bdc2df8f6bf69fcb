import { expect, test } from "vitest";
import { relativeImports, resolveImport } from "../../sandbox/imports.ts";
import { placeOfImport, placeOfSyntaxError } from "../../sandbox/syntax-place.ts";

test.each([
  ['import { a } from "./a.ts";', ["./a.ts"]],
  ["import './a.ts'", ["./a.ts"]],
  ['import a, { b }\n  from\n  "../b/a.ts";', ["../b/a.ts"]],
  ['export * from "./a.ts";\nexport { b } from "./b.ts";', ["./a.ts", "./b.ts"]],
  ['const a = await import("./a.ts");', ["./a.ts"]],
  ["const a = await import( './a.ts' );", ["./a.ts"]],
  ['import * as np from "numkata/np";', []],
  ['import "node:fs"; import "/a.ts"; import ".a.ts";', []],
  // Too many do no harm: what is not there is not read.
  ['const text = `from "./a.ts"`;', ["./a.ts"]],
  ['const far = "./a.ts";', []],
])("the relative imports of %s", (source, specifiers) => {
  expect(relativeImports(source)).toEqual(specifiers);
});

test.each([
  ["./a.ts", "06-softmax/softmax.ts", "06-softmax/a.ts"],
  ["../05-x/a.ts", "06-softmax/softmax.ts", "05-x/a.ts"],
  ["./../06-softmax/./a.ts", "06-softmax/softmax.ts", "06-softmax/a.ts"],
  ["../../solutions/a.ts", "06-softmax/softmax.ts", undefined],
  ["../x/../../a.ts", "06-softmax/softmax.ts", undefined],
  ["..", "06-softmax/softmax.ts", undefined],
  ["numkata/np", "06-softmax/softmax.ts", undefined],
  ["/etc/passwd", "06-softmax/softmax.ts", undefined],
  ["file:///etc/passwd", "06-softmax/softmax.ts", undefined],
])("%s seen from %s is %s", (specifier, from, path) => {
  expect(resolveImport(specifier, from)).toBe(path);
});

test.each([
  ["in the first line", "const a = 1, a = 2;", { line: 1, column: 14 }],
  ["in a later line", "let a;\nexport const b = 1;\n  let a;", { line: 3, column: 7 }],
  [
    "behind imports",
    'import a, {\n  b,\n} from "./x.ts";\nexport * from "./y.ts";\nlet c;\nlet c;',
    { line: 6, column: 5 },
  ],
  ["behind a default export", "export default function f() {}\nlet a;\nlet a;", { line: 3, column: 5 }],
  ["of strict code", "export const f = () => {\n  delete f;\n};", { line: 2, column: 10 }],
  ["that only a module has", 'import { a } from "./x.ts";\nlet a;', { line: 1, column: 1 }],
])("the place of what V8 refuses %s", (_, source, place) => {
  expect(placeOfSyntaxError(source)).toEqual(place);
});

test.each([
  ['let a;\n  import { b } from "./b.ts";', "./b.ts", { line: 2, column: 3 }],
  ["import {\n  b,\n} from './b.ts';", "./b.ts", { line: 1, column: 1 }],
  ['export { b } from "./b.ts";', "./b.ts", { line: 1, column: 1 }],
  ['import { b } from "./b.ts";', "./c.ts", undefined],
])("the place of an import in %s", (source, specifier, place) => {
  expect(placeOfImport(source, specifier)).toEqual(place);
});
