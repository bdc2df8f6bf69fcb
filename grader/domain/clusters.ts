// Which wrong submissions of an exercise gave the same, gathered one learner at a time. Keeps one example of each, and no
// more.

import type { Cluster } from "./gradebook.ts";
import type { Graded } from "./graded.ts";

export class Clusters {
  readonly #found = new Map<string, Cluster>();

  add({ learner, exercises }: Graded): void {
    for (const { id, status, wrong, diagnosis } of exercises) {
      if (wrong === undefined) continue;
      const place = `${id} ${wrong.key}`;
      const known = this.#found.get(place);
      const learners = (known?.learners ?? 0) + 1;
      // The first by name stands for all, in whatever order they come.
      const cluster =
        known !== undefined && known.example.learner < learner
          ? { ...known, learners }
          : {
              exercise: id,
              key: wrong.key,
              learners,
              ...(status === "passed" && { onlyStretch: true as const }),
              ...(diagnosis && { diagnosis }),
              example: { learner, ...wrong },
            };
      this.#found.set(place, cluster);
    }
  }

  /** The largest first, and among equals by exercise and key. */
  largestFirst(): readonly Cluster[] {
    return [...this.#found.values()].toSorted(
      (a, b) => b.learners - a.learners || inOrder(a.exercise, b.exercise) || inOrder(a.key, b.key),
    );
  }
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
