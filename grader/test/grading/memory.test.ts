import { expect, test } from "vitest";
import { Memory } from "../../grading/memory.ts";
import type { Cache } from "../../store/cache.ts";

/** A cache that keeps what it is given, and how often that was. */
function cacheInMemory(): Cache & { writes: number } {
  const kept = new Map<string, unknown>();
  const keyOf = (name: string, fingerprint: string): string => JSON.stringify([name, fingerprint]);
  return {
    writes: 0,
    read: (name, fingerprint) => kept.get(keyOf(name, fingerprint)),
    write(name, fingerprint, value) {
      this.writes += 1;
      kept.set(keyOf(name, fingerprint), value);
    },
  };
}

const isNumber = (value: unknown): value is number => typeof value === "number";
const memoryIn = (cache: Cache, fingerprint = "one"): Memory<number> =>
  new Memory(cache, "asked", fingerprint, isNumber);

test("what was learnt is recalled, now and by the next run", () => {
  const cache = cacheInMemory();
  const memory = memoryIn(cache);
  expect(memory.recall("a")).toBeUndefined();
  memory.learn("a", 1);
  expect(memory.recall("a")).toBe(1);
  expect(memoryIn(cache).recall("a")).toBeUndefined();
  memory.keep();
  expect(memoryIn(cache).recall("a")).toBe(1);
  expect(memoryIn(cache, "another").recall("a")).toBeUndefined();
});

test("who learnt nothing writes nothing", () => {
  const cache = cacheInMemory();
  const memory = memoryIn(cache);
  memory.learn("a", 1);
  memory.keep();
  memory.keep();
  const next = memoryIn(cache);
  next.recall("a");
  next.keep();
  expect(cache.writes).toBe(1);
});

test("the answers that were asked for last stay", () => {
  const cache = cacheInMemory();
  const memory = memoryIn(cache);
  for (let at = 0; at < 1500; at += 1) memory.learn(`question ${at}`, at);
  memory.recall("question 0");
  memory.learn("one more", -1);
  expect([0, 1, 2].map((at) => memory.recall(`question ${at}`))).toEqual([0, undefined, 2]);
  memory.keep();
  const next = memoryIn(cache);
  const asked = ["question 0", "question 2", "one more", "question 1499", "question 1203", "question 1202"];
  expect(asked.map((question) => next.recall(question))).toEqual([0, 2, -1, 1499, 1203, undefined]);
});

test("a question as long as a whole case is not remembered", () => {
  const memory = memoryIn(cacheInMemory());
  memory.learn("x".repeat(4097), 1);
  expect(memory.recall("x".repeat(4097))).toBeUndefined();
});

test("what another program left under the same name is no answer", () => {
  const cache = cacheInMemory();
  for (const left of ["junk", { a: 1 }, [["a", "1"], ["b"], 7, [1, 1]]]) {
    cache.write("asked", "one", left);
    expect(["a", "b"].map((question) => memoryIn(cache).recall(question))).toEqual([undefined, undefined]);
  }
});
