// What a learner passed, in words, and the checks of options that go with it. Messages say where, what and what to do.

import { shapeText } from "./shape.ts";

/** `a string ("abc")`, `undefined`, `an array of shape (2,3)`: finishes the sentence "got ...". */
export function describe(value: unknown): string {
  if (typeof value === "object") return describeObject(value);
  if (typeof value === "string") return `a string (${JSON.stringify(value.slice(0, 20))})`;
  if (typeof value === "bigint") return `a bigint (${value}n); write ${value}`;
  if (typeof value === "function") return "a function; call it to get its value";
  if (typeof value === "undefined") return "undefined; was it never set, or does a function not return anything?";
  if (typeof value === "symbol") return "a symbol";
  return typeof value === "number" ? `the number ${value}` : "a boolean";
}

function describeObject(value: object | null): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if ("shape" in value && Array.isArray(value.shape)) return `an array of shape ${shapeText(value.shape)}`;
  if ("then" in value && typeof value.then === "function") return "a promise; await it first";
  return "an object";
}

/**
 * Refuses what is not an options object of these names.
 * @throws TypeError that shows how the option is written.
 */
export function checkOptions(name: string, options: unknown, names: readonly string[]): void {
  if (options === undefined) return;
  if (typeof options === "number" && names.includes("axis")) {
    throw new TypeError(`${name}: pass the axis as an option: ${name}(z, { axis: ${options} })`);
  }
  if (typeof options !== "object" || options === null || Array.isArray(options) || "shape" in options) {
    const example = names.includes("axis") ? "{ axis: 1 }" : `{ ${names[0]}: 1e-8 }`;
    const pairwise = /max$|min$/.test(name) ? `; the larger or smaller of two is ${name}imum(a, b)` : "";
    throw new TypeError(`${name}: options are an object such as ${example}; got ${describe(options)}${pairwise}`);
  }
  const unknown = Object.keys(options).find((key) => !names.includes(key));
  if (unknown === undefined) return;
  const guess = nearest(unknown, names);
  const help = guess === undefined ? `it takes ${names.join(", ")}` : `did you mean ${guess}?`;
  throw new TypeError(`${name}: unknown option "${unknown}"; ${help}`);
}

/** @throws TypeError unless it is a whole number (or absent). */
export function checkAxis(name: string, axis: unknown): void {
  if (axis === undefined || (typeof axis === "number" && Number.isInteger(axis))) return;
  if (axis === null) throw new TypeError(`${name}: axis is null; leave it out to take the whole array`);
  if (Array.isArray(axis)) throw new TypeError(`${name}: axis is a list; take one axis at a time`);
  throw new TypeError(`${name}: axis must be a whole number; got ${describe(axis)}`);
}

/** @throws TypeError unless it is true or false (or absent). */
export function checkFlag(name: string, option: string, value: unknown): void {
  if (value === undefined || typeof value === "boolean") return;
  throw new TypeError(`${name}: ${option} must be true or false; got ${describe(value)}`);
}

/** @throws TypeError unless it is a number. */
export function checkNumber(name: string, what: string, value: unknown): void {
  if (typeof value === "number") return;
  throw new TypeError(`${name}: ${what} must be a number; got ${describe(value)}`);
}

/** The name that was probably meant: `keep_dims` and `keepDims` are `keepdims`, `axes` is `axis`. */
function nearest(key: string, names: readonly string[]): string | undefined {
  return names.find((name) => {
    const shared = name.split("").filter((letter) => key.toLowerCase().includes(letter)).length;
    return shared / Math.max(name.length, key.length) > 0.6;
  });
}
