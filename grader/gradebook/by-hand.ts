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
   * On the disk when this returns.
   * @throws what the system says
   */
  say(said: Said): void {
    this.#log.append(said);
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

/**
 * The points by hand that hold in a batch's out folder, by learner and exercise.
 * @throws what the system says
 */
export function pointsByHand(out: string): (learner: string, exercise: string) => number | undefined {
  const ledger = new ByHandLedger(out, "read");
  try {
    const points = ledger.inForce().filter((said) => said.kind === "points");
    const byLearner = Map.groupBy(points, ({ learner }) => learner);
    return (learner, exercise) =>
      byLearner.get(learner)?.find((said) => said.exercise === exercise)?.points ?? undefined;
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
