import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, realpathSync, statSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { basename, dirname, join } from "node:path";
import { expect, test } from "vitest";
import type { Outcome } from "../../domain/outcome.ts";
import { readSource } from "../../sandbox/source-file.ts";
import { stage, type Submission, textsBehind } from "../../sandbox/submission.ts";
import { Stripper } from "../../sandbox/stripper.ts";
import { NO_CACHE } from "../../store/cache.ts";
import { newFolder, outcomeIn } from "./sandboxes.ts";

const isLinux = process.platform === "linux";
const isPosix = process.platform !== "win32";

const files = {
  "01-a/a.ts": 'import { b } from "../02-b/b.ts";\n',
  "02-b/b.ts": 'import "./more.ts";\nimport * as np from "numkata/np";\n',
  "02-b/more.ts": 'export * from "../01-a/a.ts";\n',
  "03-c/c.ts": 'import "./missing.ts";\nimport "../constructor";\nimport "../__proto__";\n',
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

const RIGHT = "export const f = (x: number): number => x + 1;\n";
const REEXPORT = 'export { f } from "./helper.ts";\n';

/** What is in a submission's folder, by path: a text, bytes, or how it is made. */
type Scene = Readonly<Record<string, string | Uint8Array | ((place: string, root: string) => void)>>;

function built(scene: Scene): string {
  const root = newFolder();
  for (const [path, content] of Object.entries(scene)) {
    const place = join(root, path);
    mkdirSync(dirname(place), { recursive: true });
    if (typeof content === "function") content(place, root);
    else writeFileSync(place, content);
  }
  return root;
}

const linkTo =
  (target: string) =>
  (place: string): void =>
    symlinkSync(target, place);

/** A file of this many bytes that takes no room. */
const ofBytes =
  (length: number) =>
  (place: string): void => {
    writeFileSync(place, RIGHT);
    truncateSync(place, length);
  };

/** `returned 2`, or the problem in a few words. */
function short(outcome: Outcome): string {
  if (outcome.kind === "returned")
    return `returned ${outcome.value.kind === "array" ? outcome.value.data.join() : "?"}`;
  if (outcome.kind !== "could-not-load") return outcome.kind;
  const { problem } = outcome;
  const at = "location" in problem && problem.location !== undefined ? problem.location : undefined;
  const place = at === undefined ? "" : ` at ${at.file}:${at.line}:${at.column} ${JSON.stringify(at.source ?? "")}`;
  switch (problem.kind) {
    case "no-file":
      return `no ${problem.file}${problem.similar === undefined ? "" : `, but ${problem.similar}`}`;
    case "unreadable":
      return `${problem.file} is ${problem.why}${problem.detail === "" ? "" : ` (${problem.detail})`}${place}`;
    case "import":
      return `${problem.file} imports ${JSON.stringify(problem.specifier)}: ${problem.why}`;
    case "syntax":
    case "unsupported":
    case "no-export":
    case "threw":
    case "never-finished":
    case "exited":
      return `${problem.kind}${place}`;
  }
}

async function outcomesOf(scenes: Readonly<Record<string, Scene>>): Promise<string> {
  const lines: string[] = [];
  for (const [name, scene] of Object.entries(scenes)) {
    const { outcome } = await outcomeIn(built(scene));
    lines.push(`${name}: ${short(outcome)}`);
  }
  return lines.join("\n");
}

test.runIf(isPosix)("links", async () => {
  const outside = newFolder();
  writeFileSync(join(outside, "f.ts"), RIGHT);
  const scenes = {
    "to a file beside it": { "e/mine.ts": RIGHT, "e/f.ts": linkTo("mine.ts") },
    "to a file of another exercise": { "d/f.ts": RIGHT, "e/f.ts": linkTo("../d/f.ts") },
    "out of the submission": { "e/f.ts": linkTo(join(outside, "f.ts")) },
    "out of the submission, and back": {
      "d/f.ts": RIGHT,
      "e/f.ts": (place: string, root: string) => symlinkSync(`${outside}/../${basename(root)}/d/f.ts`, place),
    },
    "to the submission's own folder": { "e/f.ts": linkTo("..") },
    "to the folder around the submission": { "e/f.ts": linkTo("../..") },
    "to a folder whose name begins like the submission's": {
      "e/f.ts": (place: string, root: string) => {
        mkdirSync(`${root}-other`);
        writeFileSync(`${root}-other/f.ts`, RIGHT);
        symlinkSync(`${root}-other/f.ts`, place);
      },
    },
    "through a folder that is one, inside": { "d/f.ts": RIGHT, e: linkTo("d") },
    "through a folder that is one, outside": { e: linkTo(outside) },
    "to nowhere": { "e/f.ts": linkTo("nowhere.ts") },
    "through a folder that leads nowhere": { e: linkTo("nowhere") },
    "to itself": { "e/f.ts": linkTo("f.ts") },
    "to each other": { "e/f.ts": linkTo("g.ts"), "e/g.ts": linkTo("f.ts") },
    "through a folder that is one to itself": { e: linkTo("e") },
    "to a device": { "e/f.ts": linkTo("/dev/zero") },
    "to a secret": { "e/f.ts": linkTo("/etc/passwd") },
    "to the grader's own memory": { "e/f.ts": linkTo("/proc/self/environ") },
  };
  expect(await outcomesOf(scenes)).toMatchInlineSnapshot(`
    "to a file beside it: returned 2
    to a file of another exercise: returned 2
    out of the submission: e/f.ts is outside
    out of the submission, and back: returned 2
    to the submission's own folder: e/f.ts is outside
    to the folder around the submission: e/f.ts is outside
    to a folder whose name begins like the submission's: e/f.ts is outside
    through a folder that is one, inside: returned 2
    through a folder that is one, outside: e/f.ts is outside
    to nowhere: e/f.ts is broken-link
    through a folder that leads nowhere: no e/f.ts
    to itself: e/f.ts is broken-link
    to each other: e/f.ts is broken-link
    through a folder that is one to itself: e/f.ts is broken-link
    to a device: e/f.ts is outside
    to a secret: e/f.ts is outside
    to the grader's own memory: e/f.ts is outside"
  `);
});

test.runIf(isPosix)("what is no file is not even opened: that could wait for ever", async () => {
  const pipe = (place: string): void => void execFileSync("mkfifo", [place]);
  const socket = createServer();
  const scenes = {
    "a folder": { "e/f.ts/g.ts": RIGHT },
    "a pipe": { "e/f.ts": pipe },
    "a link to a pipe": { "e/pipe": pipe, "e/f.ts": linkTo("pipe") },
    "a pipe that is imported": { "e/helper.ts": pipe, "e/f.ts": REEXPORT },
    "a file instead of the folder": { e: RIGHT },
    "an empty folder": { e: (place: string) => mkdirSync(place) },
    nothing: {},
  };
  expect(await outcomesOf(scenes)).toMatchInlineSnapshot(`
    "a folder: e/f.ts is folder
    a pipe: e/f.ts is not-regular
    a link to a pipe: e/f.ts is not-regular
    a pipe that is imported: e/helper.ts is not-regular
    a file instead of the folder: no e/f.ts
    an empty folder: no e/f.ts
    nothing: no e/f.ts"
  `);
  const root = built({ e: (place) => mkdirSync(place) });
  try {
    await new Promise<void>((resolve) => socket.listen(join(root, "e/f.ts"), resolve));
    expect(short((await outcomeIn(root)).outcome)).toBe("e/f.ts is not-regular");
  } finally {
    socket.close();
  }
});

test.runIf(isLinux && process.getuid?.() === 0)("a device is not opened", () => {
  const root = built({ e: (place) => mkdirSync(place) });
  execFileSync("mknod", [join(root, "e/f.ts"), "c", "1", "5"]);
  expect(readSource(root, "e/f.ts")).toMatchObject({ problem: { why: "not-regular" } });
});

test("sizes", async () => {
  const kib = "// ".padEnd(1023, "x");
  const scenes = {
    "nothing in it": { "e/f.ts": "" },
    "nothing but spaces": { "e/f.ts": " \r\n\t\n\u2028" },
    "1 MiB": { "e/f.ts": `${RIGHT}${`${kib}\n`.repeat(1023)}`.padEnd(1024 * 1024, " ") },
    "1 MiB and a byte": { "e/f.ts": `${RIGHT}${`${kib}\n`.repeat(1023)}`.padEnd(1024 * 1024 + 1, " ") },
    "a terabyte of nothing": { "e/f.ts": ofBytes(2 ** 40) },
    "a line of 1 MiB that is wrong": { "e/f.ts": `let a = "${"x".repeat(1_000_000)}" 5;` },
  };
  expect((await outcomesOf(scenes)).replaceAll(/x{100,}/g, "xx…")).toMatchInlineSnapshot(`
    "nothing in it: e/f.ts is empty
    nothing but spaces: e/f.ts is empty
    1 MiB: returned 2
    1 MiB and a byte: e/f.ts is too-large (1024 KiB)
    a terabyte of nothing: e/f.ts is too-large (1024 KiB)
    a line of 1 MiB that is wrong: e/f.ts is too-deep"
  `);
});

// Its size is 0 to whoever asks, and megabytes to whoever reads.
const GROWING = "/proc/kallsyms";
test.runIf(isLinux && statSync(GROWING, { throwIfNoEntry: false }) !== undefined)(
  "a file that is larger than it said is not read to its end",
  () => {
    expect(readSource("/proc", "kallsyms")).toMatchObject({ problem: { why: "too-large" } });
  },
);

test.runIf(isLinux)("a file that the system refuses to read", () => {
  // Root may open it, and nobody can read it from its beginning.
  expect(readSource(realpathSync("/proc/self"), "mem")).toMatchObject({
    problem: { why: "refused", detail: expect.stringMatching(/^E[A-Z]+: [a-z/ -]+$/) },
  });
});

test.runIf(isPosix)("a file, or a folder, that one may not read", () => {
  const root = built({ "e/f.ts": RIGHT, "d/f.ts": RIGHT });
  for (const folder of [root, dirname(root)]) chmodSync(folder, 0o755);
  chmodSync(join(root, "e/f.ts"), 0);
  chmodSync(join(root, "d"), 0);
  const wasRoot = process.geteuid?.() === 0;
  // Root may read everything.
  if (wasRoot) process.seteuid?.(65534);
  try {
    for (const path of ["e/f.ts", "d/f.ts"]) {
      expect(readSource(root, path)).toEqual({
        kind: "problem",
        problem: { kind: "unreadable", file: path, why: "refused", detail: "EACCES: permission denied" },
      });
    }
  } finally {
    if (wasRoot) process.seteuid?.(0);
    chmodSync(join(root, "d"), 0o755);
  }
});

test("encodings and line ends", async () => {
  const throwing = "// é\nexport const f = (x: number): number => {\n  return x.y.z;\n};\n";
  const utf32 = (text: string): Uint8Array =>
    new Uint8Array(Uint32Array.from(Array.from(text, (letter) => letter.charCodeAt(0))).buffer);
  const utf16be = (text: string): Buffer => Buffer.from(text, "utf16le").swap16();
  const scenes = {
    "UTF-8 with a mark": { "e/f.ts": `\ufeff${RIGHT}` },
    "UTF-8 with two marks": { "e/f.ts": `\ufeff\ufeff${RIGHT}` },
    "UTF-16 with a mark, as PowerShell writes": { "e/f.ts": Buffer.from(`\ufeff${RIGHT}`, "utf16le") },
    "UTF-16 the other way round": { "e/f.ts": utf16be(`\ufeff${RIGHT}`) },
    "UTF-16 with a mark, and half a letter": {
      "e/f.ts": Buffer.concat([Buffer.from("\ufeff//", "utf16le"), Buffer.of(1)]),
    },
    "UTF-16 with a mark, and half a pair": { "e/f.ts": Buffer.from("\ufeff// \ud800 \n", "utf16le") },
    "UTF-16 without a mark": { "e/f.ts": Buffer.from(RIGHT, "utf16le") },
    "UTF-32": { "e/f.ts": utf32(`\ufeff${RIGHT}`) },
    Latin1: { "e/f.ts": Buffer.from(`${RIGHT}// caf\u00e9 au lait\n`, "latin1") },
    "half a letter at the end": { "e/f.ts": Buffer.concat([Buffer.from(`${RIGHT}// 日`), Buffer.of(0xe6, 0x97)]) },
    "a letter that is none, behind one that stands for such": {
      "e/f.ts": Buffer.concat([Buffer.from("/* \ufffd */ 日"), Buffer.of(0xff)]),
    },
    "a surrogate in UTF-8": { "e/f.ts": Buffer.concat([Buffer.from("\r\n\r //"), Buffer.of(0xed, 0xa0, 0x80)]) },
    "a zero byte": { "e/f.ts": `${RIGHT}// a \0 b\n` },
    "nothing but zero bytes": { "e/f.ts": ofBytes(1000) },
    "a picture": { "e/f.ts": Buffer.from("89504e470d0a1a0a0000000d49484452", "hex") },
    "line ends of Windows": { "e/f.ts": throwing.replaceAll("\n", "\r\n") },
    "line ends of old": { "e/f.ts": throwing.replaceAll("\n", "\r") },
    "line ends of three kinds, and a slip": { "e/f.ts": "let a;\r\nlet b;\rlet c;\n\r\nconst = 1;\r" },
    "line ends of old, and a slip that V8 finds": { "e/f.ts": "let a;\rlet b;\rlet a;\r" },
  };
  expect(await outcomesOf(scenes)).toMatchInlineSnapshot(`
    "UTF-8 with a mark: returned 2
    UTF-8 with two marks: returned 2
    UTF-16 with a mark, as PowerShell writes: returned 2
    UTF-16 the other way round: returned 2
    UTF-16 with a mark, and half a letter: e/f.ts is not-utf-8
    UTF-16 with a mark, and half a pair: e/f.ts is not-utf-8
    UTF-16 without a mark: e/f.ts is not-utf-8
    UTF-32: e/f.ts is not-utf-8
    Latin1: e/f.ts is not-utf-8 at e/f.ts:2:7 "// caf� au lait"
    half a letter at the end: e/f.ts is not-utf-8 at e/f.ts:2:5 "// 日�"
    a letter that is none, behind one that stands for such: e/f.ts is not-utf-8 at e/f.ts:1:10 "/* � */ 日�"
    a surrogate in UTF-8: e/f.ts is not-utf-8 at e/f.ts:3:4 " //���"
    a zero byte: e/f.ts is zero-byte at e/f.ts:2:6 "// a \\u0000 b"
    nothing but zero bytes: e/f.ts is not-utf-8
    a picture: e/f.ts is not-utf-8 at e/f.ts:1:1 "�PNG"
    line ends of Windows: threw
    line ends of old: threw
    line ends of three kinds, and a slip: syntax at e/f.ts:5:7 "const = 1;"
    line ends of old, and a slip that V8 finds: syntax at e/f.ts:3:5 "let a;""
  `);
});

test("the line of an error is the file's, whatever its line ends", async () => {
  const throwing = "// é\nexport const f = (x: any) => {\n  return x.y.z;\n};\n";
  for (const end of ["\n", "\r\n", "\r"]) {
    const { outcome } = await outcomeIn(built({ "e/f.ts": throwing.replaceAll("\n", end) }));
    expect(outcome).toMatchObject({
      kind: "threw",
      error: { frames: [{ line: 3, column: 14, source: "  return x.y.z;" }] },
    });
  }
});

test("files of one's own that are imported", async () => {
  const chain = (length: number): Scene =>
    Object.fromEntries([
      ["e/f.ts", 'export { f } from "./c1.ts";\n'],
      ...Array.from({ length }, (_, at) => [
        `e/c${at + 1}.ts`,
        at + 1 === length ? RIGHT : `export { f } from "./c${at + 2}.ts";\n`,
      ]),
    ]);
  const importing = (specifier: string): string => `import ${JSON.stringify(specifier)};\n${RIGHT}`;
  const scenes: Readonly<Record<string, Scene>> = {
    "a chain": chain(32),
    "a chain that is too long": chain(33),
    "a chain of many": chain(100),
    "in a circle": {
      "e/f.ts": 'import { one } from "./g.ts";\nexport const f = (x: number) => x + one();\n',
      "e/g.ts": 'import { f } from "./f.ts";\nexport const one = () => (f === undefined ? 0 : 1);\n',
    },
    itself: { "e/f.ts": `import * as own from "./f.ts";\nvoid own;\n${RIGHT}` },
    "of another exercise": { "e/f.ts": 'export { f } from "../d/f.ts";\n', "d/f.ts": RIGHT },
    "out of the submission": { "e/f.ts": importing("../../secret.ts") },
    "a link out of it": { "e/f.ts": REEXPORT, "e/helper.ts": linkTo("/etc/passwd") },
    "a link to nowhere": { "e/f.ts": REEXPORT, "e/helper.ts": linkTo("nowhere.ts") },
    "a link to itself": { "e/f.ts": REEXPORT, "e/helper.ts": linkTo("helper.ts") },
    "a link to another": { "e/f.ts": REEXPORT, "e/helper.ts": linkTo("other.ts"), "e/other.ts": RIGHT },
    "through a link to its own folder, again and again": {
      "e/f.ts": 'import "./again/helper.ts";\n' + RIGHT,
      "e/helper.ts": 'import "./again/helper.ts";\n',
      "e/again": linkTo("."),
    },
    "3 MiB together": {
      "e/f.ts": 'import "./a.ts";\nimport "./b.ts";\nimport "./c.ts";\n' + RIGHT,
      ...Object.fromEntries(["a", "b", "c"].map((name) => [`e/${name}.ts`, "//".padEnd(1_000_000, "x")])),
    },
    "a folder": { "e/f.ts": importing("./sub"), "e/sub/index.ts": RIGHT },
    "its own folder": { "e/f.ts": importing("./.") },
    "a name that objects have": { "e/f.ts": importing("../constructor"), constructor: "let a: number;\n" },
    "a name that objects have, and no file": { "e/f.ts": importing("../toString") },
    "the name that changes an object": { "e/f.ts": 'export { f } from "../__proto__";\n', ["__proto__"]: RIGHT },
    "a name that is too long": { "e/f.ts": importing(`./${"x".repeat(5000)}.ts`) },
    "a path that is too long": { "e/f.ts": importing(`./${"x/".repeat(5000)}a.ts`) },
    "a name below a file": { "e/f.ts": importing("./f.ts/g.ts") },
    "a name with a query": { "e/f.ts": importing("./helper.ts?x"), "e/helper.ts": RIGHT },
    "a name written with escapes": {
      "e/f.ts": 'import ".\\u002fhelper.ts";\n' + RIGHT,
      "e/helper.ts": "let a: number;\n",
    },
    "a name with backslashes": { "e/f.ts": importing("./..\\..\\secret.ts") },
    "a name in another order of letters": { "e/f.ts": importing("./\u202est.repleh") },
  };
  expect((await outcomesOf(scenes)).replaceAll(/(?:x\/?){100,}/g, "xx…").replaceAll(/(?:again\/)+/g, "again/…/"))
    .toMatchInlineSnapshot(`
      "a chain: returned 2
      a chain that is too long: e/c33.ts is too-many (at most 32 files)
      a chain of many: e/c33.ts is too-many (at most 32 files)
      in a circle: returned 2
      itself: returned 2
      of another exercise: returned 2
      out of the submission: e/f.ts imports "../../secret.ts": outside
      a link out of it: e/helper.ts is outside
      a link to nowhere: e/helper.ts is broken-link
      a link to itself: e/helper.ts is broken-link
      a link to another: returned 2
      through a link to its own folder, again and again: e/again/…/helper.ts is too-many (at most 32 files)
      3 MiB together: e/a.ts is too-many (at most 2048 KiB of files)
      a folder: e/f.ts imports "./sub": missing
      its own folder: e/f.ts imports "./.": missing
      a name that objects have: returned 2
      a name that objects have, and no file: e/f.ts imports "../toString": missing
      the name that changes an object: returned 2
      a name that is too long: e/f.ts imports "./xx…": missing
      a path that is too long: e/f.ts imports "./xx…": missing
      a name below a file: e/f.ts imports "./f.ts/g.ts": missing
      a name with a query: e/f.ts imports "./helper.ts?x": missing
      a name written with escapes: e/f.ts imports "./helper.ts": missing
      a name with backslashes: e/f.ts imports "./..\\\\..\\\\secret.ts": missing
      a name in another order of letters: e/f.ts imports "./‮st.repleh": missing"
    `);
});

test.runIf(isLinux)("names that systems tell apart, or not", async () => {
  const scenes = {
    "capital letters": { "e/F.ts": RIGHT },
    "capital letters of the folder": { "E/f.ts": RIGHT },
    "capital letters of the ending": { "e/f.TS": RIGHT },
    "a hidden ending": { "e/f.ts.txt": RIGHT },
    "the ending of JavaScript": { "e/f.js": RIGHT },
    "several, of which the nearest": { "e/f.txt": RIGHT, "e/f.ts.txt": RIGHT, "e/F.ts": RIGHT },
    "another name": { "e/f2.ts": RIGHT },
    "among many": { ...Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`e/a${at}`, ""])), "e/F.TS": RIGHT },
  };
  expect(await outcomesOf(scenes)).toMatchInlineSnapshot(`
    "capital letters: no e/f.ts, but F.ts
    capital letters of the folder: no e/f.ts
    capital letters of the ending: no e/f.ts, but f.TS
    a hidden ending: no e/f.ts, but f.ts.txt
    the ending of JavaScript: no e/f.ts, but f.js
    several, of which the nearest: no e/f.ts, but F.ts
    another name: no e/f.ts
    among many: no e/f.ts, but F.TS"
  `);
});

