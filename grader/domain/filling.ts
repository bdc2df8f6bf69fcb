// What the solution says must come back in the cases of a spec, and what that makes of the spec.

import type { Case, Exercise } from "./exercise.ts";
import type { Outcome } from "./outcome.ts";

/** A case and what came of calling the solution with its inputs, twice. */
export type Answer = { readonly case: Case; readonly outcomes: readonly Outcome[] };

/** A spec with values filled in, or why it is left as it is: then nothing of it is filled in. */
export type Filling = {
  readonly exercise: Exercise;
  readonly before: string;
  readonly after: string;
  /** Those whose value is new or another one. */
  readonly filled: readonly Case[];
  readonly refusals: readonly Refusal[];
};

export type Refusal = { readonly case: Case; readonly why: WhyNot };

export type WhyNot =
  | { readonly kind: "no-value"; readonly outcome: Exclude<Outcome, { kind: "returned" }> }
  /** The same inputs gave two values. */
  | { readonly kind: "unsteady" }
  /** It is nothing that a spec can say. */
  | { readonly kind: "unsayable"; readonly what: string }
  /** The spec with this value would not be right, as this problem of it says. */
  | { readonly kind: "does-not-fit"; readonly problem: string }
  /** An error is expected, and the solution throws none. */
  | { readonly kind: "returned" }
  /** What is expected cannot be changed alone: it is, or has, an alias. */
  | { readonly kind: "aliased" };
