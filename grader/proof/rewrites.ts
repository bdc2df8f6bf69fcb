// The solutions with another np: right as before, but rounded otherwise. In one child for each way, for the whole course.

import type { Exercise } from "../domain/exercise.ts";
import type { Outcomes } from "../domain/outcome.ts";
import { NP_VARIANTS, type NpVariant, withNp } from "../sandbox/np-variant.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import type { Submission } from "../sandbox/submission.ts";
import { runCases } from "../grading/runs.ts";
import { targetOf } from "../grading/submission-runs.ts";

export class Rewrites {
  readonly #sandboxes: ReadonlyMap<NpVariant, Sandbox>;

  constructor(program: Program, solutions: Submission) {
    this.#sandboxes = new Map(
      NP_VARIANTS.map((variant) => [variant, new Sandbox(withNp(program, variant), solutions)] as const),
    );
  }

  /** What an exercise's solution gives in every run of its cases. */
  async outcomes(exercise: Exercise, variant: NpVariant): Promise<Outcomes> {
    const sandbox = this.#sandboxes.get(variant);
    return sandbox === undefined ? new Map() : runCases(sandbox, targetOf(exercise), exercise.cases);
  }

  close(): void {
    for (const sandbox of this.#sandboxes.values()) sandbox.close();
  }
}
