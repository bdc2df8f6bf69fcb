// How well the cases of an exercise notice a solution that has been made wrong.

import type { DifferenceLine } from "./difference.ts";
import type { Arguments, Equivalent, Tolerance } from "./exercise.ts";
import type { Expected } from "./judge.ts";
import type { Mutant } from "./mutant.ts";

export type Strength = {
  /** All that can be run, those that are marked as equivalent too. */
  readonly mutants: number;
  /** Those that at least one case fails, stretch cases too. */
  readonly noticed: number;
  /** Those that no case fails and that are rightly marked. */
  readonly equivalent: number;
};

/** A mutant that passes every case and is not marked. */
export type Survivor = {
  readonly mutant: Pick<Mutant, "id" | "operator" | "line" | "column">;
  /** From the solution to the mutant. */
  readonly difference: readonly DifferenceLine[];
};

/** A case that would notice mutants which no case does. */
export type Proposal = {
  readonly name: string;
  readonly args: Arguments;
  readonly expected: Expected;
  /** It asks what the other cases do not, so a learner need not pass it. */
  readonly extra: boolean;
  /** Where the exercise's own is too wide to see the difference. */
  readonly tolerance?: Tolerance;
  /** An item of the spec's list of cases, not indented. */
  readonly lines: readonly string[];
};

/** What passes every case together with the case that would notice all of it; without one where none was found. */
export type Unnoticed = {
  readonly survivors: readonly Survivor[];
  /** The names of known mistakes. */
  readonly mistakes: readonly string[];
  readonly proposal?: Proposal;
};

/** A mark in a spec that is wrong. */
export type WrongMark = {
  readonly mark: Equivalent;
  readonly why:
    | { readonly kind: "no-such-mutant" }
    | { readonly kind: "noticed"; readonly caseName: string }
    /** Inputs for which it gives something else than the solution. */
    | { readonly kind: "differs"; readonly args: Arguments };
};

/** The share of mutants that are noticed, of those that can be, in whole percent; 100 only where all are. */
export function percentOf({ mutants, noticed, equivalent }: Strength): number {
  const possible = mutants - equivalent;
  return possible === 0 ? 100 : Math.floor((100 * noticed) / possible);
}
