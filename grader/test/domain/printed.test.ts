import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compare } from "../../domain/compare.ts";
import { readPrinted } from "../../domain/printed.ts";
import { array, type ArrayValue, type Dtype } from "../../domain/value.ts";
import golden from "./golden/printed.json" with { type: "json" };

const DTYPES: readonly Dtype[] = ["float64", "int64", "bool"];
const EXACT = { rtol: 0, atol: 0 };

/** Every print beside the array that was printed. */
const prints = golden.prints.map(({ text, dtype, shape, precision, data }) => {
  const known = DTYPES.find((each) => each === dtype) ?? "float64";
  const bytes = Buffer.from(data, "base64");
  const elements = Float64Array.from({ length: bytes.length / 8 }, (_, i) => bytes.readDoubleLE(i * 8));
  return { text, precision, original: array(shape, elements, known) };
});

describe(`what NumPy ${golden.numpy} prints`, () => {
  test(`is read back: ${golden.prints.length} arrays`, () => {
    const wrong = prints.filter(({ text, original, precision }) => {
      const read = readPrinted(text);
      if (!read.ok || read.precision !== precision) return true;
      if (read.value.dtype !== original.dtype || read.value.shape.join() !== original.shape.join()) return true;
      const actual: ArrayValue = original.dtype === "bool" ? original : { ...original, dtype: "float64" };
      return compare(actual, read.value, read.precision, EXACT) !== undefined;
    });
    expect(wrong.map(({ text }) => text.slice(0, 100))).toEqual([]);
  });

  test("stands for no array that is off by 0.6 units of the last digit", () => {
    const lenient = prints.filter(({ text, original, precision }) => {
      const read = readPrinted(text);
      if (!read.ok || original.dtype !== "float64" || precision === "full") return false;
      return read.value.data.some((element, i) => {
        // Larger ones are too far apart to tell a unit of the 8th decimal.
        const isTelling = precision === "positional" ? Math.abs(element) < 1e6 : Math.abs(element) > 1e-300;
        if (!isTelling || !Number.isFinite(element)) return false;
        const unit = precision === "positional" ? 1e-8 : Number(`1e${exponentOf(element) - 8}`);
        const data = read.value.data.with(i, element + 0.6 * unit);
        return compare({ ...read.value, data }, read.value, read.precision, EXACT) === undefined;
      });
    });
    expect(lenient.map(({ text }) => text.slice(0, 100))).toEqual([]);
  });

  test.each(golden.shortened)("is refused where it was shortened %#", (text) => {
    expect(readPrinted(text)).toEqual({
      ok: false,
      problem:
        'NumPy shortened this print with "..."; call np.set_printoptions(threshold=sys.maxsize) before printing, and paste it whole.',
      offset: text.indexOf("..."),
    });
  });
});

function exponentOf(element: number): number {
  return Number(element.toExponential().split("e")[1]);
}

describe("forms", () => {
  test.each<[string, string, number[], number[], string]>([
    ["[[4]\n [7]\n [1]]", "int64", [3, 1], [4, 7, 1], "full"],
    ["[1. 2. 3.]", "float64", [3], [1, 2, 3], "positional"],
    ["[-1.   0.5  .25]", "float64", [3], [-1, 0.5, 0.25], "positional"],
    ["[1e-05 1.e+00]", "float64", [2], [1e-5, 1], "scientific"],
    ["[nan inf -inf]", "float64", [3], [NaN, Infinity, -Infinity], "positional"],
    ["[ True False]", "bool", [2], [1, 0], "full"],
    ["True", "bool", [], [1], "full"],
    ["  0.5\n", "float64", [], [0.5], "full"],
    ["1.2e-07", "float64", [], [1.2e-7], "full"],
    ["-3", "int64", [], [-3], "full"],
    ["nan", "float64", [], [NaN], "full"],
    ["[]", "float64", [0], [], "positional"],
    ["[[] []]", "float64", [2, 0], [], "positional"],
    ["[1, 2, 3]", "int64", [3], [1, 2, 3], "full"],
    ["[1, 2.5,]", "float64", [2], [1, 2.5], "positional"],
    ["[1, nan]", "float64", [2], [1, NaN], "positional"],
    ["[0.2689414213699951, 0.5]", "float64", [2], [0.2689414213699951, 0.5], "full"],
    ["array([[1., 2.]])", "float64", [1, 2], [1, 2], "positional"],
    ["np.array([1, 2], dtype=int32)", "int64", [2], [1, 2], "full"],
    ["array([], shape=(0, 3), dtype=float64)", "float64", [0, 3], [], "positional"],
    ["array(0.1)", "float64", [], [0.1], "positional"],
    ["array(1.e-05)", "float64", [], [1e-5], "scientific"],
    ["array(1)", "int64", [], [1], "full"],
    ["[np.float64(0.5), np.float64(nan)]", "float64", [2], [0.5, NaN], "positional"],
    ["[np.True_, np.False_]", "bool", [2], [1, 0], "full"],
    ["[1152921504606846976]", "int64", [1], [2 ** 60], "full"],
    ["[9007199254740993. 1.]", "float64", [2], [2 ** 53, 1], "positional"],
    ["\r\n[[1 2]\r\n [3 4]]\r\n", "int64", [2, 2], [1, 2, 3, 4], "full"],
  ])("%j", (text, dtype, shape, data, precision) => {
    const value = { kind: "array", dtype, shape, data: Float64Array.from(data) };
    expect(readPrinted(text)).toEqual({ ok: true, value, precision });
  });
});

