// The search for cases that notice what no case does: inputs on which mutants and solution differ, as few of them as will
// do and each as small as can be.

import type { Arguments, Case, Exercise } from "../domain/exercise.ts";
import type { Expected } from "../domain/judge.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Probe } from "../domain/probe.ts";
import { isSimpler } from "../domain/simplicity.ts";
import type { Proposal } from "../domain/strength.ts";
import { caseLines } from "../spec/written-case.ts";
import { caseName } from "./case-name.ts";
import type { Bench } from "../grading/grade.ts";
import type { MutantRuns } from "./mutant-runs.ts";
import { shrink } from "../grading/shrinking.ts";
import { type Trial, Trials } from "./trials.ts";

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

export class ProposalSearch {
  readonly #exercise: Exercise;
  readonly #runs: MutantRuns;
  readonly #trials: Trials;

  constructor(exercise: Exercise, bench: Bench, runs: MutantRuns) {
    this.#exercise = exercise;
    this.#runs = runs;
    this.#trials = new Trials(exercise, bench, runs);
  }

  /** Of these mutants those that some input tells from the solution, with that input. */
  async differing(mutants: readonly number[]): Promise<ReadonlyMap<number, Arguments>> {
    const differing = new Map<number, Arguments>();
    if (mutants.length === 0) return differing;
    const { trials } = await this.#trials.pool();
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
    const { probes, trials } = await this.#trials.pool();
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
    const { tolerance } = this.#trials;
    const { rtol, atol } = tolerance;
    const wide = { rtol: Math.max(rtol, 1e-15) * CLEARLY, atol: atol * CLEARLY };
    if (this.#trials.differs(outcome, expected, wide)) return isUsual ? USUAL : UNUSUAL;
    if (this.#trials.differs(outcome, expected, tolerance)) return isUsual ? USUAL_BUT_CLOSE : UNUSUAL_BUT_CLOSE;
    return this.#trials.differs(outcome, expected, { rtol: wide.rtol, atol: 0 }) ? TINY : undefined;
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
      let still = await this.#trials.of(candidates);
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
    const tolerance = rank === TINY ? { tolerance: { rtol: this.#trials.tolerance.rtol, atol: 0 } } : {};
    const written = { name, args, expected, extra: !isUsual, ...tolerance };
    const lines = caseLines(written, this.#exercise.signature, isExact(this.#exercise.cases));
    return { ...written, lines };
  }
}

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
  let rank = Infinity;
  for (const mutant of mutants) for (const at of probes.keys()) rank = Math.min(rank, rankOf(mutant, at));
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

/** Whether all whole numbers that are expected are written as such. */
function isExact(cases: readonly Case[]): boolean {
  const arrays = cases.flatMap(({ expectation }) =>
    expectation.kind === "value" && expectation.value.kind === "array" ? [expectation.value] : [],
  );
  return arrays.length > 0 && arrays.every(({ dtype }) => dtype !== "float64");
}
