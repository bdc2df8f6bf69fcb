// Who says what must come back; and the solution that does, run in a sandbox of its own, like any submission, and
// remembered for as long as neither it nor the inputs change.

import { machineFault } from "../domain/fault.ts";
import { generate } from "../domain/generate.ts";
import type { Expected } from "../domain/judge.ts";
import type { Arguments, Case, Exercise, Inputs, Limits } from "../domain/exercise.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Value } from "../domain/value.ts";
import type { NotJudged } from "../domain/verdict.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { type Submission, textsBehind } from "../sandbox/submission.ts";
import { encodeValue } from "../sandbox/wire.ts";
import type { Cache } from "../store/cache.ts";
import { entryOf } from "./course.ts";
import { Laws } from "./laws.ts";
import { Memory } from "./memory.ts";

export type Generated = Extract<Inputs, { kind: "generated" }>;

/** What must come back for each of some inputs, undefined where nobody says; or why there is no answer at all. */
export type Answers = { readonly kind: "known"; readonly expected: readonly (Expected | undefined)[] } | Unknown;

type Unknown = { readonly kind: "unknown" } & NotJudged;

export type Oracle = {
  /** What no oracle need say: what must hold for any inputs. */
  readonly laws: Laws;
  /** What must come back in each run of a case. */
  readonly forCase: (exercise: Exercise, testCase: Case) => Promise<Answers>;
  /** What must come back for any inputs. */
  readonly forInputs: (exercise: Exercise, runs: readonly Arguments[], limits: Limits) => Promise<Answers>;
  readonly close: () => void;
};

export class SolutionOracle implements Oracle {
  readonly laws: Laws;
  readonly #sandbox: Sandbox;
  readonly #cache: Cache;
  readonly #programId: string;
  readonly #solutions: Submission;
  /** What was read or found out for a case before: a class asks the same thousands of times. */
  readonly #ofCases = new WeakMap<Case, Answers>();
  /** What solutions gave for other inputs. */
  readonly #memories = new Map<Exercise, Memory<readonly Value[]>>();

  constructor(program: Program, solutions: Submission, cache: Cache) {
    this.laws = new Laws(program, solutions, cache);
    this.#sandbox = new Sandbox(program, solutions);
    this.#cache = cache;
    this.#programId = program.id;
    this.#solutions = solutions;
  }

  async forCase(exercise: Exercise, testCase: Case): Promise<Answers> {
    const { expectation } = testCase;
    if (expectation.kind === "law") return { kind: "unknown", reason: "a law expects no value of its own" };
    if (expectation.kind !== "oracle") return { kind: "known", expected: [expectation] };
    const answers = this.#ofCases.get(testCase) ?? (await this.#answerCase(exercise, testCase));
    // A machine that was busy once must not be remembered.
    if (answers.kind === "known") this.#ofCases.set(testCase, answers);
    return answers;
  }

  async #answerCase(exercise: Exercise, testCase: Case): Promise<Answers> {
    const { inputs, limits } = testCase;
    const name = `oracle-${exercise.id}-${exercise.cases.indexOf(testCase)}`;
    // np is part of every answer, and a solution may import another.
    const texts = textsBehind(this.#solutions, entryOf(exercise));
    const fingerprint = JSON.stringify([this.#programId, texts, inputs]);
    const known = this.#cache.read(name, fingerprint);
    if (isValues(known)) return { kind: "known", expected: known.map(asExpected) };
    const answers = await this.#ask(exercise, runsOf(testCase), limits);
    if (answers.kind === "known") this.#cache.write(name, fingerprint, answers.expected.flatMap(valueOf));
    return answers;
  }

  async forInputs(exercise: Exercise, runs: readonly Arguments[], limits: Limits): Promise<Answers> {
    const question = JSON.stringify([runs.map((args) => args.map(encodeValue)), limits]);
    const memory = this.#memoryOf(exercise);
    const known = memory.recall(question);
    if (known !== undefined) return { kind: "known", expected: known.map(asExpected) };
    const answers = await this.#ask(exercise, runs, limits);
    if (answers.kind === "known") memory.learn(question, answers.expected.flatMap(valueOf));
    return answers;
  }

  async #ask(exercise: Exercise, runs: readonly Arguments[], limits: Limits): Promise<Answers> {
    const target = { entry: entryOf(exercise), functionName: exercise.signature.name };
    const outcomes = await this.#sandbox.callMany(target, runs, limits);
    const expected: Expected[] = [];
    for (const outcome of outcomes) {
      if (outcome.kind !== "returned") return unknownFrom(outcome, target.entry);
      expected.push(asExpected(outcome.value));
    }
    return { kind: "known", expected };
  }

  #memoryOf(exercise: Exercise): Memory<readonly Value[]> {
    const known = this.#memories.get(exercise);
    if (known !== undefined) return known;
    const fingerprint = JSON.stringify([
      this.#programId,
      textsBehind(this.#solutions, entryOf(exercise)),
      exercise.signature.name,
    ]);
    const memory = new Memory<readonly Value[]>(this.#cache, `asked-${exercise.id}`, fingerprint, isValues);
    this.#memories.set(exercise, memory);
    return memory;
  }

  close(): void {
    for (const memory of this.#memories.values()) memory.keep();
    this.laws.close();
    this.#sandbox.close();
  }
}

/** The inputs of each run of a case. */
export function runsOf({ inputs }: Case): readonly Arguments[] {
  if (inputs.kind === "written") return [inputs.args];
  if (inputs.drawn !== undefined) return inputs.drawn;
  const known = drawn.get(inputs);
  if (known !== undefined) return known;
  const { generators, runs, seed } = inputs;
  const all = Array.from({ length: runs }, (_, index) => generate(generators, seed, index + 1));
  drawn.set(inputs, all);
  return all;
}

/** Running, judging and diagnosing a case ask for the same inputs; they are drawn once. */
const drawn = new WeakMap<Generated, readonly Arguments[]>();

function valueOf(expected: Expected | undefined): readonly Value[] {
  return expected?.kind === "value" ? [expected.value] : [];
}

function asExpected(value: Value): Expected {
  return { kind: "value", value, precision: "full" };
}

function unknownFrom(outcome: Outcome, entry: string): Unknown {
  const reason = machineFault(outcome);
  return reason === undefined
    ? { kind: "unknown", reason: reasonOf(outcome, entry) }
    : { kind: "unknown", reason: `solutions/${entry} was not run: ${reason}`, owner: "machine" };
}

function reasonOf(outcome: Outcome, entry: string): string {
  if (outcome.kind === "could-not-load" && outcome.problem.kind === "no-file") return `there is no solutions/${entry}`;
  if (outcome.kind === "could-not-load") return `solutions/${entry} cannot be loaded`;
  const detail =
    outcome.kind === "threw"
      ? `threw ${outcome.error.name}: ${outcome.error.message}`
      : `gave no answer (${outcome.kind.replaceAll("-", " ")})`;
  return `solutions/${entry} ${detail} for these inputs`;
}

function isValues(value: unknown): value is readonly Value[] {
  return Array.isArray(value) && value.every((item) => typeof item === "object" && item !== null && "kind" in item);
}
