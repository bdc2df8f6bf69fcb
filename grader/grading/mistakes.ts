// What the known mistakes of an exercise give for its inputs: run in a sandbox as solutions are, and remembered for as
// long as neither they nor the inputs change. A release knows them without their code.

import type { Arguments, Case, Exercise, Limits, Mistake } from "../domain/exercise.ts";
import type { Outcome, Outcomes } from "../domain/outcome.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox, type Target } from "../sandbox/sandbox.ts";
import { type Submission, textsBehind } from "../sandbox/submission.ts";
import type { Cache } from "../store/cache.ts";
import { mistakesEntryOf } from "./course.ts";
import { type Exports, exportsOf } from "./exports.ts";
import { runCases } from "./runs.ts";

export type Mistakes = {
  /**
   * What each mistake gives in every run of its exercise, by its name.
   * @param given what a submission gave: only what is like it need be known
   */
  readonly outcomes: (exercise: Exercise, given?: Outcomes) => Promise<ReadonlyMap<string, Outcomes>>;
  /** What a mistake gives for any inputs. */
  readonly forInputs: (
    exercise: Exercise,
    mistake: Mistake,
    runs: readonly Arguments[],
    limits: Limits,
  ) => Promise<readonly Outcome[]>;
  /** What the exercise's mistakes.ts exports. */
  readonly file: (exercise: Exercise, limits: Limits) => Promise<Exports>;
  readonly close: () => void;
};

export class SolutionMistakes implements Mistakes {
  readonly #sandbox: Sandbox;
  readonly #cache: Cache;
  readonly #programId: string;
  readonly #solutions: Submission;
  /** What was asked before: in watch, with every save that fails. */
  readonly #found = new WeakMap<Exercise, ReadonlyMap<string, Outcomes>>();

  constructor(program: Program, solutions: Submission, cache: Cache) {
    this.#sandbox = new Sandbox(program, solutions);
    this.#cache = cache;
    this.#programId = program.id;
    this.#solutions = solutions;
  }

  async outcomes(exercise: Exercise): Promise<ReadonlyMap<string, Outcomes>> {
    if (exercise.mistakes.length === 0) return new Map();
    const found = this.#found.get(exercise) ?? (await this.#find(exercise));
    // A machine that was busy once must not be remembered.
    if (isSteady(found)) this.#found.set(exercise, found);
    return found;
  }

  async #find(exercise: Exercise): Promise<ReadonlyMap<string, Outcomes>> {
    const { id, cases, mistakes } = exercise;
    const name = `mistakes-${id}`;
    const names = mistakes.map((mistake) => mistake.name);
    const runs = cases.map(({ inputs, limits }) => [inputs, limits]);
    const texts = textsBehind(this.#solutions, mistakesEntryOf(exercise));
    const fingerprint = JSON.stringify([this.#programId, texts, names, runs]);
    const known = this.#cache.read(name, fingerprint);
    if (isOutcomes(known)) return new Map(names.map((each, at) => [each, asOutcomes(cases, known[at] ?? [])]));
    const found = new Map<string, Outcomes>();
    for (const each of names) found.set(each, await runCases(this.#sandbox, targetOf(exercise, each), cases));
    const groups = Array.from(found.values(), (outcomes) => cases.map((testCase) => outcomes.get(testCase) ?? []));
    if (isSteady(found)) this.#cache.write(name, fingerprint, groups);
    return found;
  }

  async forInputs(
    exercise: Exercise,
    { name }: Mistake,
    runs: readonly Arguments[],
    limits: Limits,
  ): Promise<readonly Outcome[]> {
    return this.#sandbox.callMany(targetOf(exercise, name), runs, limits);
  }

  file(exercise: Exercise, limits: Limits): Promise<Exports> {
    return exportsOf(this.#sandbox, mistakesEntryOf(exercise), limits);
  }

  close(): void {
    this.#sandbox.close();
  }
}

function targetOf(exercise: Exercise, functionName: string): Target {
  return { entry: mistakesEntryOf(exercise), functionName };
}

function isSteady(found: ReadonlyMap<string, Outcomes>): boolean {
  return found
    .values()
    .every((outcomes) => outcomes.values().every((runs) => runs.every(({ kind }) => kind !== "timed-out")));
}

function asOutcomes(cases: readonly Case[], groups: readonly (readonly Outcome[])[]): Outcomes {
  return new Map(cases.map((testCase, index) => [testCase, groups[index] ?? []]));
}

/** Of each mistake, of each case, of each run. */
function isOutcomes(value: unknown): value is readonly (readonly (readonly Outcome[])[])[] {
  return Array.isArray(value) && value.every((groups) => Array.isArray(groups) && groups.every(Array.isArray));
}
