// (submission, inputs) -> Outcome. One submission runs in one child for as long as that child behaves; after a case that
// ended it, the rest run in a fresh one. Never sees an expected value.

import type { Arguments, Limits } from "../domain/exercise.ts";
import { NO_OUTPUT, type Location, type LoadProblem, type Outcome, type ThrownError } from "../domain/outcome.ts";
import { Child, type Ending } from "./child.ts";
import { OUTPUT_LIMIT_BYTES } from "./output.ts";
import type { Program } from "./program.ts";
import type { Submission } from "./submission.ts";
import { encodeValue } from "./wire.ts";

/** A function of the submission. */
export type Target = { readonly entry: string; readonly functionName: string };

export type Loaded = { readonly kind: "loaded"; readonly declaredParams: number } | LoadFailure;
type LoadFailure = Exclude<Outcome, { kind: "returned" | "threw" }>;

/** A call that has no outcome yet. */
type Waiting = { readonly group: number; readonly args: Arguments; readonly isRetry: boolean };

/** Runs that answer together are quick; after so long without a word one of them is not. */
const SILENCE_MS = 500;
/** After this many timeouts of one function, patience shrinks. */
const PATIENCE = 3;

export class Sandbox {
  readonly #program: Program;
  readonly #submission: Submission;
  readonly #takeSpare: () => Child | undefined;
  #child: Child | undefined;
  #isReady = false;
  /** What loading gave, in the child that lives now. */
  #loaded = new Map<string, Loaded>();
  /** Entries that ended a child while they were loading: they would end every other one too. */
  readonly #hopeless = new Map<string, LoadFailure>();

  /** How often a call of an entry was not waited for any longer. */
  readonly #timeouts = new Map<string, number>();

  /** @param takeSpare gives a child that was started earlier, so that it could come up meanwhile, if there still is one */
  constructor(program: Program, submission: Submission, takeSpare: () => Child | undefined = () => undefined) {
    this.#program = program;
    this.#submission = submission;
    this.#takeSpare = takeSpare;
  }

