// The laws of exercises, run in a sandbox of the course's own. A law is handed a function that answers with what came back
// before: it says which call it needs next, and in the end its two sides. The learner's function is never near it, and
// nothing of a law is near the learner's function but the inputs of calls.

import { asArgument } from "../domain/argument.ts";
import type { Arguments, Exercise, Law, Limits } from "../domain/exercise.ts";
import { machineFault } from "../domain/fault.ts";
import type { LawEnd } from "../domain/law.ts";
import type { Outcome } from "../domain/outcome.ts";
import type { Value } from "../domain/value.ts";
import type { NotJudged } from "../domain/verdict.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox, type Target } from "../sandbox/sandbox.ts";
import { type Submission, textsBehind } from "../sandbox/submission.ts";
import { encodeValue } from "../sandbox/wire.ts";
import type { Cache } from "../store/cache.ts";
import { lawsEntryOf } from "./course.ts";
import { type Exports, exportsOf } from "./exports.ts";
import { Memory } from "./memory.ts";

/** Inputs of a law, and what came back for the calls that it has asked for so far. */
export type Question = { readonly args: Arguments; readonly answers: readonly Value[] };

export type Step = { readonly kind: "asks"; readonly args: Arguments } | Exclude<LawEnd, { kind: "no-value" }>;

/** What each of some questions leads to, or why the laws cannot say. */
export type Steps =
  | { readonly kind: "known"; readonly steps: readonly Step[] }
  | ({ readonly kind: "unknown" } & NotJudged);

/** Beside each laws.ts: a law's own `f` answers as far as answers are known, and what it is called with next is told. */
const RUNNER = `
import * as laws from "./laws.ts";
export function run(name, inputs, answers) {
  const law = laws[name];
  if (typeof law !== "function") return { missing: true };
  let [answered, asks, sides] = [0];
  const f = (...args) => {
    if (asks === undefined && answered < answers.length) return answers[answered++];
    asks ??= args;
    throw new Error("this call has no answer yet");
  };
  try {
    sides = law(f, ...inputs);
  } catch (error) {
    if (asks === undefined) throw error;
  }
  if (asks !== undefined) return { asks: { ...asks } };
  if (!Array.isArray(sides) || sides.length !== 2) throw new TypeError("a law gives back two sides: [left, right]");
  return { left: sides[0], right: sides[1] };
}
`;

export type LawSteps = Pick<Laws, "steps">;

export class Laws {
  readonly #sandbox: Sandbox;
  readonly #cache: Cache;
  readonly #programId: string;
  readonly #solutions: Submission;
  /** What was asked before. */
  readonly #memories = new Map<Exercise, Memory<Step>>();

  constructor(program: Program, solutions: Submission, cache: Cache) {
    const entries = Object.keys(solutions.sources).filter((path) => path.endsWith("/laws.ts"));
    const runners = Object.fromEntries(entries.map((entry) => [runnerBeside(entry), RUNNER]));
    this.#sandbox = new Sandbox(program, { ...solutions, sources: { ...solutions.sources, ...runners } });
    this.#cache = cache;
    this.#programId = program.id;
    this.#solutions = solutions;
  }

  /** What a law makes of each of some questions. */
  steps(exercise: Exercise, law: Law, questions: readonly Question[], limits: Limits): Promise<Steps> {
    return this.#answer(exercise, law, questions, limits, this.#memoryOf(exercise));
  }

  /** The same, and remembers nothing: for inputs that do not come again. */
  readonly once: LawSteps = {
    steps: (exercise, law, questions, limits) => this.#answer(exercise, law, questions, limits, undefined),
  };

