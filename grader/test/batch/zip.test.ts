// Zip files of everybody's making: what is in them is read, and what is wrong with them is said. Nothing makes the grader
// throw anything but that.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { Unfit } from "../../batch/unfit.ts";
import { MAX_ENTRIES, Zip } from "../../batch/zip.ts";
import { type Packed, zipBytes, zipOf } from "./zip-bytes.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-zip-"));
afterAll(() => rmSync(home, { recursive: true }));
const file = join(home, "work.zip");

/** What is in a zip file: texts by path, `/` for folders, and why not. */
async function readAll(bytes: Uint8Array): Promise<Readonly<Record<string, string>> | string> {
  writeFileSync(file, bytes);
  let zip: Zip | undefined;
  try {
    zip = await Zip.open(file, MAX_ENTRIES);
    const found: Record<string, string> = {};
    for (const item of zip.items) {
      if (item.why !== undefined) found[JSON.stringify(item.path)] = `(${item.why})`;
      else if (item.isFolder) found[`${item.path}/`] = "";
      else found[item.path] = await textOf(zip, item);
    }
    return found;
  } catch (error) {
    if (error instanceof Unfit) return error.message;
    throw error;
  } finally {
    zip?.close();
  }
}

async function textOf(zip: Zip, item: Zip["items"][number]): Promise<string> {
  const pieces: Buffer[] = [];
  await zip.read(item, (piece) => pieces.push(piece) > 0);
  return Buffer.concat(pieces).toString();
}

test("what was packed is read", async () => {
  const long = "export const a = 1;\n".repeat(20_000);
  const bytes = zipBytes([
    { name: "a/", mode: 0o040755 },
    { name: "a/long.ts", text: long },
    { name: "a/b/stored.ts", text: "x", method: 0 },
    { name: "empty.ts" },
    { name: "stored empty.ts", method: 0 },
  ]);
  const wanted = { "a/": "", "a/long.ts": long, "a/b/stored.ts": "x", "empty.ts": "", "stored empty.ts": "" };
  expect(await readAll(bytes)).toEqual(wanted);
});

test("what systems and tools leave there is not looked at", async () => {
  const files = ["__MACOSX/._a.ts", ".DS_Store", "x/Thumbs.db", "desktop.ini", "node_modules/a/b.ts", "x/.git/HEAD"];
  expect(await readAll(zipOf({ ...Object.fromEntries(files.map((name) => [name, "x"])), "a.ts": "a" }))).toEqual({
    "a.ts": "a",
  });
});

test.each<[string, string | Uint8Array, number, string]>([
  ["UTF-8, as it says", "Zoë.ts", 0x800, "Zoë.ts"],
  ["UTF-8 that does not say so, as macOS writes it", "Zoë.ts", 0, "Zoë.ts"],
  ["code page 437", Buffer.from([0x5a, 0x6f, 0x89, 0x2e, 0x74, 0x73]), 0, "Zoë.ts"],
  ["backslashes, as old tools of Windows write them", "a\\b.ts", 0, "a/b.ts"],
  ["slashes and points that mean nothing", "./a//b.ts", 0x800, "a/b.ts"],
])("a name in %s", async (_, name, flags, wanted) => {
  expect(await readAll(zipBytes([{ name, flags, text: "x" }]))).toEqual({ [wanted]: "x" });
});

