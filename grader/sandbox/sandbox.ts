// (submission, inputs) -> Outcome. One submission runs in one child for as long as that child behaves; after a case that
// ended it, the rest run in a fresh one. Never sees an expected value.

import type { Arguments, Limits } from "../domain/exercise.ts";
import type { Location, LoadProblem, Outcome, ThrownError } from "../domain/outcome.ts";
import { Child, type Ending } from "./child.ts";
import { OUTPUT_LIMIT_BYTES } from "./output.ts";
import type { Program } from "./program.ts";
import type { Submission } from "./submission.ts";
import { encodeValue } from "./wire.ts";

/** A function of the submission. */
export type Target = { readonly entry: string; readonly functionName: string };

export type Loaded = { readonly kind: "loaded"; readonly declaredParams: number } | LoadFailure;
type LoadFailure = Exclude<Outcome, { kind: "returned" | "threw" }>;

export class Sandbox {
  readonly #program: Program;
  readonly #submission: Submission;
  #child: Child | undefined;
  #isReady = false;
  /** What loading gave, in the child that lives now. */
  #loaded = new Map<string, Loaded>();
  /** Entries that ended a child while they were loading: they would end every other one too. */
  readonly #hopeless = new Map<string, LoadFailure>();

  /** @param child a child started earlier, so that it could come up meanwhile */
  constructor(program: Program, submission: Submission, child?: Child) {
    this.#program = program;
    this.#submission = submission;
    this.#child = child;
  }

