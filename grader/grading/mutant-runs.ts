// The solution of an exercise and its mutants, side by side in one sandbox.

import type { Arguments, Exercise, Limits } from "../domain/exercise.ts";
import { DEFAULT_LIMITS } from "../domain/exercise.ts";
import type { Mutant } from "../domain/mutant.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox, type Target } from "../sandbox/sandbox.ts";
import type { Submission } from "../sandbox/submission.ts";
import { entryOf } from "./course.ts";

/** What was made wrong may never end, and there are many of them. */
const QUICK_MS = 300;

type Groups = readonly (readonly Arguments[])[];
type OutcomeGroups = readonly (readonly Outcome[])[];

export class MutantRuns {
  readonly #sandbox: Sandbox;
  readonly #entry: string;
  readonly #name: string;
  readonly #limits: Limits;
  #timeoutMs: number;

  constructor(program: Program, solutions: Submission, exercise: Exercise, mutants: readonly Mutant[]) {
    this.#entry = entryOf(exercise);
    this.#name = exercise.signature.name;
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
    const outcomes = await this.#call(this.#entry, groups);
    if (outcomes.flat().some(({ kind }) => kind === "timed-out")) this.#timeoutMs = this.#limits.timeoutMs;
  }

  /** What a mutant gives for the runs of each case. */
  mutant(index: number, groups: Groups): Promise<OutcomeGroups> {
    return this.#call(this.#pathOf(index), groups);
  }

  /**
   * What a mutant, or the solution, gives for any inputs, up to the first that ends its child: others would too, and every
   * time costs a child.
   */
  async tried(who: number | "solution", inputs: readonly Arguments[]): Promise<readonly Outcome[]> {
    const [outcomes = []] = await this.#call(who === "solution" ? this.#entry : this.#pathOf(who), [inputs]);
    return outcomes;
  }

  close(): void {
    this.#sandbox.close();
  }

  #call(entry: string, groups: Groups): Promise<OutcomeGroups> {
    const target: Target = { entry, functionName: this.#name };
    return this.#sandbox.callGroups(target, groups, { ...this.#limits, timeoutMs: this.#timeoutMs });
  }

  /** Beside the solution, so that what it imports is found. */
  #pathOf(index: number): string {
    return this.#entry.replace(/\.ts$/, `.mutant-${index}.ts`);
  }
}
