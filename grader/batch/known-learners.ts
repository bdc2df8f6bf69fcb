// Whose key is whose, from one batch to the next: a key belongs to whom a system's number says had it first, and to nobody
// else, so that nobody comes by the grades of somebody of the same name.

import type { Learner, LmsIdentity } from "../domain/learner.ts";
import { AppendLog } from "../store/append-log.ts";

type Known = { readonly key: string; readonly system: LmsIdentity["system"]; readonly id: string };

/** The number of whom a key belongs to in a system; undefined where it is free. */
export type OwnerOf = (key: string, system: LmsIdentity["system"]) => string | undefined;

// The journal is flushed: what the power takes from here, the same download brings again.
const FORMAT = { version: 1, keyOf: (known: Known) => placeOf(known.key, known.system), isFlushed: false };

export class KnownLearners {
  readonly #log: AppendLog<Known>;

  /**
   * Opens what is known in a batch's out folder; to read, it is left as it is and need not be there.
   * @throws what the system says
   */
  constructor(path: string, use: "append" | "read") {
    this.#log = new AppendLog(path, FORMAT, use);
  }

  /** Lines that were not written whole, or were changed by something else since. */
  get dropped(): number {
    return this.#log.dropped;
  }

  readonly ownerOf: OwnerOf = (key, system) => this.#log.read(placeOf(key, system))?.id;

  /**
   * Keeps whose the keys are that belong to nobody yet.
   * @throws what the system says
   */
  add(learners: readonly Learner[]): void {
    for (const { key, lms } of learners) {
      if (lms === undefined || this.ownerOf(key, lms.system) !== undefined) continue;
      this.#log.append({ key, system: lms.system, id: lms.id });
    }
  }

  close(): void {
    this.#log.close();
  }
}

/** Keys that differ in capital letters only count as one. */
function placeOf(key: string, system: string): string {
  return `${system} ${key.toLowerCase()}`;
}
