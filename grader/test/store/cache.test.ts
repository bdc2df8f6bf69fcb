import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { openCache } from "../../store/cache.ts";

const home = mkdtempSync(join(tmpdir(), "numkata-cache-"));
afterAll(() => rmSync(home, { recursive: true, force: true }));

let courses = 0;

/** A course's folder with a `node_modules`, and where its cache is. */
function newCourse(): { folder: string; cacheFolder: string } {
  courses += 1;
  const folder = join(home, String(courses));
  mkdirSync(join(folder, "node_modules"), { recursive: true });
  return { folder, cacheFolder: join(folder, "node_modules/.cache/numkata/course") };
}

describe("the cache", () => {
  test("gives back what was stored, typed arrays and all, to whoever opens it next", () => {
    const { folder } = newCourse();
    const value = { data: Float64Array.of(NaN, -0, Infinity), list: [1, undefined, "ü"] };
    openCache(folder).write("name", "made from this", value);
    expect(openCache(folder).read("name", "made from this")).toEqual(value);
  });

  test("misses what was never stored, and what was made from something else", () => {
    const cache = openCache(newCourse().folder);
    cache.write("name", "made from this", 1);
    expect(cache.read("other", "made from this")).toBeUndefined();
    expect(cache.read("name", "made from that")).toBeUndefined();
  });

  test("keeps names apart that a file system could not take", () => {
    const { folder, cacheFolder } = newCourse();
    const cache = openCache(folder);
    cache.write("exercises/06-softmax/softmax.ts", "f", 1);
    cache.write("../../../escape", "f", 2);
    expect(cache.read("exercises/06-softmax/softmax.ts", "f")).toBe(1);
    expect(cache.read("../../../escape", "f")).toBe(2);
    expect(readdirSync(cacheFolder).toSorted()).toEqual(["..+..+..+escape", "exercises+06-softmax+softmax.ts"]);
  });

  test.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, 10)],
    ["empty", () => Buffer.alloc(0)],
    ["something else", () => Buffer.from("not a cache")],
  ])("takes a file that is %s for a miss, and writes it anew", (_, spoil) => {
    const { folder, cacheFolder } = newCourse();
    const cache = openCache(folder);
    cache.write("name", "f", { a: 1 });
    const path = join(cacheFolder, "name");
    writeFileSync(path, spoil(readFileSync(path)));
    expect(cache.read("name", "f")).toBeUndefined();
    cache.write("name", "f", { a: 2 });
    expect(cache.read("name", "f")).toEqual({ a: 2 });
  });

  test("leaves nothing half-written behind", () => {
    const { folder, cacheFolder } = newCourse();
    const cache = openCache(folder);
    for (let at = 0; at < 10; at += 1) cache.write("name", "f", at);
    expect(readdirSync(cacheFolder)).toEqual(["name"]);
  });

  test("is none where it cannot be written, and nobody notices", () => {
    const { folder } = newCourse();
    writeFileSync(join(folder, "node_modules/.cache"), "a file where a folder should be");
    const cache = openCache(folder);
    cache.write("name", "f", 1);
    expect(cache.read("name", "f")).toBeUndefined();
  });

  test("does not take what cannot be stored", () => {
    const cache = openCache(newCourse().folder);
    cache.write("name", "f", { call: () => 0 });
    expect(cache.read("name", "f")).toBeUndefined();
  });

  test("lies beside the modules of whatever the course is part of, each course's by itself", () => {
    const { folder } = newCourse();
    const inner = ["a/course", "b/course"].map((name) => join(folder, name));
    for (const [at, course] of inner.entries()) {
      mkdirSync(course, { recursive: true });
      openCache(course).write("name", "f", at);
    }
    expect(inner.map((course) => openCache(course).read("name", "f"))).toEqual([0, 1]);
    expect(readdirSync(join(folder, "node_modules/.cache/numkata")).toSorted()).toEqual(["a+course", "b+course"]);
  });
});
