// How strong the cases of an exercise are: its solution is made wrong in many small ways, and each has to be noticed. For
// those that are not, cases are sought that would notice them; those that are marked as equivalent must really survive.

import type { Case, Equivalent, Exercise } from "../domain/exercise.ts";
import { differenceOf } from "../domain/difference.ts";
import { judge, rulesOf } from "../domain/judge.ts";
import type { Mutant } from "../domain/mutant.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Strength, Survivor, Unnoticed, WrongMark } from "../domain/strength.ts";
import type { Program } from "../sandbox/program.ts";
import { textsBehind } from "../sandbox/submission.ts";
import type { Cache } from "../store/cache.ts";
import { entryOf, lawsEntryOf, mistakesEntryOf, roomFolder, stampOf } from "../grading/course.ts";
import type { Bench } from "../grading/grade.ts";
import { type Ask, isBroken, lawOf, tryLaw } from "../grading/law-runs.ts";
import { MutantRuns } from "./mutant-runs.ts";
import { runsOf } from "../grading/oracle.ts";
import type { Rewrites } from "./rewrites.ts";
import { ProposalSearch } from "./proposals.ts";
import { judgedRuns } from "../grading/runs.ts";

/** What running mutants takes beside a bench with the solutions on it. */
export type Lab = {
  readonly program: Program;
  readonly cache: Cache;
  readonly rewrites: () => Promise<Rewrites>;
};

const MEASURE = ["mutation", "domain", "grading", "spec"].map(roomFolder);

export type Measured = {
  readonly strength: Strength;
  readonly unnoticed: readonly Unnoticed[];
  readonly wrongMarks: readonly WrongMark[];
};

/** @param bench with the solutions; they pass every case */
export async function measureStrength(
  exercise: Exercise,
  bench: Bench,
  { program, cache }: Omit<Lab, "rewrites">,
): Promise<Measured> {
  const mutants = await mutantsFor(exercise, bench);
  const fingerprint = fingerprintOf(exercise, bench, program, [
    mutants.map(({ code }) => code),
    exercise.signature,
    exercise.equivalents,
  ]);
  const name = `strength-${exercise.id}`;
  const known = cache.read(name, fingerprint);
  if (isMeasured(known)) return known;
  const runs = new MutantRuns(program, bench.submission, exercise, mutants);
  try {
    const { measured, isSteady } = await new Measuring(exercise, bench, mutants, runs).measured();
    if (isSteady) cache.write(name, fingerprint, measured);
    return measured;
  } finally {
    runs.close();
  }
}

/** Changes whenever something does that measuring an exercise depends on; `more` is what else that is. */
export function fingerprintOf(exercise: Exercise, { submission }: Bench, program: Program, more: unknown): string {
  const entries = [entryOf(exercise), mistakesEntryOf(exercise), lawsEntryOf(exercise)];
  const texts = entries.map((entry) => textsBehind(submission, entry));
  return JSON.stringify([program.id, stampOf(MEASURE), texts, exercise.cases, more]);
}

async function mutantsFor(exercise: Exercise, { submission }: Bench): Promise<readonly Mutant[]> {
  // A parser that nobody needs who only grades.
  const { mutantsOf } = await import("../mutation/mutants.ts");
  const entry = entryOf(exercise);
  const [text = "", code = ""] = [submission.texts[entry], submission.sources[entry]];
  const [first] = exercise.cases;
  const example = (first && runsOf(first)[0]) ?? [];
  return mutantsOf({ text, code, signature: exercise.signature, example });
}

/** Which case noticed a mutant; undefined for one that survived. */
type Fate = { readonly index: number; readonly mutant: Mutant; readonly noticedBy: string | undefined };

class Measuring {
  readonly #exercise: Exercise;
  readonly #bench: Bench;
  readonly #mutants: readonly Mutant[];
  readonly #runs: MutantRuns;
  /** A machine that was busy once must not be remembered. */
  #isSteady = true;

  constructor(exercise: Exercise, bench: Bench, mutants: readonly Mutant[], runs: MutantRuns) {
    this.#exercise = exercise;
    this.#bench = bench;
    this.#mutants = mutants;
    this.#runs = runs;
  }