test("what cannot be unpacked is said, and the rest is there", async ({ expect: check }) => {
  const deep = `${"d/".repeat(40)}a.ts`;
  const hostile: readonly (readonly [string, readonly Packed[]])[] = [
    ["up", [{ name: "../../evil.ts" }]],
    ["up, further inside", [{ name: "a/../../evil.ts" }]],
    ["up, with backslashes", [{ name: "..\\evil.ts" }]],
    ["absolute", [{ name: "/etc/passwd" }]],
    ["a drive", [{ name: "C:\\evil.ts" }, { name: "c:evil.ts" }]],
    ["NUL", [{ name: "a.ts\0.txt" }]],
    ["no name", [{ name: "" }, { name: "." }]],
    ["not UTF-8", [{ name: Buffer.from([0xff, 0xfe]) }]],
    ["a link", [{ name: "a.ts", mode: 0o120777, text: "/etc/passwd" }]],
    ["a pipe and a device", [{ name: "pipe", mode: 0o010644 }, { name: "disk", mode: 0o060644 }]], // prettier-ignore
    ["encrypted", [{ name: "a.ts", flags: 0x801, text: "x" }]],
    ["a rare method", [{ name: "a.ts", method: 14, text: "x" }]],
    ["twice", [{ name: "a.ts", text: "1" }, { name: "a.ts", text: "2" }]], // prettier-ignore
    ["twice but for case", [{ name: "a/B.ts" }, { name: "A/b.ts" }]],
    ["twice but for how it is spelt", [{ name: "Zo\u00eb.ts" }, { name: "Zoe\u0308.ts" }]],
    ["a file that is a folder too", [{ name: "a.ts" }, { name: "a.ts/b.ts" }]],
    ["a folder that is a file too", [{ name: "a/b.ts" }, { name: "a" }]],
    ["deep", [{ name: deep }]],
    ["long", [{ name: "x".repeat(300) }]],
  ];
  const said: string[] = [];
  for (const [name, entries] of hostile) {
    const found = await readAll(zipBytes([...entries, { name: "good.ts", text: "good" }]));
    check(found).toHaveProperty(["good.ts"], "good");
    const lines = Object.entries(found).flatMap(([path, text]) => (text.startsWith("(") ? [text] : path));
    said.push(`${name}: ${lines.filter((line) => line !== "good.ts").join(" ")}`);
  }
  check(said.join("\n")).toMatchInlineSnapshot(`
    "up: ("../../evil.ts" in it leads out of its folder)
    up, further inside: ("a/../../evil.ts" in it leads out of its folder)
    up, with backslashes: ("../evil.ts" in it leads out of its folder)
    absolute: ("/etc/passwd" in it leads out of its folder)
    a drive: ("C:/evil.ts" in it leads out of its folder) ("c:evil.ts" in it leads out of its folder)
    NUL: ("a.ts\\u0000.txt" in it is no name of a file)
    no name: ("" in it is no name of a file) ("." in it is no name of a file)
    not UTF-8: (a name in it is not text)
    a link: ("a.ts" in it is a link, not a file)
    a pipe and a device: ("pipe" in it is no plain file) ("disk" in it is no plain file)
    encrypted: ("a.ts" in it is encrypted: pack it again without a password)
    a rare method: ("a.ts" in it is packed in a rare way: pack it again as an ordinary zip file)
    twice: a.ts ("a.ts" is in it twice)
    twice but for case: a/B.ts ("a" and "A" in it are the same name on some systems)
    twice but for how it is spelt: Zoë.ts ("Zoë.ts" and "Zoë.ts" in it are the same name on some systems)
    a file that is a folder too: a.ts ("a.ts" is in it twice)
    a folder that is a file too: a/b.ts ("a" is in it twice)
    deep: ("d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/d/…" in it is too long, or lies too deep)
    long: ("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" in it is too long, or lies too deep)"
  `);
});

