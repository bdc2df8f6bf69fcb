import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare, type Failure } from "../../domain/compare.ts";
import type { Precision, Tolerance } from "../../domain/exercise.ts";
import { array, boolean, number, ODDITIES, type Oddity, type Value } from "../../domain/value.ts";
import { arrays, values } from "./values.ts";

const DEFAULT: Tolerance = { rtol: 1e-9, atol: 1e-12 };
const EXACT: Tolerance = { rtol: 0, atol: 0 };

const text = (written: string): Value => ({ kind: "text", text: written });
const list = (...items: Value[]): Value => ({ kind: "list", items });
const record = (entries: Record<string, Value>): Value => ({ kind: "record", entries: Object.entries(entries) });
const vector = (...data: number[]): Value => array([data.length], data);
const integers = (...data: number[]): Value => array([data.length], data, "int64");
const booleans = (...data: number[]): Value => array([data.length], data, "bool");
const odd = (what: Oddity): Value => ({ kind: "odd", what, detail: "" });
const zeros = (...shape: number[]): Value => array(shape, new Float64Array(shape.reduce((a, b) => a * b, 1)));

function wrongIn(failure: Failure | undefined): number {
  return failure?.kind === "elements" ? failure.wrong : 0;
}

function kindOf(actual: Value, expected: Value, precision: Precision = "full", tolerance = DEFAULT) {
  return compare(actual, expected, precision, tolerance)?.kind ?? "counts";
}

function elementsOf(actual: Value, expected: Value, precision: Precision = "full", tolerance = DEFAULT) {
  const failure = compare(actual, expected, precision, tolerance);
  if (failure?.kind !== "elements") throw new Error(`not a failure of elements but ${failure?.kind}`);
  return failure;
}

describe("a number", () => {
  test.each<[string, number, number, Tolerance, "counts" | Failure["kind"]]>([
    ["equal", 1, 1, EXACT, "counts"],
    ["within rtol", 100 + 0.99e-7, 100, DEFAULT, "counts"],
    ["just out of rtol", 100 + 1.01e-7, 100, DEFAULT, "elements"],
    ["within atol", 0.9e-12, 0, DEFAULT, "counts"],
    ["just out of atol", 1.1e-12, 0, DEFAULT, "elements"],
    ["atol and rtol do not add up", 1 + 1.5e-3, 1, { rtol: 1e-3, atol: 1e-3 }, "elements"],
    ["rtol is of the expected value", 1, 2, { rtol: 0.5, atol: 0 }, "counts"],
    ["rtol is not of the actual value", 2, 1, { rtol: 0.5, atol: 0 }, "elements"],
    ["exactly on the limit", 1.5, 1, { rtol: 0.5, atol: 0 }, "counts"],
    ["-0 is 0", -0, 0, EXACT, "counts"],
    ["NaN where NaN is expected", NaN, NaN, EXACT, "counts"],
    ["the same infinity", -Infinity, -Infinity, EXACT, "counts"],
    ["the other infinity", -Infinity, Infinity, DEFAULT, "elements"],
    ["finite for an infinity", 1e308, Infinity, DEFAULT, "elements"],
    ["finite for NaN", 0, NaN, DEFAULT, "elements"],
    ["NaN for an infinity", NaN, Infinity, DEFAULT, "elements"],
    ["NaN for a finite number", NaN, 1, DEFAULT, "non-finite"],
    ["an infinity for a finite number", Infinity, 1e308, DEFAULT, "non-finite"],
    ["a difference that overflows", 1.7e308, -1.7e308, DEFAULT, "elements"],
    ["an allowance that overflows, for Infinity", Infinity, 1e308, { rtol: 10, atol: 0 }, "non-finite"],
    ["denormals apart", 5e-324, 1e-323, EXACT, "elements"],
  ])("%s: %d for %d", (_, actual, expected, tolerance, kind) => {
    expect(kindOf(number(actual), number(expected), "full", tolerance)).toBe(kind);
  });

  test("integers that an author wrote are exact", () => {
    expect(kindOf(number(3), number(3, "int64"))).toBe("counts");
    expect(kindOf(number(3 + 1e-12), number(3, "int64"))).toBe("elements");
    expect(kindOf(number(3 + 1e-12), number(3))).toBe("counts");
    expect(elementsOf(number(3 + 1e-9), number(3, "int64"), "positional").worst.allowed).toBe(0);
  });

  test("is never broadcast: [x] is not x", () => {
    expect(kindOf(vector(1), number(1))).toBe("shape");
    expect(kindOf(number(1), vector(1))).toBe("shape");
  });
});

