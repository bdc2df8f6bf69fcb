// Whether the laws of an exercise can do their work: each is there, has its sentence, holds for the solution whatever the
// inputs, and could fail.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { arbitraryLike } from "../domain/arbitrary.ts";
import { type Arguments, type Case, DEFAULT_LIMITS, type Exercise, type Law } from "../domain/exercise.ts";
import { generate, type GeneratedArray } from "../domain/generate.ts";
import type { Finding } from "../domain/verification.ts";
import { encodeValue } from "../sandbox/wire.ts";
import { lawsEntryOf } from "../grading/course.ts";
import { placeOfExport, unmatched } from "../grading/exports.ts";
import type { Bench } from "../grading/grade.ts";
import { type Ask, isBroken, lawOf, tryLaw } from "../grading/law-runs.ts";
import { shrink } from "../grading/shrinking.ts";
import { fingerprintOf, type Lab } from "./strength.ts";
import { askOf } from "../grading/submission-runs.ts";

/** Inputs from each generator that a law is tried with. */
const RUNS = 50;
/** And those of them that it should fail for with arbitrary values. */
const ARBITRARY = 10;
const SEED = 6_000_000;

/**
 * @param bench with the solutions and the laws
 * @param canRun whether the solution passes its own cases; otherwise it shows nothing of a law
 */
export async function lawFindings(
  exercise: Exercise,
  bench: Bench,
  lab: Pick<Lab, "program" | "cache">,
  canRun: boolean,
): Promise<readonly Finding[]> {
  const { laws, cases } = exercise;
  const entry = lawsEntryOf(exercise);
  const file = `solutions/${entry}`;
  if (laws.length === 0) return existsSync(join(bench.submission.root, entry)) ? [{ kind: "laws-unsaid", file }] : [];
  const found = await bench.oracle.laws.file(exercise, cases[0]?.limits ?? DEFAULT_LIMITS);
  if (found.kind === "problem") return [{ kind: "laws-unloadable", file, problem: found.problem }];
  const { missing, unsaid } = unmatched(laws, found.exports);
  const findings: Finding[] = [
    ...missing.map((name): Finding => ({ kind: "law-missing", name, file })),
    ...unsaid.map((name): Finding => {
      const place = placeOfExport(bench.submission.texts[entry] ?? "", name);
      return { kind: "law-unsaid", name, file, ...(place && { place }) };
    }),
  ];
  if (!canRun) return findings;
  const there = laws.filter(({ name }) => !missing.includes(name));
  return [...findings, ...(await triedFindings(exercise, bench, there, lab))];
}

/** That all is well is remembered: what is wrong may have been the machine. */
async function triedFindings(
  exercise: Exercise,
  bench: Bench,
  laws: readonly Law[],
  { program, cache }: Pick<Lab, "program" | "cache">,
): Promise<readonly Finding[]> {
  const name = `verified-laws-${exercise.id}`;
  const fingerprint = fingerprintOf(exercise, bench, program, [laws, exercise.signature]);
  if (cache.read(name, fingerprint) === true) return [];
  const findings: Finding[] = [];
  for (const law of laws) {
    const finding = await new Trial(exercise, bench, law).finding();
    if (finding !== undefined) findings.push(finding);
  }
  if (findings.length === 0) cache.write(name, fingerprint, true);
  return findings;
}

/** Inputs that a law is tried with, and the case that says how. */
type Attempt = { readonly inputs: readonly Arguments[]; readonly like: Case };

class Trial {
  readonly #exercise: Exercise;
  readonly #bench: Bench;
  readonly #law: Law;

  constructor(exercise: Exercise, bench: Bench, law: Law) {
    this.#exercise = exercise;
    this.#bench = bench;
    this.#law = law;
  }

  async finding(): Promise<Finding | undefined> {
    const attempts = attemptsOf(this.#exercise, this.#law);
    for (const attempt of attempts) {
      const broken = await this.#broken(attempt);
      if (broken !== undefined) return broken;
    }
    for (const attempt of attempts) if (await this.#canFail(attempt)) return undefined;
    return attempts.length === 0 ? undefined : { kind: "law-idle", law: this.#law };
  }

  /** The smallest inputs for which the solution does not keep the law. */
  async #broken({ inputs, like }: Attempt): Promise<Finding | undefined> {
    const found = await this.#tried(inputs, like, this.#solution);
    if (typeof found === "string") return { kind: "law-untried", law: this.#law, reason: found };
    const first = found.find(isBroken);
    if (first === undefined) return undefined;
    const smallest =
      like.inputs.kind === "written"
        ? undefined
        : await shrink(first.inputs, like.inputs.generators, async (candidates) => {
            const tried = await this.#tried(candidates, like, this.#solution);
            return typeof tried === "string" ? [] : tried.map((each) => (isBroken(each) ? each : undefined));
          });
    const { inputs: args, verdict } = smallest ?? first;
    return {
      kind: "law-broken",
      law: this.#law,
      args,
      ...(verdict.kind === "broke-law" && { breach: verdict.breach }),
    };
  }

  /** Whether a function that knows nothing of its task breaks the law. */
  async #canFail({ inputs, like }: Attempt): Promise<boolean> {
    const found = await this.#tried(inputs.slice(0, ARBITRARY), like, async (calls, limits) => {
      const outcomes = await this.#solution(calls, limits);
      return outcomes.map((outcome, at) => {
        const about = JSON.stringify(calls[at]?.map(encodeValue));
        return outcome.kind === "returned" ? { ...outcome, value: arbitraryLike(outcome.value, about) } : outcome;
      });
    });
    return typeof found !== "string" && found.some(isBroken);
  }

  readonly #solution: Ask = (calls, limits) => askOf(this.#bench.sandbox, this.#exercise)(calls, limits);

  /** What is said of the law for each of some inputs; why it cannot be asked, where that is so. */
  #tried(inputs: readonly Arguments[], like: Case, ask: Ask): ReturnType<typeof tryLaw> {
    return tryLaw(this.#bench.oracle, this.#exercise, like, this.#law, inputs, ask);
  }
}

/** Every generator of the exercise, each once; where there is none, the values that its cases give. */
function attemptsOf({ cases }: Exercise, law: Law): readonly Attempt[] {
  const own = cases.find((each) => lawOf(each)?.name === law.name);
  const closeness = own?.tolerance ?? cases[0]?.tolerance;
  const usual = cases.filter(({ extra, expectation }) => !extra && expectation.kind !== "throws");
  const asOwn = (testCase: Case): Case => ({ ...testCase, tolerance: closeness ?? testCase.tolerance });
  const generators = new Map<string, Attempt>();
  for (const testCase of usual) {
    if (testCase.inputs.kind === "written") continue;
    const inputs = drawn(testCase.inputs.generators);
    generators.set(JSON.stringify(testCase.inputs.generators), { inputs, like: asOwn(testCase) });
  }
  if (generators.size > 0) return [...generators.values()];
  return usual.flatMap((testCase) =>
    testCase.inputs.kind === "written" ? [{ inputs: [testCase.inputs.args], like: asOwn(testCase) }] : [],
  );
}

function drawn(generators: readonly GeneratedArray[]): readonly Arguments[] {
  return Array.from({ length: RUNS }, (_, run) => generate(generators, SEED, run + 1));
}
