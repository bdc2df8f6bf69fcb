// What somebody said of grades, and when: points in place of those that were earned, comments, how much being late costs.
// The newest of each counts, and each can be taken back. No regrade touches it.

import { createHash } from "node:crypto";
import { join } from "node:path";
import { isTakenBack, type Said } from "../domain/said.ts";
import { AppendLog } from "../store/append-log.ts";
import { BY_HAND } from "./files.ts";

const VERSION = 1;

export class ByHandLedger {
  readonly #log: AppendLog<Said>;

  /**
   * Opens the ledger in a batch's out folder; to read, it is left as it is and need not be there.
   * @throws what the system says
   */
  constructor(out: string, use: "append" | "read") {
    this.#log = new AppendLog<Said>(join(out, BY_HAND), { version: VERSION, keyOf }, use);
  }

  /** Lines that were not written whole, or were changed by something else since. */
  get dropped(): number {
    return this.#log.dropped;
  }

  /**
   * All of it is on the disk when this returns, and nothing where it throws.
   * @throws what the system says
   */
  say(...all: readonly Said[]): void {
    this.#log.append(...all);
  }

  /** What holds now, in an order that does not depend on when it was said. */
  inForce(): readonly Said[] {
    const all = [...this.#log.keys()].toSorted().flatMap((key) => this.#log.read(key) ?? []);
    return all.filter((said) => !isTakenBack(said));
  }

  /** What holds now about the same thing. */
  before(said: Said): Said | undefined {
    const known = this.#log.read(keyOf(said));
    return known === undefined || isTakenBack(known) ? undefined : known;
  }

  close(): void {
    this.#log.close();
  }
}

/** What holds of a learner's grades by hand. */
export type HeldByHand = {
  readonly points: (exercise: string) => number | undefined;
  /** What is taken off for being late. */
  readonly percent: number | undefined;
};

/**
 * What holds in a batch's out folder, by learner.
 * @throws what the system says
 */
export function heldByHand(out: string): (learner: string) => HeldByHand {
  const ledger = new ByHandLedger(out, "read");
  try {
    const said = ledger.inForce().filter((each) => each.kind === "points" || each.kind === "late");
    const byLearner = Map.groupBy(said, ({ learner }) => learner);
    return (learner) => {
      const own = byLearner.get(learner) ?? [];
      const points = own.filter((each) => each.kind === "points");
      return {
        points: (exercise) => points.find((each) => each.exercise === exercise)?.points ?? undefined,
        percent: own.find((each) => each.kind === "late")?.percent ?? undefined,
      };
    };
  } finally {
    ledger.close();
  }
}

/** The same for the same that holds. */
export function basisOf(inForce: readonly Said[]): string {
  return createHash("sha256").update(JSON.stringify(inForce)).digest("hex");
}

/** Of what is said about the same thing the newest counts. */
function keyOf(said: Said): string {
  switch (said.kind) {
    case "points":
      return JSON.stringify([said.kind, said.learner, said.exercise]);
    case "late":
      return JSON.stringify([said.kind, said.learner]);
    case "comment":
      return JSON.stringify([said.kind, said.learner, said.exercise ?? null]);
    case "cluster-comment":
      return JSON.stringify([said.kind, said.exercise, said.key]);
  }
}
