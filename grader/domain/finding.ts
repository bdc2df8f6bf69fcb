// What a type checker says of a learner's files, beside the verdict and never part of it.

import type { Location } from "./outcome.ts";

/** One place and what is said of it, in the checker's own words. */
export type Finding = { readonly location: Location; readonly message: string };

export type TypeCheck =
  | { readonly kind: "checked"; readonly findings: readonly Finding[] }
  /** It took too long or too much, or broke. */
  | { readonly kind: "gave-up" };
