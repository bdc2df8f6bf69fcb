// Inputs on which a mutant may show, with what the solution says of each and whether it asks no more than the cases do.

import type { Arguments, Case, Exercise, Mistake, Tolerance } from "../domain/exercise.ts";
import { type Expected, judge } from "../domain/judge.ts";
import type { Outcome } from "../domain/outcome.ts";
import { type Probe, probesOf, usualSizes } from "../domain/probe.ts";
import type { Value } from "../domain/value.ts";
import { entryOf } from "../grading/course.ts";
import type { Bench } from "../grading/grade.ts";
import type { MutantRuns } from "./mutant-runs.ts";
import { judgedRuns } from "../grading/runs.ts";

/** An input with what the solution says of it; that is absent where it cannot say. */
export type Trial = {
  readonly args: Arguments;
  readonly expected: Expected | undefined;
  /** Asks no more than the cases that count do. */
  readonly isUsual: boolean;
};

/** Probes, each with its trial. */
type Pool = { readonly probes: readonly Probe[]; readonly trials: readonly Trial[] };

/** A mistake that gives the right answer for so many usual inputs is a right formula that cannot bear some others. */
const NEARLY_RIGHT = 0.9;

export class Trials {
  /** What most cases have. */
  readonly tolerance: Tolerance;
  readonly #exercise: Exercise;
  readonly #bench: Bench;
  readonly #runs: MutantRuns;
  readonly #isUsualSize: (args: Arguments) => boolean;
  readonly #mayThrow: boolean;
  #bearable: readonly Mistake[] = [];
  #pool: Promise<Pool> | undefined;

  constructor(exercise: Exercise, bench: Bench, runs: MutantRuns) {
    this.tolerance = commonTolerance(exercise.cases);
    this.#exercise = exercise;
    this.#bench = bench;
    this.#runs = runs;
    this.#isUsualSize = usualSizes(exercise.cases);
    this.#mayThrow = /\bthrow\b/.test(bench.submission.sources[entryOf(exercise)] ?? "");
  }

  /** The exercise's probes. Those that are like its cases come first: what is huge may take forever. */
  pool(): Promise<Pool> {
    this.#pool ??= this.#makePool();
    return this.#pool;
  }

  /** Trials of any other inputs. */
  async of(inputs: readonly Arguments[]): Promise<readonly Trial[]> {
    return this.#withoutUnbearable(await this.#answered(inputs));
  }

  /** Whether an outcome would fail a case that expects this. */
  differs(outcome: Outcome, expected: Expected, tolerance: Tolerance): boolean {
    return judge(outcome, expected, { tolerance, pure: this.#exercise.signature.pure }).kind !== "passed";
  }

  async #makePool(): Promise<Pool> {
    const probes = probesOf(this.#exercise).toSorted((a, b) => Number(b.isUsual) - Number(a.isUsual));
    const trials = await this.#answered(probes.map(({ args }) => args));
    this.#bearable = await this.#bearableMistakes(trials);
    return { probes, trials: await this.#withoutUnbearable(trials) };
  }

  async #answered(inputs: readonly Arguments[]): Promise<readonly Trial[]> {
    const outcomes = await this.#runs.tried("solution", inputs);
    return inputs.map((args, at) => {
      const expected = this.#expectedOf(outcomes[at]);
      return { args, expected, isUsual: this.#isUsualSize(args) };
    });
  }

  /** What the solution says is right, unless it cannot say. */
  #expectedOf(outcome: Outcome | undefined): Expected | undefined {
    if (outcome?.kind === "returned")
      return isWhole(outcome.value) ? { kind: "value", value: outcome.value, precision: "full" } : undefined;
    const isMeant = outcome?.kind === "threw" && this.#mayThrow && outcome.error.thrownType === undefined;
    return isMeant ? { kind: "throws", error: { name: outcome.error.name } } : undefined;
  }

  /** The mistakes that pass, and that only unusual inputs show: whoever makes them may pass in the future too. */
  async #bearableMistakes(trials: readonly Trial[]): Promise<readonly Mistake[]> {
    const { mistakes } = this.#exercise;
    const outcomes = await this.#bench.mistakes.outcomes(this.#exercise);
    const usual = trials.filter(({ isUsual, expected }) => isUsual && expected !== undefined);
    const bearable: Mistake[] = [];
    for (const mistake of mistakes) {
      const runs = await judgedRuns(this.#bench.oracle, this.#exercise, outcomes.get(mistake.name) ?? new Map());
      const counting = runs.filter((run) => !run.case.extra);
      if (counting.length === 0 || counting.some(({ verdict }) => verdict.kind !== "passed")) continue;
      const right = await this.#agreeing(mistake, usual);
      if (right.filter(Boolean).length >= usual.length * NEARLY_RIGHT) bearable.push(mistake);
    }
    return bearable;
  }

  async #withoutUnbearable(trials: readonly Trial[]): Promise<readonly Trial[]> {
    let known = trials;
    for (const mistake of this.#bearable) {
      const agreeing = await this.#agreeing(mistake, known);
      known = known.map((trial, at) => (agreeing[at] === true ? trial : { ...trial, isUsual: false }));
    }
    return known;
  }

  async #agreeing(mistake: Mistake, trials: readonly Trial[]): Promise<readonly boolean[]> {
    const [limits] = this.#exercise.cases.map((each) => each.limits);
    if (limits === undefined) return [];
    const inputs = trials.map(({ args }) => args);
    const outcomes = await this.#bench.mistakes.forInputs(this.#exercise, mistake, inputs, limits);
    return trials.map(({ expected }, at) => {
      const outcome = outcomes[at];
      return outcome !== undefined && expected !== undefined && !this.differs(outcome, expected, this.tolerance);
    });
  }
}

/** What most cases are compared with: the exercise's own. */
export function commonTolerance(cases: readonly Case[]): Tolerance {
  const alike = [...Map.groupBy(cases, ({ tolerance }) => JSON.stringify(tolerance)).values()];
  const [most] = alike.toSorted((a, b) => b.length - a.length);
  return most?.[0]?.tolerance ?? { rtol: 0, atol: 0 };
}

/** Whether a value is data through and through, and all numbers are finite. */
function isWhole(value: Value): boolean {
  switch (value.kind) {
    case "array":
      return value.data.every(Number.isFinite);
    case "list":
      return value.items.every(isWhole);
    case "record":
      return value.entries.every(([, item]) => isWhole(item));
    case "text":
    case "null":
      return true;
    case "odd":
      return false;
  }
}
