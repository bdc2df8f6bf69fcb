// How long submissions took, for whoever wonders what is slow. It is no part of any result, since it differs from run to run,
// and where it cannot be written it is not.

import { AppendLog } from "../store/append-log.ts";

export type Timing = {
  readonly learner: string;
  /** From the first look at the files to the last verdict. */
  readonly wallMs: number;
  /** How many exercises were run in that time. */
  readonly exercises: number;
};

const FORMAT = { version: 1, keyOf: ({ learner }: Timing) => learner, isFlushed: false };

export class Timings {
  #log: AppendLog<Timing> | undefined;

  constructor(path: string, use: "append" | "read") {
    // What took a learner's time in an earlier run is asked for by nobody.
    if (use === "append") this.#try(() => AppendLog.compact(path, FORMAT));
    this.#try(() => (this.#log = new AppendLog(path, FORMAT, use)));
  }

  add({ learner, wallMs, exercises }: Timing): void {
    this.#try(() => this.#log?.append({ learner, wallMs: Math.round(wallMs), exercises }));
  }

  /** Of these learners those that took longest when they were last run, the slowest first. */
  slowest(learners: Iterable<string>, count: number): readonly Timing[] {
    let found: readonly Timing[] = [];
    for (const key of learners) {
      const each = this.#log?.read(key);
      if (each === undefined || (found.length === count && each.wallMs <= (found.at(-1)?.wallMs ?? 0))) continue;
      found = [...found, each].toSorted((a, b) => b.wallMs - a.wallMs).slice(0, count);
    }
    return found;
  }

  close(): void {
    this.#log?.close();
  }

  /** Nobody should lose a grade because nobody can say how long it took. */
  #try(work: () => void): void {
    try {
      work();
    } catch {
      this.#log?.close();
      this.#log = undefined;
    }
  }
}
