// The public face of np: `import * as np from "numkata/np"`. NumPy's names and meaning for float64 arrays; keyword
// arguments are an options object, and names of two words are written as in JavaScript: np.expandDims.
//
// To read it as the last lesson: layout.ts is how an array lies in memory, broadcasting.ts and elementwise.ts how
// arrays meet element by element, lane.ts how many numbers become one, print.ts how they are shown.

export { NDArray } from "./ndarray.ts";
export type { Along, ReduceOptions, Whole } from "./lane.ts";
export type { ArrayOperand, Dtype, NestedList, Operand, Scalar } from "./operand.ts";
export type { Shape } from "./shape.ts";

export * from "./create.ts";
export * from "./elementwise.ts";
export * from "./comparison.ts";
export * from "./reduction.ts";
export * from "./rearrange.ts";
export * from "./product.ts";
export * as linalg from "./linalg.ts";

export const pi = Math.PI;
export const e = Math.E;
export const inf = Infinity;
export const nan = NaN;