describe("types", () => {
  test.each<[string, Value, Value]>([
    ["a boolean for a number", boolean(true), number(1)],
    ["a number for a boolean", number(1), boolean(true)],
    ["a number for a boolean, of another shape too", vector(1, 0), boolean(true)],
    ["numbers for booleans", vector(1, 0), booleans(1, 0)],
    ["a text for a number", text("1"), number(1)],
    ["a number for a text", number(1), text("1")],
    ["null for a number", { kind: "null" }, number(0)],
    ["a number for null", number(0), { kind: "null" }],
    ["a list for an array", list(number(1), text("a")), vector(1, 2)],
    ["a record for a list", record({ 0: number(1) }), list(number(1))],
    ["an array for a record", vector(1), record({ w: vector(1) })],
    ["a list for a record", list(text("a")), record({ a: text("a") })],
    ...ODDITIES.map((what): [string, Value, Value] => [what, odd(what), vector(1)]),
    ["an oddity, even where one was expected", odd("undefined"), odd("undefined")],
  ])("%s", (_, actual, expected) => {
    expect(compare(actual, expected, "full", DEFAULT)).toEqual({ kind: "type", path: [], actual, expected });
  });

  test("an array is a list too: what of it does not fit is told where it is", () => {
    const rows = list(vector(1), vector(1, 2));
    expect(compare(vector(1, 2), list(number(1), text("a")), "full", DEFAULT)).toMatchObject({
      kind: "type",
      path: [1],
    });
    expect(compare(array([2, 1], [1, 1]), rows, "full", DEFAULT)).toMatchObject({ kind: "shape", path: [1] });
    expect(compare(array([3, 1], [1, 1, 1]), rows, "full", DEFAULT)).toMatchObject({ kind: "length", actual: 3 });
    expect(kindOf(rows, rows)).toBe("counts");
  });

  test("rows of different lengths are no array", () => {
    const ragged: Value = { kind: "odd", what: "ragged", detail: "row 0 has 1, row 1 has 2" };
    const rows = list(vector(1), vector(1, 2));
    expect(compare(rows, vector(1), "full", DEFAULT)).toMatchObject({ kind: "type", actual: ragged });
    expect(compare(list(rows, vector(1)), text("a"), "full", DEFAULT)).toMatchObject({ kind: "type", actual: ragged });
  });

  test("an empty array has no type of element", () => {
    expect(kindOf(vector(), booleans())).toBe("counts");
    expect(kindOf(vector(), integers())).toBe("counts");
    expect(kindOf(vector(), booleans(1))).toBe("shape");
  });

  test("an empty array is the empty list of anything", () => {
    expect(kindOf(vector(), list())).toBe("counts");
    expect(kindOf(list(), vector())).toBe("counts");
    expect(compare(vector(), list(text("a")), "full", DEFAULT)).toEqual({
      kind: "length",
      path: [],
      actual: 0,
      expected: 1,
    });
    expect(compare(list(text("a")), vector(), "full", DEFAULT)).toMatchObject({ actual: 1, expected: 0 });
    expect(kindOf(zeros(0, 3), list(text("a")))).toBe("type");
  });
});

describe("shapes", () => {
  test.each<[number[], number[], string | undefined]>([
    [[2, 3], [3, 2], "transposed"],
    [[1, 3], [3, 1], "transposed"],
    [[2, 3, 4], [4, 3, 2], "transposed"],
    [[3], [3, 1], "column-needed"],
    [[1], [1, 1], "column-needed"],
    [[3], [1, 3], "row-needed"],
    [[3, 1], [3], "axis-too-many"],
    [[1, 3], [3], "axis-too-many"],
    [[1], [], "number-in-array"],
    [[1, 1], [], "number-in-array"],
    [[3], [], undefined],
    [[0], [], undefined],
    [[], [3], "reduced-to-number"],
    [[], [2, 3], "reduced-to-number"],
    [[], [1], "reduced-to-number"],
    [[], [1, 1], "keepdims-needed"],
    [[2, 3], [2, 1, 3], "keepdims-needed"],
    [[2, 3], [2, 3, 1], "keepdims-needed"],
    [[4], [1, 4, 1], "keepdims-needed"],
    [[2, 1, 3], [2, 3], "keepdims-unneeded"],
    [[1, 4, 1], [4], "keepdims-unneeded"],
    [[6], [2, 3], "same-size"],
    [[2, 6], [4, 3], "same-size"],
    [[2, 2], [2, 3], undefined],
    [[2], [3, 1], undefined],
    [[3], [2, 3], undefined],
    [[2], [3], undefined],
    [[3], [1, 1], undefined],
  ])("%j for %j: %s", (actualShape, expectedShape, hint) => {
    const [actual, expected] = [zeros(...actualShape), zeros(...expectedShape)];
    const failure = compare(actual, expected, "full", DEFAULT);
    expect(failure).toEqual({ kind: "shape", path: [], actual, expected, ...(hint && { hint }) });
  });

  test("come before what the elements are", () => {
    expect(kindOf(vector(NaN, 2), vector(1))).toBe("shape");
    expect(kindOf(booleans(1, 1), vector(1))).toBe("type");
  });
});