  /** Loads the target's file. Asking again costs nothing. */
  async load(target: Target, limits: Limits): Promise<Loaded> {
    const problem = this.#submission.problems[target.entry];
    if (problem !== undefined) return { kind: "could-not-load", problem, output: { text: "", truncated: false } };
    const child = this.#readyChild(limits);
    const known = this.#hopeless.get(target.entry) ?? this.#loaded.get(target.entry);
    if (known !== undefined) return known;
    const answer = await child.ask({ kind: "load", ...target }, limits.timeoutMs);
    const output = child.output.take();
    if (answer.kind === "ended") {
      const failure = this.#outcomeOf(answer.ending, target, limits, output);
      // With nothing left to wait for Node ends: an await at the top level that never settles looks like an exit.
      const neverFinished = failure.kind === "exited" && failure.code === 0;
      const outcome: LoadFailure = neverFinished
        ? { kind: "could-not-load", problem: { kind: "never-finished", file: target.entry }, output }
        : failure;
      this.#hopeless.set(target.entry, outcome);
      return outcome;
    }
    const { reply } = answer;
    let loaded: Loaded;
    if (reply.kind === "loaded") loaded = { kind: "loaded", declaredParams: reply.declaredParams };
    else if (reply.kind === "load-failed") loaded = { kind: "could-not-load", problem: this.#withSource(reply.problem), output };
    else loaded = this.#protocolBroken(child, output);
    this.#loaded.set(target.entry, loaded);
    return loaded;
  }

  /** One call. After a timeout that the machine may be to blame for, one more try alone. */
  async call(target: Target, args: Arguments, limits: Limits): Promise<Outcome> {
    const first = await this.#callOnce(target, args, limits);
    if (first.kind === "outcome") return first.outcome;
    const second = await this.#callOnce(target, args, limits);
    return second.outcome;
  }

  /** Many calls in one exchange; when one of them ends the child, they are made one by one to find it. */
  async callMany(target: Target, runs: readonly Arguments[], limits: Limits): Promise<readonly Outcome[]> {
    const batch = runs.length > 1 ? await this.#callBatch(target, runs, limits) : undefined;
    if (batch !== undefined) return batch;
    const outcomes: Outcome[] = [];
    for (const args of runs) outcomes.push(await this.call(target, args, limits));
    return outcomes;
  }

  close(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  async #callOnce(
    target: Target,
    args: Arguments,
    limits: Limits,
  ): Promise<{ readonly kind: "outcome" | "retry"; readonly outcome: Outcome }> {
    const loaded = await this.load(target, limits);
    if (loaded.kind !== "loaded") return { kind: "outcome", outcome: loaded };
    const child = this.#readyChild(limits);
    const answer = await child.ask({ kind: "call", ...target, runs: [args.map(encodeValue)] }, limits.timeoutMs);
    const output = child.output.take();
    if (answer.kind === "ended") {
      const outcome = this.#outcomeOf(answer.ending, target, limits, output);
      const mayBeTheMachine = answer.ending.kind === "timed-out" && answer.ending.by === "wall";
      return { kind: mayBeTheMachine ? "retry" : "outcome", outcome };
    }
    const result = answer.reply.kind === "called" ? answer.reply.results[0] : undefined;
    if (result === undefined) return { kind: "outcome", outcome: this.#protocolBroken(child, output) };
    if (result.kind === "returned") return { kind: "outcome", outcome: { ...result, output } };
    return { kind: "outcome", outcome: { kind: "threw", error: this.#errorWithSource(result.error), output } };
  }

  async #callBatch(target: Target, runs: readonly Arguments[], limits: Limits): Promise<readonly Outcome[] | undefined> {
    const loaded = await this.load(target, limits);
    if (loaded.kind !== "loaded") return runs.map(() => loaded);
    const child = this.#readyChild(limits);
    const wireRuns = runs.map((args) => args.map(encodeValue));
    const answer = await child.ask({ kind: "call", ...target, runs: wireRuns }, limits.timeoutMs);
    const output = child.output.take();
    if (answer.kind === "ended" || answer.reply.kind !== "called") return undefined;
    const { results } = answer.reply;
    if (results.length !== runs.length) return runs.map(() => this.#protocolBroken(child, output));
    return results.map((result): Outcome =>
      result.kind === "returned"
        ? { ...result, output }
        : { kind: "threw", error: this.#errorWithSource(result.error), output },
    );
  }

  /** The child that lives, or a new one; with the program and the submission in it. */
  #readyChild(limits: Limits): Child {
    let child = this.#child;
    if (child !== undefined && (child.hasEnded || child.memoryMiB !== limits.memoryMiB)) {
      child.kill();
      child = undefined;
      this.#isReady = false;
    }
    child ??= new Child(this.#program, limits.memoryMiB);
    this.#child = child;
    if (!this.#isReady) {
      this.#isReady = true;
      this.#loaded = new Map();
      child.send(this.#submission.sources);
    }
    return child;
  }

  #outcomeOf(ending: Ending, target: Target, limits: Limits, output: Outcome["output"]): LoadFailure {
    switch (ending.kind) {
      case "timed-out": {
        const location = onlyLoop(this.#submission.sources[target.entry] ?? "", target.entry);
        const outcome = { kind: ending.kind, timeoutMs: limits.timeoutMs, output } as const;
        return location === undefined ? outcome : { ...outcome, location };
      }
      case "out-of-memory":
        return { kind: ending.kind, memoryMiB: limits.memoryMiB, output };
      case "too-much-output":
        return { kind: ending.kind, limitBytes: OUTPUT_LIMIT_BYTES, output };
      case "exited":
      case "crashed":
      case "broke-protocol":
        return { ...ending, output };
    }
  }

  #protocolBroken(child: Child, output: Outcome["output"]): LoadFailure {
    child.kill();
    this.#child = undefined;
    this.#isReady = false;
    return { kind: "broke-protocol", detail: "an answer to another question", output };
  }

  #withSource(problem: LoadProblem): LoadProblem {
    switch (problem.kind) {
      case "syntax":
      case "unsupported":
        return { ...problem, location: this.#located(problem.location) };
      case "threw":
        return { ...problem, error: this.#errorWithSource(problem.error) };
      default:
        return problem;
    }
  }

  #errorWithSource(error: ThrownError): ThrownError {
    return { ...error, frames: error.frames.map((frame) => this.#located(frame)) };
  }

  /** The line itself comes from what was staged, not from what the child says. */
  #located(location: Location): Location {
    const text = Object.hasOwn(this.#submission.texts, location.file) ? this.#submission.texts[location.file] : undefined;
    const source = text?.split(/\r?\n/)[location.line - 1];
    return source === undefined ? location : { ...location, source };
  }
}

/** Where the only loop of a file stands; with none or several there is nothing honest to point at. */
function onlyLoop(source: string, file: string): Location | undefined {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (match) => match.replaceAll(/[^\n]/g, " "));
  const [loop, ...others] = code.matchAll(/\b(?:while|for)\s*\(|\bdo\s*\{/g);
  if (loop === undefined || others.length > 0) return undefined;
  const before = code.slice(0, loop.index).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
