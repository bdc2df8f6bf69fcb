import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Arguments } from "../../domain/exercise.ts";
import { firstMultiple, generate, lastMultiple, type Elements, type GeneratedArray } from "../../domain/generate.ts";
import { randomFor, xoshiro128 } from "../../domain/random.ts";
import { breaches, generators } from "./generators.ts";

const DIGITS: Elements = { kind: "integers", min: -9, max: 9 };
const UNIT: Elements = { kind: "numbers", min: -1, max: 1 };

function matrix(rows: [number, number], columns: [number, number], elements = DIGITS): GeneratedArray {
  const extents = [rows, columns].map(([min, max]) => ({ min, max }));
  return { shape: { kind: "extents", extents }, elements };
}

function shapesOf(args: Arguments): string {
  return args.map((value) => (value.kind === "array" ? `(${value.shape.join(", ")})` : value.kind)).join(" ");
}

function elementsOf(args: Arguments): number[] {
  return args.flatMap((value) => (value.kind === "array" ? [...value.data] : []));
}

describe("random", () => {
  test("is xoshiro128**", () => {
    const next = xoshiro128(Uint32Array.of(1, 2, 3, 4));
    const expected = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849];
    expect(expected.map(() => next())).toEqual(expected);
  });

  test("draws every number of a range about as often as any other", () => {
    const random = randomFor(1, 1);
    const counts = new Map<number, number>();
    for (let i = 0; i < 60_000; i++) {
      const drawn = random(-2, 3);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    expect([...counts.keys()].toSorted((a, b) => a - b)).toEqual([-2, -1, 0, 1, 2, 3]);
    // Six standard deviations: the stream is fixed, so this can only fail when it is changed.
    for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(6 * Math.sqrt(10_000));
  });

  test("keeps to ranges as wide as doubles are exact", () => {
    const range = fc.tuple(fc.maxSafeInteger(), fc.maxSafeInteger()).map(([a, b]) => [Math.min(a, b), Math.max(a, b)]);
    fc.assert(
      fc.property(fc.integer(), range, (seed, [min = 0, max = 0]) => {
        const drawn = randomFor(seed, 1)(min, max);
        expect(drawn >= min && drawn <= max && Number.isInteger(drawn)).toBe(true);
      }),
    );
  });

  test("streams of neighbouring runs and seeds, small and large, differ", () => {
    const seeds = [0, 1, 2, -1, 2 ** 32, 2 ** 32 + 1, 2 ** 53 - 1];
    const drawn = seeds.flatMap((seed) => [1, 2, 3].map((run) => randomFor(seed, run)(0, 2 ** 53 - 1)));
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});

describe("generate", () => {
  test("draws the same as ever: a changed stream would change every seed in every spec", () => {
    const drawn = [1, 2, 3].map((run) => {
      const args = generate([matrix([1, 4], [1, 6]), { ...matrix([1, 1], [1, 2], UNIT) }], 7, run);
      return `${shapesOf(args)}: ${elementsOf(args).join(" ")}`;
    });
    expect(drawn).toMatchInlineSnapshot(`
      [
        "(1, 2) (1, 2): 4 7 -0.698 0.92",
        "(3, 2) (1, 2): -8 8 -3 8 9 -1 -0.096 -0.076",
        "(3, 1) (1, 2): -7 -4 8 -0.106 0.791",
      ]
    `);
  });

  test("keeps to its generators, and is the same again", () => {
    fc.assert(
      fc.property(generators, fc.nat(), fc.integer({ min: 1, max: 30 }), (drawnBy, seed, run) => {
        const args = generate(drawnBy, seed, run);
        expect(breaches(args, drawnBy)).toEqual([]);
        expect(generate(drawnBy, seed, run)).toEqual(args);
      }),
    );
  });

  test("begins small and reaches every shape", () => {
    const shapes = Array.from({ length: 60 }, (_, i) => shapesOf(generate([matrix([1, 4], [0, 20])], 3, i + 1)));
    expect(shapes.slice(0, 6)).toMatchInlineSnapshot(`
      [
        "(2, 0)",
        "(2, 2)",
        "(4, 5)",
        "(4, 6)",
        "(4, 15)",
        "(2, 3)",
      ]
    `);
    const [rows, columns] = [new Set<string>(), new Set<string>()];
    for (const shape of shapes) {
      const [height = "", width = ""] = shape.split(", ");
      rows.add(height);
      columns.add(width);
    }
    expect([rows.size, columns.size]).toEqual([4, 21]);
  });

  test("a number is an array of no extents; like copies the shape and nothing else", () => {
    const scalar: GeneratedArray = { shape: { kind: "extents", extents: [] }, elements: UNIT };
    const args = generate(
      [scalar, matrix([2, 3], [2, 3]), { shape: { kind: "like", param: 1 }, elements: DIGITS }],
      1,
      5,
    );
    expect(args[0]).toMatchObject({ dtype: "float64", shape: [] });
    expect(args[1]).toMatchObject({ dtype: "int64", shape: [2, 2] });
    expect(args[2]).toMatchObject({ dtype: "int64", shape: [2, 2] });
    expect(args[2]).not.toEqual(args[1]);
  });

  test("reaches both ends of a range, also where the ends are no round doubles", () => {
    const elements: Elements = { kind: "numbers", min: 1.001, max: 1.005 };
    const drawn = elementsOf(generate([matrix([20, 20], [20, 20], elements)], 1, 1));
    expect([...new Set(drawn)].toSorted((a, b) => a - b)).toEqual([1.001, 1.002, 1.003, 1.004, 1.005]);
  });

  test("the ends of a range are known for what they were written as", () => {
    for (const scale of [10, 100, 1000]) {
      const wrong = Array.from({ length: 20_000 }, (_, i) => i - 10_000).filter((k) => {
        return firstMultiple(k / scale, scale) !== k || lastMultiple(k / scale, scale) !== k;
      });
      expect(wrong).toEqual([]);
    }
    expect([firstMultiple(0.12, 10), lastMultiple(0.12, 10)]).toEqual([2, 1]);
    expect([firstMultiple(-0.12, 10), lastMultiple(-0.12, 10)]).toEqual([-1, -2]);
  });

  test("a range between two thousandths gives its lower end", () => {
    const elements: Elements = { kind: "numbers", min: 0.0001, max: 0.0002 };
    expect(elementsOf(generate([matrix([1, 1], [2, 2], elements)], 1, 1))).toEqual([0.0001, 0.0001]);
  });

  test("like a parameter that is not drawn yet is refused", () => {
    expect(() => generate([{ shape: { kind: "like", param: 0 }, elements: UNIT }], 1, 1)).toThrow(RangeError);
  });
});
