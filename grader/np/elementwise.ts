// NumPy's arithmetic, element by element: one plain loop each.

import { binaryKind, lineUp, stepOf, unaryKind } from "./broadcasting.ts";
import { at } from "./layout.ts";
import { NDArray } from "./ndarray.ts";
import { isScalar, read, type ArrayOperand, type Operand, type Scalar } from "./operand.ts";
import { broadcast, sizeOf } from "./shape.ts";

const unary = unaryKind("float64", Number);
const binary = binaryKind("float64", Number);

/** e to the power x. */
export const exp = unary("np.exp", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.exp(at(x, i));
});

/** The natural logarithm; NaN for negative numbers, -Infinity for 0. */
export const log = unary("np.log", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.log(at(x, i));
});

/** The square root; NaN for negative numbers. */
export const sqrt = unary("np.sqrt", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.sqrt(at(x, i));
});

/** Without its sign. */
export const abs = unary("np.abs", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.abs(at(x, i));
});

/** x times x. */
export const square = unary("np.square", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = at(x, i) * at(x, i);
});

/** -x. */
export const negative = unary("np.negative", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = -at(x, i);
});

/** 1, 0 or -1. */
export const sign = unary("np.sign", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = signOf(at(x, i));
});

/** The hyperbolic tangent. */
export const tanh = unary("np.tanh", (x, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.tanh(at(x, i));
});

/** x + y. */
export const add = binary("np.add", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = at(x, i * dx) + at(y, i * dy);
});

/** x - y. */
export const subtract = binary("np.subtract", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = at(x, i * dx) - at(y, i * dy);
});

/** x * y. */
export const multiply = binary("np.multiply", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = at(x, i * dx) * at(y, i * dy);
});

/** x / y; dividing by 0 gives Infinity or NaN. */
export const divide = binary("np.divide", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = at(x, i * dx) / at(y, i * dy);
});

/** x to the power y. */
export const power = binary("np.power", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = powerOf(at(x, i * dx), at(y, i * dy));
});

/** The larger of the two; NaN when either is. */
export const maximum = binary("np.maximum", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.max(at(x, i * dx), at(y, i * dy));
});

/** The smaller of the two; NaN when either is. */
export const minimum = binary("np.minimum", (x, dx, y, dy, out) => {
  for (let i = 0; i < out.length; i++) out[i] = Math.min(at(x, i * dx), at(y, i * dy));
});

/** `x` where the condition is true (not 0), `y` where it is false. */
export function where(condition: Scalar, x: Scalar, y: Scalar): number;
export function where(condition: ArrayOperand, x: Operand, y: Operand): NDArray;
export function where(condition: Operand, x: ArrayOperand, y: Operand): NDArray;
export function where(condition: Operand, x: Operand, y: ArrayOperand): NDArray;
export function where(condition: Operand, x: Operand, y: Operand): number | NDArray;
export function where(condition: Operand, x: Operand, y: Operand): number | NDArray {
  const chooser = read("np.where", condition, "the condition");
  const first = read("np.where", x, "the second argument");
  const second = read("np.where", y, "the third argument");
  const shape = broadcast("np.where", chooser.shape, broadcast("np.where", first.shape, second.shape));
  const out = new Float64Array(sizeOf(shape));
  const c = lineUp(chooser, shape);
  const a = lineUp(first, shape);
  const b = lineUp(second, shape);
  const dc = stepOf(chooser);
  const da = stepOf(first);
  const db = stepOf(second);
  for (let i = 0; i < out.length; i++) out[i] = at(c, i * dc) === 0 ? at(b, i * db) : at(a, i * da);
  const dtype = first.dtype === "bool" && second.dtype === "bool" ? "bool" : "float64";
  return isScalar(condition) && isScalar(x) && isScalar(y) ? at(out, 0) : new NDArray(shape, out, dtype);
}

/** NaN stays NaN, and -0 becomes 0. */
function signOf(x: number): number {
  if (x > 0) return 1;
  if (x < 0) return -1;
  return x === 0 ? 0 : x;
}

/** C's pow where JavaScript's differs: 1 to any power is 1, and so is -1 to an infinite one. Squares are exact. */
function powerOf(x: number, y: number): number {
  if (y === 2) return x * x;
  if (x === 1 || (x === -1 && Math.abs(y) === Infinity)) return 1;
  return x ** y;
}