describe("problems", () => {
  test("never throws, and points into the text, whatever is pasted", () => {
    const pieces = [
      "[",
      "]",
      "[",
      "]",
      " ",
      "\n",
      ",",
      "1",
      "2.",
      "-",
      "e5",
      "nan",
      "True",
      "array(",
      ")",
      ", shape=(0, 2)",
      "…",
      "9".repeat(20),
      "x",
    ];
    const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((chosen) => chosen.join(""));
    fc.assert(
      fc.property(fc.oneof(texts, fc.string()), (text) => {
        const read = readPrinted(text);
        const place = read.ok ? 0 : read.offset;
        expect(place).toBeGreaterThanOrEqual(0);
        expect(place).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 5000 },
    );
  });

  test("are told with their place", () => {
    const texts = [
      "",
      " \n",
      "[[1 2]\n [3 4]",
      "[[1 2\n [3 4]]",
      "[1 2]]",
      "]",
      "[[1 2]\n [3]]",
      "[[[1] [2]] [[3] [4] [5]]]",
      "[[1 2] 3]",
      "[1 [2 3]]",
      "[[] [1]]",
      "[1 2] [3 4]",
      "1 2",
      "[1,, 2]",
      "[1 2 True]",
      "[1 1.2.3]",
      "[1.+0.j 2.+0.j]",
      "['a' 'b']",
      "[1 NaN]",
      "[None]",
      "loss = 1.1",
      "[1e999]",
      "[1 9007199254740993]",
      "array([1, 2]",
      "array([1., 2.], dtype=float32)",
      "[1 ... 9]",
      "[".repeat(65),
    ];
    expect(texts.map(problemOf).join("\n\n")).toMatchInlineSnapshot(`
      "»
      nothing is printed here.

      » 

      nothing is printed here.

      »[[1 2]
       [3 4]
      this "[" is never closed; was the end of the print left out?

      [[1 2
       »[3 4]]
      a list and a single element side by side; is a "[" or "]" missing before this?

      [1 2]»]
      this "]" closes nothing; is a "[" missing at the beginning?

      »]
      this "]" closes nothing; is a "[" missing at the beginning?

      [[1 2]
       »[3]]
      this row has 1 item, the first has 2; the rows of an array are equally long.

      [[[1] [2]] »[[3] [4] [5]]]
      this row has 3 items, the first has 2; the rows of an array are equally long.

      [[1 2] »3]
      a list and a single element side by side; is a "[" or "]" missing before this?

      [1 »[2 3]]
      a list and a single element side by side; is a "[" or "]" missing before this?

      [[] »[1]]
      this row has 1 item, the first has 0; the rows of an array are equally long.

      [1 2] »[3 4]
      a second value begins here; paste one print at a time.

      1 »2
      a second value begins here; paste one print at a time.

      [1»,, 2]
      an element is missing between two commas.

      [1 2 »True]
      booleans and numbers do not mix in one array.

      [1 »1.2.3]
      "1.2.3" is not what NumPy prints for a number or boolean: 1.5, 2e-05, nan, -inf, True.

      [»1.+0.j 2.+0.j]
      "1.+0.j" is not what NumPy prints for a number or boolean: 1.5, 2e-05, nan, -inf, True.

      [»'a' 'b']
      "'a'" is not what NumPy prints for a number or boolean: 1.5, 2e-05, nan, -inf, True.

      [1 »NaN]
      "NaN" is not what NumPy prints for a number or boolean: 1.5, 2e-05, nan, -inf, True.

      [»None]
      "None" is not what NumPy prints for a number or boolean: 1.5, 2e-05, nan, -inf, True.

      »loss = 1.1
      "loss" is not what NumPy prints for a number or boolean: 1.5, 2e-05, nan, -inf, True.

      [»1e999]
      1e999 is too large for a float64.

      [1 »9007199254740993]
      9007199254740993 has more digits than a JavaScript number can hold; whole numbers are exact up to 2^53.

      array»([1, 2]
      "array(" has no ")" that closes it; paste the whole print.

      array([1., 2.]», dtype=float32)
      a print of float32 shows too few digits to compare with; print a.astype(float) instead.

      [1 »... 9]
      NumPy shortened this print with "..."; call np.set_printoptions(threshold=sys.maxsize) before printing, and paste it whole.

      [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[»[
      more than 64 dimensions."
    `);
  });
});

/** The problem with a mark in the text where it is. */
function problemOf(text: string): string {
  const read = readPrinted(text);
  return read.ok ? "none" : `${text.slice(0, read.offset)}»${text.slice(read.offset)}\n${read.problem}`;
}