test.runIf(isLinux)("names of other files do not matter, whatever is in them", async () => {
  const root = built({ "e/f.ts": RIGHT, "e/a\nb\u202e\u001b[2J.ts": "enum A {}", [`e/${"x".repeat(255)}`]: "" });
  writeFileSync(Buffer.concat([Buffer.from(join(root, "e/")), Buffer.of(0xff, 0xfe), Buffer.from(".ts")]), "");
  expect(short((await outcomeIn(root)).outcome)).toBe("returned 2");
});

test("one exercise of a submission does not cost another its own", async () => {
  const hostile = `export const f = ${"- ".repeat(500_000)}1;\n`;
  const nested = `export const f = ${"(".repeat(50_000)}1${")".repeat(50_000)};\n`;
  const root = built({ "a/f.ts": RIGHT, "b/f.ts": hostile, "c/f.ts": RIGHT, "d/f.ts": nested, "e/f.ts": RIGHT });
  const stripper = new Stripper();
  const entries = ["a/f.ts", "b/f.ts", "c/f.ts", "d/f.ts", "e/f.ts"];
  const { problems, sources } = await stage(root, entries, NO_CACHE, stripper);
  stripper.close();
  expect(Object.keys(sources)).toEqual(["a/f.ts", "c/f.ts", "e/f.ts"]);
  expect(Object.entries(problems)).toMatchObject([
    ["b/f.ts", { why: "too-deep" }],
    ["d/f.ts", { why: "too-deep" }],
  ]);
});
