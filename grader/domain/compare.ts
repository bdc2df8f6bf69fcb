// NumPy's closeness with strict shapes: does a returned value count as the expected one, and if not, what is wrong with it.

import type { Precision, Tolerance } from "./exercise.ts";
import type { ArrayValue, Shape, Value } from "./value.ts";

/** Why a value does not count, most telling first: type, shape, non-finite values, then the elements. */
export type Failure =
  | { readonly kind: "type"; readonly path: Path; readonly actual: Value; readonly expected: Value }
  | {
      readonly kind: "shape";
      readonly path: Path;
      readonly actual: ArrayValue;
      readonly expected: ArrayValue;
      readonly hint?: ShapeHint;
    }
  /** NaN or Infinity where a finite number was expected. */
  | {
      readonly kind: "non-finite";
      readonly path: Path;
      readonly shape: Shape;
      readonly nans: number;
      readonly infinities: number;
      readonly total: number;
      readonly first: Mismatch;
    }
  | {
      readonly kind: "elements";
      readonly path: Path;
      readonly shape: Shape;
      readonly wrong: number;
      readonly total: number;
      /** The first three and, when it is not one of them, the worst; in the order of their indices. */
      readonly shown: readonly Mismatch[];
      /** The largest difference relative to what was allowed; one of `shown`. */
      readonly worst: Mismatch;
      /** Every element is right once rounded to float32. */
      readonly float32: boolean;
    }
  | { readonly kind: "text"; readonly path: Path; readonly actual: string; readonly expected: string }
  | { readonly kind: "length"; readonly path: Path; readonly actual: number; readonly expected: number }
  | {
      readonly kind: "keys";
      readonly path: Path;
      readonly missing: readonly string[];
      readonly unexpected: readonly string[];
    };

/** Where inside the result: `result[1].db` is `[1, "db"]`. */
export type Path = readonly (number | string)[];

/** One element out of tolerance. `offBy` is `|actual - expected|` (NaN when either is not finite). */
export type Mismatch = {
  readonly index: readonly number[];
  readonly actual: number;
  readonly expected: number;
  readonly offBy: number;
  readonly allowed: number;
};

/** What the difference between two shapes looks like. */
export type ShapeHint =
  /** (m, n) for (n, m). */
  | "transposed"
  /** (n,) for (n, 1). */
  | "column-needed"
  /** (n,) for (1, n). */
  | "row-needed"
  /** (n, 1) for (n,), or (1, n) for (n,). */
  | "axis-too-many"
  /** (1,) or (1, 1) for a number. */
  | "number-in-array"
  /** A number where an array was expected: everything was reduced. */
  | "reduced-to-number"
  /** An axis of length 1 is gone: keepdims was forgotten. */
  | "keepdims-needed"
  /** An axis of length 1 is left over. */
  | "keepdims-unneeded"
  /** As many elements, in another shape. */
  | "same-size";

/**
 * Compares a returned value with the expected one.
 * Close when equal, or both NaN, or both finite and `|actual - expected| <= max(atol, rtol * |expected|, half a unit of the printed digit)`;
 * int64 expected is exact. Shapes never broadcast. Returns undefined when the value counts.
 */
export function compare(
  actual: Value,
  expected: Value,
  precision: Precision,
  tolerance: Tolerance,
): Failure | undefined {
  throw new Error(`not written yet: ${actual.kind} ${expected.kind} ${precision} ${tolerance.atol}`);
}
