import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Arguments } from "../../domain/exercise.ts";
import { generate, type Elements, type GeneratedArray } from "../../domain/generate.ts";
import { smaller } from "../../domain/shrink.ts";
import { isSimpler } from "../../domain/simplicity.ts";
import { array, number, type ArrayValue } from "../../domain/value.ts";
import { breaches, generators } from "./generators.ts";

type Fails = (...arrays: ArrayValue[]) => boolean;

/** Shrinks as grading does: the first candidate of a round that fails is the next to shrink. */
function shrunk(args: Arguments, drawnBy: readonly GeneratedArray[], fails: Fails) {
  let smallest = args;
  for (let rounds = 1; ; rounds++) {
    const next = smaller(smallest, drawnBy).find((candidate) => fails(...arraysIn(candidate)));
    if (!next) return { args: smallest, rounds };
    smallest = next;
  }
}

function arraysIn(args: Arguments): ArrayValue[] {
  return args.filter((value) => value.kind === "array");
}

/** The smallest inputs of any of the first `runs` that fail, in short; they must all be the same. */
function smallestOf(drawnBy: readonly GeneratedArray[], fails: Fails, runs = 30): string[] {
  const results = new Set<string>();
  for (let run = 1; run <= runs; run++) {
    const args = generate(drawnBy, 11, run);
    if (fails(...arraysIn(args))) results.add(inShort(shrunk(args, drawnBy, fails).args));
  }
  return [...results];
}

function inShort(args: Arguments): string {
  return arraysIn(args)
    .map(({ shape, data }) => `(${shape.join(", ")}) ${data.join(" ")}`.trim())
    .join("; ");
}

const DIGITS: Elements = { kind: "integers", min: -9, max: 9 };

function drawn(elements: Elements, ...extents: [min: number, max: number][]): GeneratedArray {
  return { shape: { kind: "extents", extents: extents.map(([min, max]) => ({ min, max })) }, elements };
}

function vector(...data: number[]): Arguments {
  return [array([data.length], data)];
}

function at(length: number | undefined): number {
  return length ?? 0;
}

function sum(data: Float64Array): number {
  return data.reduce((total, each) => total + each, 0);
}

describe("laws", () => {
  const inputs = fc.tuple(generators, fc.nat(), fc.integer({ min: 1, max: 10 }));

  test("candidates keep to the generators, are simpler, differ, and come simplest first", () => {
    fc.assert(
      fc.property(inputs, ([drawnBy, seed, run]) => {
        const args = generate(drawnBy, seed, run);
        const candidates = smaller(args, drawnBy);
        expect(candidates.length).toBeLessThanOrEqual(60);
        for (const [i, candidate] of candidates.entries()) {
          expect(breaches(candidate, drawnBy)).toEqual([]);
          expect(isSimpler(candidate, args)).toBe(true);
          expect(isSimpler(candidate, candidates[i - 1] ?? [])).toBe(false);
        }
        expect(new Set(candidates.map(inShort)).size).toBe(candidates.length);
      }),
    );
  });

  test("inputs are left as they were", () => {
    fc.assert(
      fc.property(inputs, ([drawnBy, seed, run]) => {
        const args = generate(drawnBy, seed, run);
        smaller(args, drawnBy);
        expect(args).toEqual(generate(drawnBy, seed, run));
      }),
    );
  });

  test("shrinking ends soon, whatever fails", () => {
    fc.assert(
      fc.property(inputs, fc.func(fc.boolean()), ([drawnBy, seed, run], decides) => {
        const args = generate(drawnBy, seed, run);
        const result = shrunk(args, drawnBy, (...arrays) => decides(inShort(arrays)));
        expect(result.rounds).toBeLessThan(200);
      }),
    );
  });

  test("where everything fails, the very smallest is the first candidate", () => {
    fc.assert(
      fc.property(inputs, ([drawnBy, seed, run]) => {
        const args = generate(drawnBy, seed, run);
        const [first = args] = smaller(args, drawnBy);
        expect(smaller(first, drawnBy)).toEqual([]);
      }),
    );
  });

  test("simpler is a strict order", () => {
    const three = fc
      .tuple(generators, fc.nat())
      .map(([drawnBy, seed]) => [1, 2, 3].map((run) => generate(drawnBy, seed, run)));
    fc.assert(
      fc.property(three, ([a = [], b = [], c = []]) => {
        expect(isSimpler(a, a)).toBe(false);
        expect(isSimpler(a, b) && isSimpler(b, a)).toBe(false);
        expect(isSimpler(a, b) && isSimpler(b, c) && !isSimpler(a, c)).toBe(false);
      }),
    );
  });
});

