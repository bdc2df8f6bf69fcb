// The search for cases that notice what no case does: inputs on which mutants and solution differ, as few of them as will
// do and each as small as can be.

import type { Arguments, Case, Exercise, Mistake, Tolerance } from "../domain/exercise.ts";
import { type Expected, judge } from "../domain/judge.ts";
import type { Outcome } from "../domain/outcome.ts";
import { type Probe, probesOf, usualSizes } from "../domain/probe.ts";
import { isSimpler } from "../domain/simplicity.ts";
import type { Proposal } from "../domain/strength.ts";
import type { Value } from "../domain/value.ts";
import { caseLines } from "../spec/written-case.ts";
import { caseName } from "./case-name.ts";
import { entryOf } from "./course.ts";
import type { Bench } from "./grade.ts";
import type { MutantRuns } from "./mutant-runs.ts";
import { judgedRuns } from "./runs.ts";
import { shrink } from "./shrinking.ts";

export type Found = { readonly noticed: readonly number[]; readonly proposal?: Proposal };

/** How good an input is to notice a mutant with, the best first. */
const USUAL = 0;
const UNUSUAL = 1;
/** The difference is larger than the tolerance, though not by much: a right way to write it may differ as well. */
const USUAL_BUT_CLOSE = 2;
const UNUSUAL_BUT_CLOSE = 3;
/** It is seen only where the absolute tolerance is 0. */
const TINY = 4;
/** How much larger than the tolerance a clear difference is. */
const CLEARLY = 1000;

/** A mistake that gives the right answer for so many usual inputs is a right formula that cannot bear some others. */
const NEARLY_RIGHT = 0.9;

/** An input with what the solution says of it. */
type Trial = {
  readonly args: Arguments;
  readonly expected: Expected | undefined;
  /** Asks no more than the cases that count do. */
  readonly isUsual: boolean;
};

export class ProposalSearch {
  readonly #exercise: Exercise;
  readonly #bench: Bench;
  readonly #runs: MutantRuns;
  readonly #tolerance: Tolerance;
  readonly #isUsualSize: (args: Arguments) => boolean;
  readonly #mayThrow: boolean;
  #bearable: readonly Mistake[] = [];
  #pool: Promise<Pool> | undefined;

  constructor(exercise: Exercise, bench: Bench, runs: MutantRuns) {
    this.#exercise = exercise;
    this.#bench = bench;
    this.#runs = runs;
    this.#tolerance = commonTolerance(exercise.cases);
    this.#isUsualSize = usualSizes(exercise.cases);
    this.#mayThrow = /\bthrow\b/.test(bench.submission.sources[entryOf(exercise)] ?? "");
  }

  /** Of these mutants those that some input tells from the solution, with that input. */
  async differing(mutants: readonly number[]): Promise<ReadonlyMap<number, Arguments>> {
    const differing = new Map<number, Arguments>();
    if (mutants.length === 0) return differing;
    const { trials } = await this.#openPool();
    for (const mutant of mutants) {
      const ranks = await this.#ranks(mutant, trials);
      const at = ranks.findIndex((rank) => rank !== undefined && rank < USUAL_BUT_CLOSE);
      const args = trials[at]?.args;
      if (args !== undefined) differing.set(mutant, args);
    }
    return differing;
  }

