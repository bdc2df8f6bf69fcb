// (submission, inputs) -> Outcome. One submission runs in one child for as long as that child behaves; after a case that
// ended it, the rest run in a fresh one. Never sees an expected value.

import type { Arguments, Limits } from "../domain/exercise.ts";
import { NO_OUTPUT, type Outcome, type Output } from "../domain/outcome.ts";
import { Child } from "./child.ts";
import { Room } from "./exchange.ts";
import { DEFAULT_FENCE, type Fence } from "./fence.ts";
import { type Misadventure, Outcomes } from "./outcomes.ts";
import { Patience, type Waits } from "./patience.ts";
import type { Program } from "./program.ts";
import type { Submission } from "./submission.ts";
import { encodeValue, type WireValue } from "./wire.ts";

/** Whoever waited for outcomes waits for nothing: the sandbox was closed. */
export class SandboxClosed extends Error {}

/** A function of the submission. */
export type Target = { readonly entry: string; readonly functionName: string };

/** `output` is what the file printed while it was loaded: calls that stand outside of functions. */
export type LoadedFile = { readonly declaredParams?: number; readonly output: Output };

type Groups = readonly (readonly Arguments[])[];
type OutcomeGroups = readonly (readonly Outcome[])[];

/** Calls that wait for their turn. */
type Asked = {
  readonly key: string;
  readonly groups: (readonly Arguments[])[];
  readonly outcomes: Promise<OutcomeGroups>;
};

/** A call that has no outcome yet. */
type Waiting = { readonly group: number; readonly args: Arguments; readonly isRetry: boolean };

export class Sandbox {
  readonly #program: Program;
  readonly #submission: Submission;
  readonly #outcomes: Outcomes;
  readonly #takeSpare: () => Child | undefined;
  readonly #fence: Fence;
  #isClosed = false;
  #child: Child | undefined;
  /** The entries that ran in the child that lives now. */
  readonly #guests = new Set<string>();
  #turn: Promise<unknown> = Promise.resolve();
  #lastAsked: Asked | undefined;
  readonly #loaded = new Map<string, LoadedFile>();
  /** Entries that cannot be loaded: they could not in another child either. */
  readonly #hopeless = new Map<string, Misadventure>();
  /** With each entry's functions. */
  readonly #patience = new Map<string, Patience>();

  /**
   * @param takeSpare gives a child that was started earlier, so that it could come up meanwhile, if there still is one
   * @param fence what stands around each child
   */
  constructor(
    program: Program,
    submission: Submission,
    takeSpare: () => Child | undefined = () => undefined,
    fence: Fence = DEFAULT_FENCE,
  ) {
    this.#program = program;
    this.#submission = submission;
    this.#outcomes = new Outcomes(submission);
    this.#takeSpare = takeSpare;
    this.#fence = fence;
  }

