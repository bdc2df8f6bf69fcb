// The solution of an exercise, its mutants and its known mistakes, side by side in one sandbox.

import type { Arguments, Exercise, Limits } from "../domain/exercise.ts";
import { DEFAULT_LIMITS } from "../domain/exercise.ts";
import type { Mutant } from "../domain/mutant.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox, type Target } from "../sandbox/sandbox.ts";
import type { Submission } from "../sandbox/submission.ts";
import { entryOf, mistakesEntryOf } from "../grading/course.ts";

/** What was made wrong may never end, and there are many of them. */
const QUICK_MS = 300;

/** The solution; or a mutant by its place in the list, and behind the last of them the exercise's mistakes. */
export type Rival = "solution" | number;

type Groups = readonly (readonly Arguments[])[];
type OutcomeGroups = readonly (readonly Outcome[])[];

export class MutantRuns {
  readonly #sandbox: Sandbox;
  readonly #exercise: Exercise;
  readonly #mutants: number;
  readonly #limits: Limits;
  #timeoutMs: number;

  constructor(program: Program, solutions: Submission, exercise: Exercise, mutants: readonly Mutant[]) {
    this.#exercise = exercise;
    this.#mutants = mutants.length;
    const limits = exercise.cases.map((each) => each.limits);
    this.#limits = {
      timeoutMs: Math.max(...limits.map(({ timeoutMs }) => timeoutMs)),
      memoryMiB: Math.max(DEFAULT_LIMITS.memoryMiB, ...limits.map(({ memoryMiB }) => memoryMiB)),
    };
    this.#timeoutMs = Math.min(QUICK_MS, this.#limits.timeoutMs);
    const sources = mutants.map(({ code }, index) => [this.#pathOf(index), code] as const);
    this.#sandbox = new Sandbox(program, {
      ...solutions,
      sources: { ...solutions.sources, ...Object.fromEntries(sources) },
    });
  }

  /** Finds out how long the solution takes for the inputs of its cases: where it takes long, mutants may too. */
  async calibrate(groups: Groups): Promise<void> {
    const outcomes = await this.groups("solution", groups);
    if (outcomes.flat().some(({ kind }) => kind === "timed-out")) this.#timeoutMs = this.#limits.timeoutMs;
  }

  /** What it gives for the runs of each case. */
  groups(who: Rival, groups: Groups): Promise<OutcomeGroups> {
    return this.#sandbox.callGroups(this.#targetOf(who), groups, { ...this.#limits, timeoutMs: this.#timeoutMs });
  }

  /**
   * What it gives for any inputs, up to the first that ends its child: others would too, and every time costs a child.
   */
  async tried(who: Rival, inputs: readonly Arguments[]): Promise<readonly Outcome[]> {
    const [outcomes = []] = await this.groups(who, [inputs]);
    return outcomes;
  }

  close(): void {
    this.#sandbox.close();
  }

  #targetOf(who: Rival): Target {
    const { signature, mistakes } = this.#exercise;
    if (who === "solution") return { entry: entryOf(this.#exercise), functionName: signature.name };
    const mistake = mistakes[who - this.#mutants];
    return mistake === undefined
      ? { entry: this.#pathOf(who), functionName: signature.name }
      : { entry: mistakesEntryOf(this.#exercise), functionName: mistake.name };
  }

  /** Beside the solution, so that what it imports is found. */
  #pathOf(index: number): string {
    return entryOf(this.#exercise).replace(/\.ts$/, `.mutant-${index}.ts`);
  }
}