  /** Every mutant once: with the case that notices it, and at the end those that none was found for. */
  async proposals(mutants: readonly number[]): Promise<readonly Found[]> {
    if (mutants.length === 0) return [];
    const { probes, trials } = await this.#openPool();
    const ranks = new Map<number, Ranks>();
    for (const mutant of mutants) ranks.set(mutant, await this.#ranks(mutant, trials));
    const open = new Set(mutants);
    const names = new Set(this.#exercise.cases.map(({ name }) => name));
    const found: Found[] = [];
    for (;;) {
      const best = bestProbe(open, ranks, probes);
      if (best === undefined) break;
      const trial = await this.#smallest(best, probes, trials);
      if (trial?.expected === undefined) break;
      const noticed = best.noticed.toSorted((a, b) => a - b);
      found.push({ noticed, proposal: this.#proposal(trial, trial.expected, best.rank, names) });
      for (const mutant of noticed) open.delete(mutant);
    }
    const rest = [...open];
    return rest.length === 0 ? found : [...found, { noticed: rest }];
  }

  #openPool(): Promise<Pool> {
    this.#pool ??= this.#makePool();
    return this.#pool;
  }

  async #makePool(): Promise<Pool> {
    // Those that are like the cases first: what is huge may take forever.
    const probes = probesOf(this.#exercise).toSorted((a, b) => Number(b.isUsual) - Number(a.isUsual));
    const trials = await this.#trials(probes.map(({ args }) => args));
    this.#bearable = await this.#bearableMistakes(trials);
    return { probes, trials: await this.#withoutUnbearable(trials) };
  }

  async #trials(inputs: readonly Arguments[]): Promise<readonly Trial[]> {
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
    const { cases, mistakes } = this.#exercise;
    const outcomes = await this.#bench.mistakes.outcomes(this.#exercise);
    const usual = trials.filter(({ isUsual, expected }) => isUsual && expected !== undefined);
    const bearable: Mistake[] = [];
    for (const mistake of mistakes) {
      const runs = await judgedRuns(this.#bench.oracle, this.#exercise, outcomes.get(mistake.name) ?? new Map());
      const counting = runs.filter((run) => !run.case.extra);
      if (counting.length === 0 || counting.some(({ verdict }) => verdict.kind !== "passed")) continue;
      if (cases.length === 0) continue;
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
      return outcome !== undefined && expected !== undefined && !this.#differs(outcome, expected, this.#tolerance);
    });
  }

  /** How good each trial is to notice a mutant with; undefined where it does not. */
  async #ranks(mutant: number, trials: readonly Trial[]): Promise<Ranks> {
    const open = trials.flatMap((trial, at) => (trial.expected === undefined ? [] : [{ trial, at }]));
    const outcomes = await this.#runs.tried(
      mutant,
      open.map(({ trial }) => trial.args),
    );
    const ranks = new Map(open.map(({ trial, at }, index) => [at, this.#rank(outcomes[index], trial)]));
    return trials.map((_, at) => ranks.get(at));
  }

  #rank(outcome: Outcome | undefined, { expected, isUsual }: Trial): number | undefined {
    if (outcome === undefined || expected === undefined) return undefined;
    const { rtol, atol } = this.#tolerance;
    const wide = { rtol: Math.max(rtol, 1e-15) * CLEARLY, atol: atol * CLEARLY };
    if (this.#differs(outcome, expected, wide)) return isUsual ? USUAL : UNUSUAL;
    if (this.#differs(outcome, expected, this.#tolerance)) return isUsual ? USUAL_BUT_CLOSE : UNUSUAL_BUT_CLOSE;
    return this.#differs(outcome, expected, { rtol: wide.rtol, atol: 0 }) ? TINY : undefined;
  }

  #differs(outcome: Outcome, expected: Expected, tolerance: Tolerance): boolean {
    return judge(outcome, expected, { tolerance, pure: this.#exercise.signature.pure }).kind !== "passed";
  }

  /** The smallest inputs that are as good for the same mutants. */
  async #smallest(
    { at, rank, noticed }: Best,
    probes: readonly Probe[],
    trials: readonly Trial[],
  ): Promise<Trial | undefined> {
    const [probe, trial] = [probes[at], trials[at]];
    if (probe?.generators === undefined) return trial;
    const smallest = await shrink(probe.args, probe.generators, async (candidates) => {
      let still = await this.#withoutUnbearable(await this.#trials(candidates));
      for (const mutant of noticed) {
        const ranks = await this.#ranks(mutant, still);
        still = still.map((each, index) =>
          (ranks[index] ?? Infinity) <= rank ? each : { ...each, expected: undefined },
        );
      }
      return still.map((each) => (each.expected === undefined ? undefined : each));
    });
    return smallest ?? trial;
  }

  #proposal(trial: Trial, expected: Expected, rank: number, names: Set<string>): Proposal {
    const { args, isUsual } = trial;
    const name = caseName(args, names);
    names.add(name);
    const tolerance = rank === TINY ? { tolerance: { rtol: this.#tolerance.rtol, atol: 0 } } : {};
    const written = { name, args, expected, extra: !isUsual, ...tolerance };
    const lines = caseLines(written, this.#exercise.signature, isExact(this.#exercise.cases));
    return { ...written, lines };
  }
}

type Pool = { readonly probes: readonly Probe[]; readonly trials: readonly Trial[] };
type Ranks = readonly (number | undefined)[];
type Best = { readonly at: number; readonly rank: number; readonly noticed: readonly number[] };

/** Of the best inputs for any of the mutants the one that notices most of them, and of those the simplest. */
function bestProbe(
  open: ReadonlySet<number>,
  ranks: ReadonlyMap<number, Ranks>,
  probes: readonly Probe[],
): Best | undefined {
  const rankOf = (mutant: number, at: number): number => ranks.get(mutant)?.[at] ?? Infinity;
  const mutants = [...open];
  const rank = Math.min(...mutants.flatMap((mutant) => probes.map((_, at) => rankOf(mutant, at))));
  if (!Number.isFinite(rank)) return undefined;
  let best: Best | undefined;
  for (const [at, probe] of probes.entries()) {
    const noticed = mutants.filter((mutant) => rankOf(mutant, at) <= rank);
    const most = best?.noticed.length ?? 0;
    const other = best && probes[best.at];
    const isBetter = noticed.length > most || (noticed.length === most && other && isSimpler(probe.args, other.args));
    if (noticed.length > 0 && isBetter === true) best = { at, rank, noticed };
  }
  return best;
}

/** What most cases are compared with: the exercise's own. */
export function commonTolerance(cases: readonly Case[]): Tolerance {
  const alike = [...Map.groupBy(cases, ({ tolerance }) => JSON.stringify(tolerance)).values()];
  const [most] = alike.toSorted((a, b) => b.length - a.length);
  return most?.[0]?.tolerance ?? { rtol: 0, atol: 0 };
}

/** Whether all whole numbers that are expected are written as such. */
function isExact(cases: readonly Case[]): boolean {
  const arrays = cases.flatMap(({ expectation }) =>
    expectation.kind === "value" && expectation.value.kind === "array" ? [expectation.value] : [],
  );
  return arrays.length > 0 && arrays.every(({ dtype }) => dtype !== "float64");
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