describe("non-finite values", () => {
  test("are counted, and said before the other differences", () => {
    const actual = array([2, 3], [9, NaN, Infinity, NaN, -Infinity, 5]);
    const expected = array([2, 3], [1, 2, 3, NaN, -Infinity, 5]);
    expect(compare(actual, expected, "full", DEFAULT)).toEqual({
      kind: "non-finite",
      path: [],
      shape: [2, 3],
      nans: 1,
      infinities: 1,
      total: 6,
      first: { index: [0, 1], actual: NaN, expected: 2, offBy: NaN, allowed: 2e-9 },
    });
  });

  test("the first is found far behind other mismatches", () => {
    const failure = compare(vector(9, 8, 7, 6, 5, NaN), vector(1, 1, 1, 1, 1, 1), "full", DEFAULT);
    expect(failure).toMatchObject({ kind: "non-finite", nans: 1, first: { index: [5] } });
  });

  test("the first is found behind others that are not finite, where nothing else is allowed", () => {
    const failure = compare(vector(1, 1, 1, 1, NaN, NaN), vector(NaN, NaN, NaN, NaN, 1, 1), "full", EXACT);
    expect(failure).toMatchObject({ kind: "non-finite", nans: 2, first: { index: [4] } });
  });

  test("where another one was expected, are mismatches without a distance", () => {
    const failure = elementsOf(vector(1, NaN), vector(NaN, Infinity));
    expect(failure.shown.map(({ offBy, allowed }) => [offBy, allowed])).toEqual([
      [NaN, 0],
      [NaN, 0],
    ]);
  });
});

describe("elements", () => {
  test("shows the first three and the worst, in order", () => {
    const actual = array([2, 4], [1, 2.1, 3.1, 4.1, 5.1, 9, 7.1, 8]);
    const expected = array([2, 4], [1, 2, 3, 4, 5, 6, 7, 8]);
    const failure = elementsOf(actual, expected);
    expect(failure).toMatchObject({ wrong: 6, total: 8, shape: [2, 4], path: [], float32: false });
    expect(failure.shown.map(({ index }) => index)).toEqual([
      [0, 1],
      [0, 2],
      [0, 3],
      [1, 1],
    ]);
    expect(failure.worst).toEqual({ index: [1, 1], actual: 9, expected: 6, offBy: 3, allowed: 1e-9 * 6 });
    expect(failure.shown).toContain(failure.worst);
  });

  test("the worst is relative to what was allowed, not the largest", () => {
    expect(elementsOf(vector(1e6 + 1, 2), vector(1e6, 1)).worst.index).toEqual([1]);
  });

  test("among integers the worst is the largest; an infinite one is worse than any", () => {
    expect(elementsOf(vector(2, 9, 3), integers(1, 1, 1)).worst.index).toEqual([1]);
    expect(elementsOf(vector(5, 1, 7), vector(4, NaN, 0)).worst.index).toEqual([1]);
  });

  test("of several that are as bad, the worst is the first", () => {
    expect(elementsOf(vector(1, 2, 2), integers(1, 1, 1)).worst.index).toEqual([1]);
    expect(elementsOf(vector(1, 1, 1), vector(1, NaN, NaN)).worst.index).toEqual([1]);
  });

  test("the worst is shown once when it is among the first three", () => {
    expect(elementsOf(vector(9, 2, 2, 2), vector(1, 1, 1, 1)).shown.map(({ index }) => index[0])).toEqual([0, 1, 2]);
  });

  test("a number has the index []", () => {
    expect(elementsOf(number(2), number(1)).shown).toEqual([
      { index: [], actual: 2, expected: 1, offBy: 1, allowed: 1e-9 },
    ]);
  });

  test("booleans differ by one", () => {
    expect(elementsOf(booleans(1, 0), booleans(1, 1))).toMatchObject({ wrong: 1, worst: { index: [1], offBy: 1 } });
  });
});

