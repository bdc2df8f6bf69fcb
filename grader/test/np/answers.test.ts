// np against real NumPy: every row of golden/answers.json, most of them to the last bit.

import { describe, expect, test } from "vitest";
import * as np from "../../np/np.ts";
import { decode, elements, readAnswers, ulpsBetween, type Answer, type Argument } from "./golden/golden.ts";

/**
 * How many units in the last place an answer may be off where NumPy and JavaScript compute differently: functions of
 * the C library, and products that NumPy's BLAS adds up in an order of its own. Everything else is exact.
 */
const ALLOWED_ULPS: Readonly<Record<string, number>> = {
  exp: 2,
  log: 2,
  tanh: 2,
  power: 2,
  matmul: 4,
  dot: 4,
  "linalg.norm": 4,
};

const functions: Readonly<Record<string, unknown>> = { ...np, "linalg.norm": np.linalg.norm };
const golden = readAnswers();
const names = [...new Set(golden.rows.map(([name]) => name))];

describe(`as NumPy ${golden.numpy}`, () => {
  test.each(names)("np.%s", (name) => {
    const rows = golden.rows.filter(([other]) => other === name);
    for (const row of rows) expect(check(row)).toBe("right");
  });

  test("nothing that np exports is left out", () => {
    const tested = new Set([...names, "NDArray", "linalg", "pi", "e", "inf", "nan", "array"]);
    expect(Object.keys(np).filter((name) => !tested.has(name))).toEqual([]);
  });
});

function check([name, args, options, expected]: Answer): string {
  const actual = call(name, args, options);
  const { shape, data } = asArray(actual);
  const wanted = elements(expected);
  const row = `np.${name}(${JSON.stringify(args)}, ${JSON.stringify(options)})`;
  if (String(shape) !== String(expected.shape)) return `${row}: shape is ${String(shape)}`;
  if ((expected.dtype === "bool") !== isBoolean(actual)) return `${row}: dtype is not ${expected.dtype ?? "float64"}`;
  const allowed = ALLOWED_ULPS[name] ?? 0;
  const wrong = wanted.findIndex((value, i) => !(ulpsBetween(data[i] ?? Infinity, value) <= allowed));
  return wrong === -1 ? "right" : `${row}: element ${wrong} is ${data[wrong]}, NumPy's ${wanted[wrong]}`;
}

function call(name: string, args: readonly Argument[], options: Readonly<Record<string, unknown>>): unknown {
  const target = functions[name];
  if (typeof target !== "function") return undefined;
  const ready = args.map(decodeArgument);
  const written = Object.entries(options).map(([key, value]) => [key, value === "inf" ? Infinity : value]);
  const all = written.length === 0 ? ready : [...ready, Object.fromEntries(written)];
  return Reflect.apply(target, undefined, all);
}

/** Arrays of shape () go in as numbers, as a learner writes them. */
function decodeArgument(argument: Argument): unknown {
  if (typeof argument === "number") return argument;
  if (isList(argument)) return argument.map(decodeArgument);
  return argument.shape.length === 0 && argument.dtype !== "bool" ? elements(argument)[0] : decode(argument);
}

function isList(argument: Argument): argument is readonly Exclude<Argument, readonly unknown[]>[] {
  return Array.isArray(argument);
}

function asArray(value: unknown): { readonly shape: readonly number[]; readonly data: Float64Array } {
  if (value instanceof np.NDArray) return value;
  return { shape: [], data: Float64Array.of(Number(value)) };
}

function isBoolean(value: unknown): boolean {
  return value instanceof np.NDArray ? value.dtype === "bool" : typeof value === "boolean";
}