  /** Loads the target's file. Asking again costs nothing. */
  async load(target: Target, limits: Limits): Promise<Loaded> {
    const problem = this.#submission.problems[target.entry];
    if (problem !== undefined) return { kind: "could-not-load", problem, output: NO_OUTPUT };
    const child = this.#readyChild(limits);
    const known = this.#hopeless.get(target.entry) ?? this.#loaded.get(target.entry);
    if (known !== undefined) return known;
    const { replies, ending } = await child.ask({ kind: "load", ...target }, 1, limits.timeoutMs);
    const [output = NO_OUTPUT] = child.output.take([]);
    if (ending !== undefined) {
      const failure = this.#outcomeOf(ending, target, limits, output);
      // With nothing left to wait for Node ends: an await at the top level that never settles looks like an exit.
      const neverFinished = failure.kind === "exited" && failure.code === 0;
      const outcome: LoadFailure = neverFinished
        ? { kind: "could-not-load", problem: { kind: "never-finished", file: target.entry }, output }
        : failure;
      this.#hopeless.set(target.entry, outcome);
      return outcome;
    }
    const [reply] = replies;
    let loaded: Loaded;
    if (reply === undefined) loaded = this.#protocolBroken(child, output);
    else if (reply.kind === "loaded") loaded = { kind: "loaded", declaredParams: reply.declaredParams };
    else if (reply.kind === "load-failed")
      loaded = { kind: "could-not-load", problem: this.#withSource(reply.problem), output };
    else loaded = this.#protocolBroken(child, output);
    this.#loaded.set(target.entry, loaded);
    return loaded;
  }

  /** How many parameters the function declares, once it was loaded. */
  declaredParams({ entry }: Target): number | undefined {
    const loaded = this.#loaded.get(entry);
    return loaded?.kind === "loaded" ? loaded.declaredParams : undefined;
  }

  /** One call. */
  async call(target: Target, args: Arguments, limits: Limits): Promise<Outcome> {
    const [[outcome] = []] = await this.callGroups(target, [[args]], limits);
    if (outcome === undefined) throw new Error("a call without an outcome");
    return outcome;
  }

  /** Many independent calls, in one exchange. */
  async callMany(target: Target, runs: readonly Arguments[], limits: Limits): Promise<readonly Outcome[]> {
    const groups = await this.callGroups(
      target,
      runs.map((args) => [args]),
      limits,
    );
    return groups.flat();
  }

  /**
   * Groups of calls, in one exchange for as long as the child lives. After a call that ends it the rest of its group is
   * left out (the first failure of a group decides) and the next group goes on in a fresh child.
   */
  async callGroups(
    target: Target,
    groups: readonly (readonly Arguments[])[],
    limits: Limits,
  ): Promise<readonly (readonly Outcome[])[]> {
    const results: Outcome[][] = groups.map(() => []);
    let queue = groups.flatMap((runs, group) => runs.map((args): Waiting => ({ group, args, isRetry: false })));
    // Runs that answer together are quicker. When one of them ends the child it is not known which, so those without an
    // answer are made again, each answered at once.
    let eager = queue.length === 1;
    while (queue.length > 0) {
      const loaded = await this.load(target, limits);
      if (loaded.kind !== "loaded") {
        for (const { group } of queue) results[group]?.push(loaded);
        break;
      }
      const { outcomes, ending } = await this.#exchange(target, queue, limits, eager);
      for (const [index, outcome] of outcomes.entries()) results[queue[index]?.group ?? 0]?.push(outcome);
      const [guilty, ...rest] = queue.slice(outcomes.length);
      if (guilty === undefined || ending === undefined) break;
      if (!eager) {
        eager = true;
        queue = [guilty, ...rest];
      } else if (ending.mayBeTheMachine && !guilty.isRetry) {
        // Once more, alone: a busy machine must not change a grade.
        queue = [{ ...guilty, isRetry: true }, ...rest];
      } else {
        results[guilty.group]?.push(ending.outcome);
        queue = rest.filter(({ group }) => group !== guilty.group);
        if (ending.outcome.kind === "timed-out")
          this.#timeouts.set(target.entry, (this.#timeouts.get(target.entry) ?? 0) + 1);
      }
    }
    return results;
  }

  close(): void {
    this.#child?.kill();
    this.#child = undefined;
  }

  /** Makes the waiting calls until all have an outcome or one of them ended the child. */
  async #exchange(
    target: Target,
    queue: readonly Waiting[],
    limits: Limits,
    eager: boolean,
  ): Promise<{ outcomes: readonly Outcome[]; ending: { outcome: LoadFailure; mayBeTheMachine: boolean } | undefined }> {
    const child = this.#readyChild(limits);
    const runs = queue.map(({ args }) => args.map(encodeValue));
    const patienceMs = this.#timeoutFor(target, limits);
    const timeoutMs = eager ? patienceMs : Math.min(patienceMs, SILENCE_MS);
    const { replies, ending } = await child.ask({ kind: "call", ...target, eager, runs }, runs.length, timeoutMs);
    const calls = replies.flatMap((reply) => (reply.kind === "called" ? [reply] : []));
    const outputs = child.output.take(calls.map(({ printed }) => printed));
    const outcomes = calls.map(({ result }, index): Outcome => {
      const output = outputs[index] ?? NO_OUTPUT;
      if (result.kind === "returned") return { ...result, output };
      return { kind: "threw", error: this.#errorWithSource(result.error), output };
    });
    const output = outputs[calls.length] ?? NO_OUTPUT;
    if (calls.length < replies.length)
      return { outcomes, ending: { outcome: this.#protocolBroken(child, output), mayBeTheMachine: false } };
    if (ending === undefined) return { outcomes, ending };
    const outcome = this.#outcomeOf(ending, target, { ...limits, timeoutMs }, output);
    return { outcomes, ending: { outcome, mayBeTheMachine: ending.kind === "timed-out" && ending.by === "wall" } };
  }

  /** A function that never ends for several inputs is waited for less with the next ones: right answers come quickly. */
  #timeoutFor({ entry }: Target, { timeoutMs }: Limits): number {
    return (this.#timeouts.get(entry) ?? 0) < PATIENCE ? timeoutMs : timeoutMs / 4;
  }

  /** The child that lives, or a new one; with the program and the submission in it. */
  #readyChild(limits: Limits): Child {
    let child = this.#child ?? this.#takeSpare();
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
    const text = Object.hasOwn(this.#submission.texts, location.file)
      ? this.#submission.texts[location.file]
      : undefined;
    const source = text?.split(/\r?\n/)[location.line - 1];
    return source === undefined ? location : { ...location, source };
  }
}

/** Where the only loop of a file stands; with none or several there is nothing honest to point at. */
function onlyLoop(source: string, file: string): Location | undefined {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g, (match) =>
    match.replaceAll(/[^\n]/g, " "),
  );
  const [loop, ...others] = code.matchAll(/\b(?:while|for)\s*\(|\bdo\s*\{/g);
  if (loop === undefined || others.length > 0) return undefined;
  const before = code.slice(0, loop.index).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