describe("float32", () => {
  const exact = [0.1, 1 / 3, -Math.PI, 1e20, 1e-40, 16777217];

  test("is remarked when that alone is the matter", () => {
    expect(elementsOf(vector(...exact.map(Math.fround)), vector(...exact)).float32).toBe(true);
  });

  test("is not remarked when one element is wrong beyond that, or is no number", () => {
    expect(elementsOf(vector(Math.fround(0.1), 0.34), vector(0.1, 1 / 3)).float32).toBe(false);
    expect(elementsOf(vector(Math.fround(0.1), 1), vector(0.1, NaN)).float32).toBe(false);
  });

  test("is not remarked of numbers that are too small for it, where nothing is right to 7 digits", () => {
    const exactly = (actual: Value, expected: Value): Failure => elementsOf(actual, expected, "full", EXACT);
    expect(exactly(vector(0, 1), vector(4.5e-309, 1))).toMatchObject({ float32: false });
    expect(exactly(vector(-3.3e-308, 0), vector(3.3e-308, 4.5e-309))).toMatchObject({ float32: false });
    expect(exactly(vector(Math.fround(1e-40)), vector(1e-40))).toMatchObject({ float32: false });
  });

  test("any rounding to float32 that is out of tolerance and leaves 7 digits is known as one", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, min: -3e38, max: 3e38 }), (e) => {
        const failure = compare(number(Math.fround(e)), number(e), "full", EXACT);
        const isRemarked = failure?.kind === "elements" && failure.float32;
        expect(isRemarked).toBe(Math.fround(e) !== e && Math.abs(e) >= 2 ** -126);
      }),
    );
  });
});

describe("printed precision", () => {
  test.each<[string, number, number, Precision, string]>([
    ["half a unit of the 8th decimal", 0.880797077977, 0.88079708, "positional", "counts"],
    ["beyond it", 0.880797075, 0.88079709, "positional", "elements"],
    ["just beyond it", 0.5 + 0.51e-8, 0.5, "positional", "elements"],
    ["not without a print", 0.880797077977, 0.88079708, "full", "elements"],
    ["the visible digits do not matter", 0.5 + 0.49e-8, 0.5, "positional", "counts"],
    ["a larger number has as many decimals", 1234.5 + 2e-8, 1234.5, "positional", "elements"],
    ["half a unit of the 8th digit", 8.944628913e-4, 8.94462891e-4, "scientific", "counts"],
    ["beyond the 8th digit", 8.944628919e-4, 8.94462891e-4, "scientific", "elements"],
    ["by the element's own exponent", 5.000000004e5, 5e5, "scientific", "counts"],
    ["by the element's own exponent, beyond", 5.000000006e5, 5e5, "scientific", "elements"],
    ["at a power of ten", 1.000000004e-5, 1e-5, "scientific", "counts"],
    ["at a power of ten, beyond", 1.000000006e-5, 1e-5, "scientific", "elements"],
    ["0 is only itself", 1e-300, 0, "scientific", "elements"],
    ["0 is up to half a unit", 0.4e-8, 0, "positional", "counts"],
  ])("%s: %d for %d, %s", (_, actual, expected, precision, kind) => {
    expect(kindOf(number(actual), number(expected), precision, EXACT)).toBe(kind);
  });

  test("the largest of tolerance and print is allowed", () => {
    expect(kindOf(number(0.51), number(0.5), "positional", { rtol: 0, atol: 0.02 })).toBe("counts");
    expect(elementsOf(vector(1, 2), vector(1, 1), "positional").worst.allowed).toBeCloseTo(0.5e-8, 14);
  });
});

