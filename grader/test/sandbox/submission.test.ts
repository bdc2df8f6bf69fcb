import { expect, test } from "vitest";
import { type Submission, textsBehind } from "../../sandbox/submission.ts";

const files = {
  "01-a/a.ts": 'import { b } from "../02-b/b.ts";\n',
  "02-b/b.ts": 'import "./more.ts";\nimport * as np from "numkata/np";\n',
  "02-b/more.ts": 'export * from "../01-a/a.ts";\n',
  "03-c/c.ts": 'import "./missing.ts";\n',
};
const submission: Submission = { root: "/", sources: files, texts: files, problems: {} };

test.each([
  ["01-a/a.ts", ["01-a/a.ts", "02-b/b.ts", "02-b/more.ts"]],
  ["02-b/b.ts", ["01-a/a.ts", "02-b/b.ts", "02-b/more.ts"]],
  ["03-c/c.ts", ["03-c/c.ts"]],
  ["04-d/d.ts", []],
])("the answers of %s depend on what it imports, and on no other exercise", (entry, paths) => {
  expect(Object.keys(textsBehind(submission, entry)).toSorted()).toEqual(paths);
});