  async #answer(
    exercise: Exercise,
    { name }: Law,
    questions: readonly Question[],
    limits: Limits,
    memory: Memory<Step> | undefined,
  ): Promise<Steps> {
    const entry = lawsEntryOf(exercise);
    const problem = this.#solutions.problems[entry];
    if (problem !== undefined)
      return {
        kind: "unknown",
        reason: problem.kind === "no-file" ? `there is no solutions/${entry}` : unloadable(entry),
      };
    const asked = questions.map((question) => ({ question, key: keyOf(name, question) }));
    const steps = new Map<string, Step>();
    for (const { key } of asked) {
      const step = memory?.recall(key);
      if (step !== undefined) steps.set(key, step);
    }
    const news = asked.filter(({ key }) => !steps.has(key));
    const target: Target = { entry: runnerBeside(entry), functionName: "run" };
    const runs = news.map(({ question }) => runnerArguments(name, question));
    const outcomes = runs.length === 0 ? [] : await this.#sandbox.callMany(target, runs, limits);
    for (const [at, { key }] of news.entries()) {
      const outcome = outcomes[at];
      const fault = outcome && machineFault(outcome);
      if (fault !== undefined)
        return { kind: "unknown", reason: `solutions/${entry} was not run: ${fault}`, owner: "machine" };
      const step = stepOf(outcome, exercise);
      if (step === "missing") return { kind: "unknown", reason: `solutions/${entry} exports no function "${name}"` };
      if (step === "unloadable") return { kind: "unknown", reason: unloadable(entry) };
      steps.set(key, step);
      // A machine that was busy once must not be remembered.
      if (step.kind !== "unclear" || step.isLasting) memory?.learn(key, step);
    }
    return { kind: "known", steps: asked.flatMap(({ key }) => steps.get(key) ?? []) };
  }

  /** What the exercise's laws.ts exports. */
  file(exercise: Exercise, limits: Limits): Promise<Exports> {
    return exportsOf(this.#sandbox, lawsEntryOf(exercise), limits);
  }

  /** A right answer is the same the next time, and then no child has to be started for its laws. */
  close(): void {
    for (const memory of this.#memories.values()) memory.keep();
    this.#sandbox.close();
  }

  #memoryOf(exercise: Exercise): Memory<Step> {
    const known = this.#memories.get(exercise);
    if (known !== undefined) return known;
    const texts = textsBehind(this.#solutions, lawsEntryOf(exercise));
    const fingerprint = JSON.stringify([this.#programId, texts, exercise.signature.params]);
    const memory = new Memory<Step>(this.#cache, `laws-${exercise.id}`, fingerprint, isStep);
    this.#memories.set(exercise, memory);
    return memory;
  }
}

function runnerBeside(entry: string): string {
  return entry.replace(/laws\.ts$/, "laws.run.ts");
}

function unloadable(entry: string): string {
  return `solutions/${entry} cannot be loaded`;
}

function keyOf(name: string, { args, answers }: Question): string {
  return JSON.stringify([name, args.map(encodeValue), answers.map(encodeValue)]);
}

function runnerArguments(name: string, { args, answers }: Question): Arguments {
  return [
    { kind: "text", text: name },
    { kind: "list", items: args },
    { kind: "list", items: answers },
  ];
}

function stepOf(outcome: Outcome | undefined, { signature }: Exercise): Step | "missing" | "unloadable" {
  switch (outcome?.kind) {
    case "could-not-load":
      return "unloadable";
    case "threw":
      return { kind: "unclear", reason: `it threw ${outcome.error.name}: ${outcome.error.message}`, isLasting: true };
    case "returned": {
      const parts = outcome.value.kind === "record" ? new Map(outcome.value.entries) : new Map<string, Value>();
      if (parts.has("missing")) return "missing";
      const [asks, left, right] = [parts.get("asks"), parts.get("left"), parts.get("right")];
      if (left !== undefined && right !== undefined) return { kind: "sides", left, right };
      // What no value can be is not handed on.
      if (asks?.kind !== "record")
        return { kind: "unclear", reason: "it works with something that is no plain data", isLasting: true };
      const given = asks.entries.map(([, value], at) => {
        const slot = signature.params[at];
        return slot === undefined ? value : asArgument(withoutMinusZero(value), slot);
      });
      return { kind: "asks", args: given };
    }
    default:
      return { kind: "unclear", reason: "it gave no answer", isLasting: false };
  }
}

/** What `-z` gives for 0 is nothing that a learner should have to think of. */
function withoutMinusZero(value: Value): Value {
  return value.kind === "array" ? { ...value, data: value.data.map((element) => element + 0) } : value;
}

/** As another run of this program wrote it. */
function isStep(value: unknown): value is Step {
  return typeof value === "object" && value !== null && "kind" in value;
}
