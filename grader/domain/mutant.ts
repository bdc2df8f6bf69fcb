// A solution with one small thing made wrong, to see whether an exercise's cases notice.

/** What was made wrong. */
export const OPERATORS = [
  "axis",
  "keepdims",
  "reduction",
  "dropped-call",
  "dropped-operand",
  "shift",
  "sign",
  "arithmetic",
  "order",
  "constant",
  "shape",
  "function",
  "in-place",
  "comparison",
  "condition",
  "statement",
  "early-return",
] as const;
export type Operator = (typeof OPERATORS)[number];

export type Mutant = {
  /**
   * The line it is in, with what was changed in brackets: `return np.sum([np.abs(d) -> d]);`. It stays the same for as
   * long as that line does.
   */
  readonly id: string;
  readonly operator: Operator;
  /** Where the change begins in the solution's file, both from 1. */
  readonly line: number;
  readonly column: number;
  /** The whole file in TypeScript, as people read it. */
  readonly text: string;
  /** The same in JavaScript, as it is run. */
  readonly code: string;
};