  async measured(): Promise<{ readonly measured: Measured; readonly isSteady: boolean }> {
    const fates = await this.#fates();
    const marks = new Map(this.#exercise.equivalents.map((mark) => [mark.mutant, mark]));
    const surviving = fates.filter(({ noticedBy }) => noticedBy === undefined);
    const [marked, open] = [
      surviving.filter(({ mutant }) => marks.has(mutant.id)),
      surviving.filter(({ mutant }) => !marks.has(mutant.id)),
    ];
    const search = new ProposalSearch(this.#exercise, this.#bench, this.#runs);
    const differing = await search.differing(marked.map(({ index }) => index));
    const wrongMarks = this.#exercise.equivalents.flatMap((mark) => wrongMark(mark, fates) ?? []);
    for (const { index, mutant } of marked) {
      const [mark, args] = [marks.get(mutant.id), differing.get(index)];
      if (mark !== undefined && args !== undefined) wrongMarks.push({ mark, why: { kind: "differs", args } });
    }
    const found = await search.proposals([...open.map(({ index }) => index), ...(await this.#passingMistakes())]);
    const unnoticed = found.map(({ noticed, proposal }): Unnoticed => {
      const mutants = noticed.filter((index) => index < this.#mutants.length);
      const survivors = mutants.map((index) => this.#survivor(index));
      const mistakes = noticed.flatMap((index) => this.#exercise.mistakes[index - this.#mutants.length]?.name ?? []);
      return proposal === undefined ? { survivors, mistakes } : { survivors, mistakes, proposal };
    });
    const strength = {
      mutants: fates.length,
      noticed: fates.length - surviving.length,
      equivalent: marked.length - differing.size,
    };
    return { measured: { strength, unnoticed, wrongMarks }, isSteady: this.#isSteady };
  }

  /** What became of each mutant that can be run. */
  async #fates(): Promise<readonly Fate[]> {
    const { cases } = this.#exercise;
    const groups = cases.map(runsOf);
    const expected = await Promise.all(cases.map((testCase) => this.#bench.oracle.forCase(this.#exercise, testCase)));
    await this.#runs.calibrate(groups);
    const fates: Fate[] = [];
    for (const [index, mutant] of this.#mutants.entries()) {
      const outcomes = await this.#runs.groups(index, groups);
      if (outcomes.flat().some(({ kind }) => kind === "could-not-load")) continue;
      this.#isSteady &&= outcomes.flat().every(({ kind }) => kind !== "timed-out");
      const noticing = cases.find((testCase, at) => {
        const answers = expected[at];
        const isNoticed = (outcome: Outcome, run: number): boolean => {
          const answer = answers?.kind === "known" ? answers.expected[run] : undefined;
          return answer !== undefined && judge(outcome, answer, rulesOf(this.#exercise, testCase)).kind !== "passed";
        };
        return outcomes[at]?.some(isNoticed);
      });
      const law = noticing ?? (await this.#lawThatNotices(index));
      fates.push({ index, mutant, noticedBy: law?.name });
    }
    return fates;
  }

  /** The known mistakes that pass every case, behind the mutants. */
  async #passingMistakes(): Promise<readonly number[]> {
    const { mistakes, oracle } = this.#bench;
    const outcomes = await mistakes.outcomes(this.#exercise);
    const passing: number[] = [];
    for (const [at, { name }] of this.#exercise.mistakes.entries()) {
      const runs = await judgedRuns(oracle, this.#exercise, outcomes.get(name) ?? new Map());
      if (runs.length === 0 || runs.some(({ verdict }) => verdict.kind !== "passed")) continue;
      const index = this.#mutants.length + at;
      if ((await this.#lawThatNotices(index)) === undefined) passing.push(index);
    }
    return passing;
  }

  /** The first case whose law a mutant does not keep. */
  async #lawThatNotices(index: number): Promise<Case | undefined> {
    const { oracle } = this.#bench;
    const ask: Ask = async (calls) => (await this.#runs.groups(index, [calls]))[0] ?? [];
    for (const testCase of this.#exercise.cases) {
      const law = lawOf(testCase);
      if (law === undefined) continue;
      const tried = await tryLaw(oracle, this.#exercise, testCase, law, runsOf(testCase), ask);
      if (typeof tried !== "string" && tried.some(isBroken)) return testCase;
    }
    return undefined;
  }

  #survivor(index: number): Survivor {
    const mutant = this.#mutants[index];
    if (mutant === undefined) throw new Error(`there is no mutant ${index}`);
    const { id, operator, line, column, text } = mutant;
    const solution = this.#bench.submission.texts[entryOf(this.#exercise)] ?? "";
    return { mutant: { id, operator, line, column }, difference: differenceOf(solution, text) };
  }
}

function wrongMark(mark: Equivalent, fates: readonly Fate[]): WrongMark | undefined {
  const fate = fates.find(({ mutant }) => mutant.id === mark.mutant);
  if (fate === undefined) return { mark, why: { kind: "no-such-mutant" } };
  return fate.noticedBy === undefined ? undefined : { mark, why: { kind: "noticed", caseName: fate.noticedBy } };
}

function isMeasured(value: unknown): value is Measured {
  return typeof value === "object" && value !== null && "strength" in value && "unnoticed" in value;
}