describe("simpler", () => {
  test.each<[string, Arguments, Arguments]>([
    ["fewer elements", vector(9.125, -9), vector(0, 0, 0)],
    ["shorter axes without elements", [array([0, 1], [])], [array([0, 2], [])]],
    ["more zeros", vector(0, 8.5), vector(1, 1)],
    ["fewer decimals", vector(9, 9), vector(0.5, 1)],
    ["smaller numbers", vector(1, -3), vector(1, 4)],
    ["no sign", vector(3), vector(-3)],
    ["over all arguments", [number(1), number(0)], [number(0), number(2)]],
  ])("is what has %s", (_, simpler, other) => {
    expect([isSimpler(simpler, other), isSimpler(other, simpler)]).toEqual([true, false]);
  });

  test("is said of what is generated only", () => {
    expect(() => smaller([{ kind: "null" }], [drawn(DIGITS)])).toThrow(TypeError);
  });
});

describe("the smallest", () => {
  const matrix = drawn(DIGITS, [1, 5], [1, 7]);
  const prices = drawn({ kind: "numbers", min: -100, max: 100 }, [1, 6]);
  const COUNTS: Elements = { kind: "integers", min: 0, max: 1e9 };
  const PAIR = [
    drawn(DIGITS, [1, 5]),
    { shape: { kind: "like", param: 0 }, elements: DIGITS },
  ] satisfies GeneratedArray[];

  test.each<[string, readonly GeneratedArray[], Fails, string[]]>([
    ["anything", [matrix], () => true, ["(1, 1) 0"]],
    ["at least 2 rows", [matrix], (a) => at(a.shape[0]) >= 2, ["(2, 1) 0 0"]],
    ["at least 3 columns", [matrix], (a) => at(a.shape[1]) >= 3, ["(1, 3) 0 0 0"]],
    ["not square", [matrix], (a) => a.shape[0] !== a.shape[1], ["(1, 2) 0 0", "(2, 1) 0 0"]],
    ["an element of 5 or more", [matrix], (a) => a.data.some((x) => x >= 5), ["(1, 1) 5"]],
    ["a negative element", [matrix], (a) => a.data.some((x) => x < 0), ["(1, 1) -1"]],
    ["no zero", [matrix], (a) => a.data.every((x) => x !== 0), ["(1, 1) 1"]],
    [
      "two elements that differ",
      [matrix],
      (a) => new Set(a.data).size > 1,
      ["(1, 2) 0 1", "(1, 2) 1 0", "(2, 1) 0 1", "(2, 1) 1 0"],
    ],
    ["a part of a whole", [prices], (a) => a.data.some((x) => !Number.isInteger(x)), ["(1) 0.1"]],
    ["above 2.5", [prices], (a) => a.data.some((x) => x > 2.5), ["(1) 3"]],
    ["above a large threshold", [drawn(COUNTS)], (a) => (a.data[0] ?? 0) >= 123_456_789, ["() 123456789"]],
    ["below 1", [drawn({ kind: "numbers", min: 0.25, max: 3 })], (a) => (a.data[0] ?? 0) < 1, ["() 0.3"]],
    ["anything above 0", [drawn({ kind: "integers", min: 2, max: 9 }, [2, 4])], () => true, ["(2) 2 2"]],
    ["anything below 0", [drawn({ kind: "numbers", min: -9, max: -1.5 }, [1, 4])], () => true, ["(1) -2"]],
    ["one sum above another", PAIR, (a, b) => sum(a.data) > sum(b.data), ["(1) 0; (1) -1", "(1) 1; (1) 0"]],
    ["2 rows in tied inputs", PAIR, (a, b) => at(a.shape[0]) >= 2 && at(b.shape[0]) >= 2, ["(2) 0 0; (2) 0 0"]],
  ])("with %s", (_, drawnBy, fails, expected) => {
    expect(smallestOf(drawnBy, fails).toSorted()).toEqual(expected);
  });
});