  /** What is known of the target's file once it was loaded. */
  loaded({ entry }: Target): LoadedFile | undefined {
    return this.#loaded.get(entry);
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
   * @throws SandboxClosed when the sandbox is closed before all have an outcome
   * @throws SandboxRefused when the fence cannot stand
   */
  callGroups(target: Target, groups: Groups, limits: Limits): Promise<OutcomeGroups> {
    // One exchange at a time; what is asked of the same function meanwhile shares the next.
    const key = JSON.stringify([target, limits]);
    const asked = this.#lastAsked?.key === key ? this.#lastAsked : this.#enqueue(key, target, limits);
    const start = asked.groups.length;
    asked.groups.push(...groups);
    return asked.outcomes.then((outcomes) => outcomes.slice(start, start + groups.length));
  }

  /** Ends the call that is under way, if any, and every later one. */
  close(): void {
    this.#isClosed = true;
    this.#dismissChild();
  }

  #enqueue(key: string, target: Target, limits: Limits): Asked {
    const groups: (readonly Arguments[])[] = [];
    const outcomes = this.#turn.then(() => {
      if (this.#lastAsked === asked) this.#lastAsked = undefined;
      return this.#callGroups(target, groups, limits);
    });
    const asked: Asked = { key, groups, outcomes };
    this.#lastAsked = asked;
    this.#turn = outcomes.catch(() => {});
    return asked;
  }

  async #callGroups(target: Target, groups: Groups, limits: Limits): Promise<OutcomeGroups> {
    const results: Outcome[][] = groups.map(() => []);
    const glancedAt: Waiting[] = [];
    let queue = groups.flatMap((runs, group) => runs.map((args): Waiting => ({ group, args, isRetry: false })));
    // Runs that answer together are quicker. When one of them ends the child it is not known which, nor whether it was
    // not something that an earlier exercise left behind: those without an answer are made again in a fresh child, each
    // answered at once. A function that has timed out before will do so again.
    const patience = this.#patienceWith(target);
    let eager = patience.hasTimedOut;
    if (eager && this.#guests.size > (this.#guests.has(target.entry) ? 1 : 0)) this.#dismissChild();
    const room = new Room();
    while (queue.length > 0) {
      if (this.#isClosed) throw new SandboxClosed();
      const { outcomes, ending } = await this.#attempt(target, queue, limits, eager, room);
      for (const [index, outcome] of outcomes.entries()) results[queue[index]?.group ?? 0]?.push(outcome);
      queue = queue.slice(outcomes.length);
      if (outcomes.length > 0 && glancedAt.length > 0) {
        for (const group of new Set(glancedAt.map((each) => each.group))) results[group]?.pop();
        queue.push(...glancedAt.splice(0));
      }
      const [guilty, ...rest] = queue;
      if (guilty === undefined || ending === undefined) continue;
      if (!eager) {
        eager = true;
      } else if (ending.mayBeTheMachine && !guilty.isRetry) {
        // Once more, alone: a busy machine must not change a grade.
        queue = [{ ...guilty, isRetry: true }, ...rest];
      } else {
        if (ending.atLoad) this.#hopeless.set(target.entry, ending.outcome);
        results[guilty.group]?.push(ending.outcome);
        const isTimeout = ending.outcome.kind === "timed-out";
        if (isTimeout && patience.isGlance) glancedAt.push(...queue.filter(({ group }) => group === guilty.group));
        queue = rest.filter(({ group }) => group !== guilty.group);
        if (isTimeout) patience.countTimeout();
      }
    }
    return results;
  }

  /** Makes the waiting calls until all have an outcome or one of them ended the child. */
  async #attempt(
    target: Target,
    queue: readonly Waiting[],
    limits: Limits,
    eager: boolean,
    room: Room,
  ): Promise<Attempt> {
    const { entry } = target;
    const problem = this.#submission.problems[entry];
    const hopeless =
      problem === undefined ? this.#hopeless.get(entry) : this.#outcomes.ofLoadProblem(problem, NO_OUTPUT);
    if (hopeless !== undefined) return allEnd(queue, hopeless);

    // What never came back will hardly do so now. Calls are interrupted then, one by one: a new child for each costs more.
    const patience = this.#patienceWith(target);
    const interruptible = eager && !patience.cameBack;
    if (!interruptible && this.#child?.wasInterrupted === true) this.#dismissChild();
    const child = this.#readyChild(limits);
    const { wasInterrupted } = child;
    this.#guests.add(entry);
    const runs = (interruptible ? queue.slice(0, 1) : queue).map(({ args }) => onTheWire(args));
    const waits: Waits = { timeoutMs: limits.timeoutMs, eager, isLater: wasInterrupted };
    const request = { ...target, eager, interruptible, runs };
    const { replies, ending } = await child.ask(request, (answered) => patience.replyMs(waits, answered), room);
    if (this.#isClosed) throw new SandboxClosed();
    if (wasInterrupted && ending?.kind !== "timed-out") {
      // That may be owed to what was left half done: only a fresh child is believed.
      this.#dismissChild();
      return this.#attempt(target, queue, limits, eager, room);
    }
    const [loading, ...calls] = replies;
    const outputs = child.output.take(replies.map(({ printed }) => printed));
    const lastOutput = outputs[replies.length] ?? NO_OUTPUT;
    if (loading?.kind === "load-failed") {
      const outcome = this.#outcomes.ofLoadProblem(loading.problem, outputs[0] ?? NO_OUTPUT);
      if (this.#guests.size === 1) return allEnd(queue, outcome);
      // Perhaps an earlier exercise changed the world that this one was loaded into.
      this.#dismissChild();
      return { outcomes: [], ending: { outcome, mayBeTheMachine: false, atLoad: true } };
    }
    if (loading?.kind === "loaded" && !this.#loaded.has(entry)) {
      const { declaredParams } = loading;
      const output = outputs[0] ?? NO_OUTPUT;
      this.#loaded.set(entry, declaredParams === undefined ? { output } : { output, declaredParams });
    }
    const outcomes = calls.flatMap((reply, index) =>
      reply.kind === "called" ? [this.#outcomes.ofResult(reply.result, limits, outputs[index + 1] ?? NO_OUTPUT)] : [],
    );
    if (outcomes.length > 0) patience.noteReturn();
    if (ending === undefined) return { outcomes, ending };
    const isRefused = ending.kind === "not-run";
    const atLoad = loading === undefined && eager && !isRefused;
    const spent = { ...limits, timeoutMs: patience.callMs(waits, replies.length) };
    const outcome = atLoad
      ? this.#outcomes.ofLoadEnding(ending, entry, spent, lastOutput)
      : this.#outcomes.ofEnding(ending, entry, spent, lastOutput);
    const mayBeTheMachine = isRefused || (ending.kind === "timed-out" && ending.by === "wall");
    return { outcomes, ending: { outcome, mayBeTheMachine, atLoad } };
  }

  #patienceWith({ entry }: Target): Patience {
    const patience = this.#patience.get(entry) ?? new Patience();
    this.#patience.set(entry, patience);
    return patience;
  }

  /** The child that lives, or a new one, with the submission in it. */
  #readyChild(limits: Limits): Child {
    const known = this.#child ?? this.#takeSpare();
    const isFit = known?.memoryMiB === limits.memoryMiB && known.fence === this.#fence;
    if (known !== undefined && isFit && !known.hasEnded) {
      if (known !== this.#child) this.#admit(known);
      return known;
    }
    known?.kill();
    const child = new Child(this.#program, limits.memoryMiB, this.#fence);
    this.#admit(child);
    return child;
  }

  #admit(child: Child): void {
    child.send(this.#submission.sources);
    this.#child = child;
    this.#guests.clear();
  }

  #dismissChild(): void {
    this.#child?.kill();
    this.#child = undefined;
  }
}

type Attempt = {
  readonly outcomes: readonly Outcome[];
  /** How the call after the last outcome ended the child. */
  readonly ending:
    | { readonly outcome: Misadventure; readonly mayBeTheMachine: boolean; readonly atLoad: boolean }
    | undefined;
};

function allEnd(queue: readonly Waiting[], outcome: Misadventure): Attempt {
  return { outcomes: queue.map(() => outcome), ending: undefined };
}

/** The inputs of a course's cases are the same for all of a class. */
function onTheWire(args: Arguments): readonly WireValue[] {
  const values = encoded.get(args) ?? args.map(encodeValue);
  encoded.set(args, values);
  return values;
}

const encoded = new WeakMap<Arguments, readonly WireValue[]>();
