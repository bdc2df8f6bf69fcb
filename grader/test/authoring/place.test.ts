// All of the new folders are there afterwards, or the disk is as it was.

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test } from "vitest";
import { NotPlaced, placeFolders } from "../../authoring/place.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-place-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(home, "course-"));
});

const at = (path: string): string => join(folder, path);
const there = (): readonly string[] => readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted();
const FILES = { "a.txt": "A", ".deep/er/b.txt": "B" };

test("folders are made with the folders above them", () => {
  placeFolders([
    { path: at("x/one"), files: FILES },
    { path: at("y/two"), files: { c: "" } },
  ]);
  expect(there().filter((path) => statSync(at(path)).isFile())).toEqual([
    "x/one/.deep/er/b.txt",
    "x/one/a.txt",
    "y/two/c",
  ]);
  expect(readFileSync(at("x/one/.deep/er/b.txt"), "utf8")).toBe("B");
});

test("an empty folder is filled and stays the same folder, git's own part of it too", () => {
  mkdirSync(at("one/.git"), { recursive: true });
  const before = statSync(at("one")).ino;
  placeFolders([{ path: at("one"), files: FILES }]);
  expect(statSync(at("one")).ino).toBe(before);
  expect(readdirSync(at("one")).toSorted()).toEqual([".deep", ".git", "a.txt"]);
});

test.each<[what: string, spoil: () => void]>([
  ["a folder with something in it", () => mkdirSync(at("two/own"), { recursive: true })],
  ["a file", () => writeFileSync(at("two"), "own")],
  ["a link to nowhere", () => symlinkSync(at("nowhere"), at("two"))],
])("%s in the way of the second: neither is made, and it is as it was", (_, spoil) => {
  spoil();
  const before = there();
  const place = (): void =>
    placeFolders([
      { path: at("x/one"), files: FILES },
      { path: at("two"), files: FILES },
    ]);
  expect(place).toThrow(NotPlaced);
  expect(there()).toEqual(before);
});

test("a file that cannot be written in an empty folder: the folder is empty again", () => {
  mkdirSync(at("one"));
  expect(() => placeFolders([{ path: at("one"), files: { a: "A", ["b".repeat(300)]: "B" } }])).toThrow(NotPlaced);
  expect(there()).toEqual(["one"]);
});