test("a broken one is told, wherever it is broken", async ({ expect: check }) => {
  const good = zipOf({ "a.ts": "export const a = 1;\n" });
  const flipped = Buffer.from(good);
  flipped.writeUInt8(flipped.readUInt8(36) ^ 0xff, 36);
  const broken: Readonly<Record<string, Uint8Array>> = {
    "nothing at all": Buffer.alloc(0),
    "something else": Buffer.from("Rar!\x1a\x07\x01\x00 and so on, and so on"),
    "cut off": good.subarray(0, good.length - 30),
    "its first half": good.subarray(0, good.length / 2),
    "its second half": good.subarray(good.length / 2),
    "other bytes inside": flipped,
    "a wrong sum": zipBytes([{ name: "a.ts", text: "x", says: { crc: 7 } }]),
    "more than it says": zipBytes([{ name: "a.ts", text: "x".repeat(100_000), says: { size: 10 } }]),
    "less than it says": zipBytes([{ name: "a.ts", text: "x", says: { size: 100_000 } }]),
    "stored, and not as long as it says": zipBytes([{ name: "a.ts", text: "x", method: 0, says: { size: 2 } }]),
    "data behind its end": zipBytes([{ name: "a.ts", text: "x", says: { packed: 1_000_000 } }]),
    "a file behind its end": zipBytes([{ name: "a.ts", text: "x", says: { at: 1_000_000 } }]),
    "more entries than there are": zipBytes([{ name: "a.ts" }], { entries: 500 }),
    "a directory that is elsewhere": zipBytes([{ name: "a.ts" }], { directoryAt: 0xfffffff0 }),
  };
  const said: string[] = [];
  for (const [name, bytes] of Object.entries(broken)) said.push(`${name}: ${JSON.stringify(await readAll(bytes))}`);
  check(said.join("\n")).toMatchInlineSnapshot(`
    "nothing at all: "the zip file is damaged, or not all of it is there"
    something else: "the zip file is damaged, or not all of it is there"
    cut off: "the zip file is damaged, or not all of it is there"
    its first half: "the zip file is damaged, or not all of it is there"
    its second half: "the zip file is damaged, or not all of it is there"
    other bytes inside: "the zip file is damaged, or not all of it is there: \\"a.ts\\" cannot be unpacked"
    a wrong sum: "the zip file is damaged, or not all of it is there: \\"a.ts\\" cannot be unpacked"
    more than it says: "the zip file is damaged, or not all of it is there: \\"a.ts\\" cannot be unpacked"
    less than it says: "the zip file is damaged, or not all of it is there: \\"a.ts\\" cannot be unpacked"
    stored, and not as long as it says: "the zip file is damaged, or not all of it is there: \\"a.ts\\" cannot be unpacked"
    data behind its end: "the zip file is damaged, or not all of it is there: \\"a.ts\\" cannot be unpacked"
    a file behind its end: "the zip file is damaged, or not all of it is there: \\"a.ts\\" cannot be unpacked"
    more entries than there are: "the zip file is damaged, or not all of it is there"
    a directory that is elsewhere: "the zip file is damaged, or not all of it is there""
  `);
});

test("a directory in 64 bits that claims places beyond all numbers", async () => {
  const end64 = Buffer.alloc(56);
  end64.writeUInt32LE(0x06064b50, 0);
  end64.writeBigUInt64LE(2n ** 63n, 32);
  end64.writeBigUInt64LE(2n ** 64n - 1n, 48);
  for (const at of [0n, 2n ** 62n, 2n ** 64n - 1n]) {
    const locator = Buffer.alloc(20);
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(at, 8);
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    expect(await readAll(Buffer.concat([end64, locator, end]))).toContain("damaged");
  }
});

test("changed bytes anywhere: it is read or told, and nothing else", async () => {
  const good = zipBytes([
    { name: "a.ts", text: "export const a = 1;\n".repeat(5) },
    { name: "b/", mode: 0o040755 },
    { name: "b/c.ts", text: "x", method: 0 },
  ]);
  const change = fc.record({ at: fc.nat(good.length - 1), to: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      const bytes = Buffer.from(good);
      for (const { at, to } of changes) bytes.writeUInt8(to, at);
      await readAll(bytes);
    }),
    { numRuns: 500 },
  );
});

test("whoever has had enough is given no more", async () => {
  writeFileSync(file, zipOf({ "bomb.ts": Buffer.alloc(50_000_000) }));
  const zip = await Zip.open(file, MAX_ENTRIES);
  let had = 0;
  for (const item of zip.items) {
    await zip.read(item, (piece) => {
      had += piece.length;
      return had < 1_000_000;
    });
  }
  zip.close();
  expect(had).toBeLessThan(1_200_000);
});
