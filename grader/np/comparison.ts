// Questions asked element by element, answered with booleans.

import { binaryKind, pairUp, unaryKind } from "./broadcasting.ts";
import { checkFlag, checkNumber, checkOptions } from "./complaint.ts";
import { at } from "./layout.ts";
import type { Operand } from "./operand.ts";

const comparison = binaryKind("bool", Boolean);
const predicate = unaryKind("bool", Boolean);

/** x == y; NaN equals nothing. */
export const equal = comparison("np.equal", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(at(x, i * dx) === at(y, i * dy));
});

/** x != y. */
export const notEqual = comparison("np.notEqual", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(at(x, i * dx) !== at(y, i * dy));
});

/** x < y. */
export const less = comparison("np.less", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(at(x, i * dx) < at(y, i * dy));
});

/** x <= y. */
export const lessEqual = comparison("np.lessEqual", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(at(x, i * dx) <= at(y, i * dy));
});

/** x > y. */
export const greater = comparison("np.greater", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(at(x, i * dx) > at(y, i * dy));
});

/** x >= y. */
export const greaterEqual = comparison("np.greaterEqual", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(at(x, i * dx) >= at(y, i * dy));
});

/** Is it NaN? */
export const isnan = predicate("np.isnan", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(Number.isNaN(at(x, i)));
});

/** Is it Infinity or -Infinity? */
export const isinf = predicate("np.isinf", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(Math.abs(at(x, i)) === Infinity);
});

/** Is it neither NaN nor infinite? */
export const isfinite = predicate("np.isfinite", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Number(Number.isFinite(at(x, i)));
});

export type CloseOptions = { readonly rtol?: number; readonly atol?: number; readonly equalNan?: boolean };

/** Is every `|x - y| <= atol + rtol * |y|`? Infinities must be equal; NaN is close to NaN only with `equalNan`. */
export function allclose(x: Operand, y: Operand, options: CloseOptions = {}): boolean {
  const name = "np.allclose";
  checkOptions(name, options, ["rtol", "atol", "equalNan"]);
  const { rtol = 1e-5, atol = 1e-8, equalNan = false } = options;
  checkNumber(name, "rtol", rtol);
  checkNumber(name, "atol", atol);
  checkFlag(name, "equalNan", equalNan);
  const isClose = (a: number, b: number): boolean =>
    a === b ||
    (Number.isFinite(b) && Math.abs(a - b) <= atol + rtol * Math.abs(b)) ||
    (equalNan && Number.isNaN(a) && Number.isNaN(b));
  const close = pairUp(
    name,
    (a, da, b, db, out) => {
      for (let i = 0; i < out.length; i++) out[i] = Number(isClose(at(a, i * da), at(b, i * db)));
    },
    x,
    y,
    "bool",
  );
  return !close.data.includes(0);
}
