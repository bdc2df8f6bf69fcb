// A class's gradebook brought up to date with as little work as it takes: none, what is said by hand, or all of it.

import { createHash } from "node:crypto";
import type { Entry, PassedOver } from "../domain/graded.ts";
import type { GradebookInfo, Lateness } from "../domain/gradebook.ts";
import type { Learner } from "../domain/learner.ts";
import type { Said } from "../domain/said.ts";
import { buildGradebook, type HandedIn, updateGradebook } from "./build.ts";
import { basisOf, ByHandLedger } from "./by-hand.ts";
import { gradebookPath } from "./files.ts";
import { type Gradebook, GradebookError, reading } from "./read.ts";
import { SCHEMA_VERSION } from "./schema.ts";
import { unusedIn } from "./unused.ts";

/** What a gradebook is made from. */
export type Class = {
  readonly info: GradebookInfo;
  /** In the order of the learners' keys; gone through more than once. */
  readonly handedIn: Iterable<{
    readonly learner: Learner;
    readonly late?: Lateness | undefined;
    /** The same for the same entry. */
    readonly sum: string;
    readonly read: () => Entry;
  }>;
  /** What lies among the submissions and is none. */
  readonly passedOver: readonly PassedOver[];
};

export type Kept = {
  /** What is said by hand of learners, exercises or clusters that there are not. It stays in the ledger. */
  readonly unused: readonly Said[];
  /** Lines of the ledger that cannot be read. */
  readonly dropped: number;
  /** The gradebook that was there could not be read. */
  readonly wasBroken: boolean;
};

/**
 * Makes the gradebook in a batch's out folder, which the caller holds.
 * @throws what the system says, as where the disk is full; the old gradebook is then as it was
 */
export function keepGradebook(out: string, known: Class): Kept {
  const file = gradebookPath(out);
  const ledger = new ByHandLedger(out, "read");
  try {
    const inForce = ledger.inForce();
    const basis = basisOfClass(known);
    const state = stateOf(file, basis, inForce);
    if (state === "behind") updateGradebook(file, inForce);
    else if (state !== "current") buildGradebook(file, { ...known, handedIn: handedInOf(known), basis, inForce });
    return { unused: unusedOf(file, inForce), dropped: ledger.dropped, wasBroken: state === "broken" };
  } finally {
    ledger.close();
  }
}

/**
 * Brings the gradebook in a batch's out folder, which the caller holds, up to date with what is said by hand.
 * @throws GradebookError where there is none or it is broken, or what the system says
 */
export function catchUp(out: string): void {
  const file = gradebookPath(out);
  const ledger = new ByHandLedger(out, "read");
  try {
    const inForce = ledger.inForce();
    if (!reading(file, (book) => isUpToDate(book, inForce))) updateGradebook(file, inForce);
  } finally {
    ledger.close();
  }
}

function basisOfClass({ info, handedIn, passedOver }: Class): string {
  const hash = createHash("sha256").update(JSON.stringify([SCHEMA_VERSION, info, passedOver]));
  for (const { learner, late, sum } of handedIn) hash.update(JSON.stringify([learner, late ?? null, sum]));
  return hash.digest("hex");
}

function stateOf(
  file: string,
  basis: string,
  inForce: readonly Said[],
): "current" | "behind" | "outdated" | "missing" | "broken" {
  try {
    return reading(file, (book) => {
      if (book.meta("basis") !== basis) return "outdated";
      book.check();
      return isUpToDate(book, inForce) ? "current" : "behind";
    });
  } catch (error) {
    if (error instanceof GradebookError && error.kind !== "stale") return error.kind;
    throw error;
  }
}

function isUpToDate(book: Gradebook, inForce: readonly Said[]): boolean {
  return book.meta("by_hand") === basisOf(inForce);
}

function* handedInOf({ handedIn }: Class): Generator<HandedIn, void, undefined> {
  for (const { learner, late, read } of handedIn) yield { learner, late, entry: read() };
}

function unusedOf(file: string, inForce: readonly Said[]): readonly Said[] {
  return reading(file, (book) => unusedIn(book, inForce));
}