describe("lists and records", () => {
  const expected = record({ w: vector(1, 2), parts: list(text("a"), record({ db: number(0.5) })) });

  test("recurse with a path", () => {
    const actual = record({ parts: list(text("a"), record({ db: number(0.25) })), w: vector(1, 2) });
    expect(compare(actual, expected, "full", DEFAULT)).toMatchObject({ kind: "elements", path: ["parts", 1, "db"] });
    const other = record({ w: vector(1, 2), parts: list(text("b"), record({ db: number(0.5) })) });
    expect(compare(other, expected, "full", DEFAULT)).toEqual({
      kind: "text",
      path: ["parts", 0],
      actual: "b",
      expected: "a",
    });
  });

  test("say which keys are missing and which too many", () => {
    const actual = record({ W: vector(1, 2), parts: list(), extra: number(1) });
    expect(compare(actual, expected, "full", DEFAULT)).toEqual({
      kind: "keys",
      path: [],
      missing: ["w"],
      unexpected: ["W", "extra"],
    });
  });

  test("say lengths that differ", () => {
    const actual = record({ w: vector(1, 2), parts: list(text("a")) });
    expect(compare(actual, expected, "full", DEFAULT)).toEqual({
      kind: "length",
      path: ["parts"],
      actual: 1,
      expected: 2,
    });
  });

  test("keys that every object inherits are keys like others", () => {
    const inherited: Value = { kind: "record", entries: [["__proto__", number(1)]] };
    expect(kindOf(inherited, inherited)).toBe("counts");
    expect(kindOf(record({}), inherited)).toBe("keys");
    expect(kindOf(record({}), record({ toString: number(1) }))).toBe("keys");
  });

  test("know printed precision inside", () => {
    expect(kindOf(list(text(""), vector(0.1 + 4e-9)), list(text(""), vector(0.1)), "positional", EXACT)).toBe("counts");
  });
});

describe("laws", () => {
  test("every value counts as itself", () => {
    const precisions = fc.constantFrom<Precision>("full", "positional", "scientific");
    fc.assert(
      fc.property(values, precisions, (v, precision) => {
        expect(compare(v, v, precision, EXACT)).toBeUndefined();
      }),
    );
  });

  test("what is close one way by atol alone is close the other way", () => {
    const offset = fc.constantFrom(0, 1, -1, 0.5, 1e-3);
    const pairs = fc.tuple(arrays(["float64"]), fc.double({ noNaN: true, min: 0, max: 2 }), fc.infiniteStream(offset));
    fc.assert(
      fc.property(pairs, ([a, atol, offsets]) => {
        const b = array(
          a.shape,
          a.data.map((x) => x + (offsets.next().value ?? 0)),
        );
        const tolerance = { rtol: 0, atol };
        const [forth, back] = [compare(a, b, "full", tolerance), compare(b, a, "full", tolerance)];
        expect(wrongIn(forth)).toBe(wrongIn(back));
      }),
    );
  });

  test("types, shapes, lengths, keys and texts differ both ways", () => {
    fc.assert(
      fc.property(values, values, (a, b) => {
        const [forth, back] = [compare(a, b, "full", EXACT), compare(b, a, "full", EXACT)];
        expect(forth === undefined).toBe(back === undefined);
        // An array is looked into as the list that it is, but a list is no array.
        const [short = [], long = []] = [forth?.path, back?.path].toSorted(
          (p, q) => (p?.length ?? 0) - (q?.length ?? 0),
        );
        const isArrayAndList = [forth, back].some((each) => each?.kind === "type" && each.expected.kind === "array");
        expect(short).toEqual(isArrayAndList ? long.slice(0, short.length) : long);
      }),
      { numRuns: 500 },
    );
  });

  test("a wider tolerance never fails what a narrower one passes", () => {
    fc.assert(
      fc.property(fc.double(), fc.double(), fc.double({ min: 0, max: 1, noNaN: true }), (a, e, atol) => {
        const narrow = compare(number(a), number(e), "full", { rtol: 0, atol });
        const wide = compare(number(a), number(e), "full", { rtol: 0, atol: 2 * atol });
        expect([narrow, wide]).not.toEqual([undefined, expect.anything()]);
      }),
    );
  });

  test("one changed element is found where it is, however deep its array lies", () => {
    const steps = fc.array(fc.oneof(fc.nat({ max: 2 }), fc.string()), { maxLength: 4 });
    const wholes = arrays(["float64"], fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 3 }));
    fc.assert(
      fc.property(steps, wholes, fc.nat(), (path, whole, seed) => {
        const flat = seed % whole.data.length;
        const data = whole.data.map((x) => (Number.isFinite(x) && Math.abs(x) < 1e6 ? x : 1));
        const wrong = array(whole.shape, data.with(flat, 2e6));
        const wrap = (value: Value): Value =>
          path.reduceRight<Value>((inner, step) => {
            if (typeof step === "string") return record({ [step]: inner });
            return list(...Array.from({ length: step }, () => text("before")), inner);
          }, value);
        const failure = compare(wrap(wrong), wrap(array(whole.shape, data)), "full", DEFAULT);
        const index = whole.shape.map((length, axis) => {
          const stride = whole.shape.slice(axis + 1).reduce((product, each) => product * each, 1);
          return Math.floor(flat / stride) % length;
        });
        expect(failure).toMatchObject({ kind: "elements", path, wrong: 1, total: data.length, worst: { index } });
      }),
    );
  });
});
