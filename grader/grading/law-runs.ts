// A law held against a function, for many inputs at once: a round of calls to the function, a round of questions to the law,
// until the law has both of its sides.

import type { Arguments, Case, Exercise, Law, Limits } from "../domain/exercise.ts";
import { withoutValue } from "../domain/judge.ts";
import { breachOf, formFailure, hasNonFinite, type LawCall, type LawEnd, type LawRun } from "../domain/law.ts";
import type { Outcome } from "../domain/outcome.ts";
import { type Value, writtenSize } from "../domain/value.ts";
import type { NotJudged, Verdict } from "../domain/verdict.ts";
import { hasType } from "../spec/slot.ts";
import type { LawSteps } from "./laws.ts";
import type { Oracle } from "./oracle.ts";

/** Calls the function that a law is held against; after a call that ended its child the rest is left out. */
export type Ask = (calls: readonly Arguments[], limits: Limits) => Promise<readonly Outcome[]>;

/** A run for each of some inputs, undefined for those that were left out; or why the law cannot be asked. */
export type LawRuns =
  | { readonly kind: "known"; readonly runs: readonly (LawRun | undefined)[] }
  | ({ readonly kind: "unknown" } & NotJudged);

/** The law of a case, where it has one. */
export function lawOf({ expectation }: Case): Law | undefined {
  return expectation.kind === "law" ? expectation.law : undefined;
}

/** A law that asks for more than this goes round in circles. */
const MAX_CALLS = 100;

/** As many elements as generated inputs may have. What is larger is not what a lesson's function gives. */
const MAX_ELEMENTS = 100_000;

export async function runLaw(
  laws: LawSteps,
  exercise: Exercise,
  law: Law,
  inputs: readonly Arguments[],
  limits: Limits,
  ask: Ask,
): Promise<LawRuns> {
  const runs = inputs.map((args) => new OpenRun(args));
  for (let round = 0; round <= MAX_CALLS; round += 1) {
    const open = runs.filter(({ isOpen }) => isOpen);
    if (open.length === 0) break;
    const next = await laws.steps(exercise, law, open, limits);
    if (next.kind === "unknown") return next;
    const calls: { readonly run: OpenRun; readonly args: Arguments }[] = [];
    for (const [at, step] of next.steps.entries()) {
      const run = open[at];
      if (step.kind === "asks") calls.push(...(run === undefined ? [] : [{ run, args: step.args }]));
      else run?.finish(step);
    }
    if (calls.length === 0) break;
    const outcomes = await ask(
      calls.map(({ args }) => args),
      limits,
    );
    for (const [at, { run, args }] of calls.entries()) run.add(args, outcomes[at]);
    // What ended its child once does so with other inputs too, and each time costs a child.
    if (outcomes.length < calls.length || outcomes.some(({ kind }) => kind !== "returned" && kind !== "threw")) break;
  }
  return { kind: "known", runs: runs.map((run) => run.run()) };
}

class OpenRun {
  readonly args: Arguments;
  readonly answers: Value[] = [];
  readonly #calls: LawCall[] = [];
  #end: LawEnd | undefined;

  constructor(args: Arguments) {
    this.args = args;
  }

  get isOpen(): boolean {
    return this.#end === undefined;
  }

  finish(end: LawEnd): void {
    this.#end = end;
  }

  add(args: Arguments, outcome: Outcome | undefined): void {
    if (outcome === undefined) return;
    this.#calls.push({ args, outcome });
    if (outcome.kind !== "returned") this.#end = { kind: "no-value" };
    // No law can work with what is no data, and none has to bear what somebody made too large on purpose.
    else if (outcome.value.kind === "odd")
      this.#end = { kind: "unclear", reason: `${outcome.value.what} came back`, isLasting: true };
    else if (elementsOf(outcome.value) > MAX_ELEMENTS)
      this.#end = { kind: "unclear", reason: `more than ${MAX_ELEMENTS} elements came back`, isLasting: true };
    else if (this.#calls.length >= MAX_CALLS)
      this.#end = { kind: "unclear", reason: `it asks for more than ${MAX_CALLS} calls`, isLasting: true };
    else this.answers.push(outcome.value);
  }

  run(): LawRun | undefined {
    return this.#end === undefined ? undefined : { args: this.args, calls: this.#calls, end: this.#end };
  }
}

function elementsOf(value: Value): number {
  switch (value.kind) {
    case "array":
      return writtenSize(value.shape);
    case "text":
      return value.text.length;
    case "list":
      return value.items.reduce((sum, item) => sum + elementsOf(item), 1);
    case "record":
      return value.entries.reduce((sum, [key, item]) => sum + key.length + elementsOf(item), 1);
    case "null":
    case "odd":
      return 1;
  }
}

/** What is said of a run, and with which inputs: those of a call, where that alone tells what is wrong. */
export type LawVerdict = { readonly verdict: Verdict; readonly args: Arguments };

/**
 * A call without a value comes first, then a value that has not the form of the solution's (a law would only say that in
 * a roundabout way, or not at all), then the law, then arguments that were changed.
 */
export async function judgeLaw(
  oracle: Oracle,
  exercise: Exercise,
  { tolerance, limits }: Pick<Case, "tolerance" | "limits">,
  law: Law,
  run: LawRun,
): Promise<LawVerdict> {
  const { args, calls } = run;
  const last = calls.at(-1);
  if (last !== undefined && last.outcome.kind !== "returned")
    return { verdict: withoutValue(last.outcome), args: last.args };
  const breach = breachOf(run, law, tolerance);
  const { returns } = exercise.signature;
  const isDoubtful = calls.some(
    ({ outcome }) => outcome.kind === "returned" && (hasNonFinite(outcome.value) || !hasType(outcome.value, returns)),
  );
  const misshapen = breach || isDoubtful ? await misshapenCall(oracle, exercise, limits, calls) : undefined;
  if (misshapen) return misshapen;
  if (breach) return { verdict: { kind: "broke-law", breach }, args };
  if (exercise.signature.pure) {
    for (const call of calls) {
      if (call.outcome.kind !== "returned" || call.outcome.changed.length === 0) continue;
      const { value } = call.outcome;
      return {
        verdict: { kind: "failed", failure: { kind: "changed" }, actual: value, expected: value },
        args: call.args,
      };
    }
  }
  return { verdict: { kind: "passed" }, args };
}

async function misshapenCall(
  oracle: Oracle,
  exercise: Exercise,
  limits: Limits,
  calls: readonly LawCall[],
): Promise<LawVerdict | undefined> {
  for (const { args, outcome } of calls) {
    if (outcome.kind !== "returned") continue;
    // One by one: what one call gave may be what another was made with, and the solution may not bear it.
    const answers = await oracle.forInputs(exercise, [args], limits);
    if (answers.kind === "unknown" && answers.owner === "machine")
      return { verdict: { ...answers, kind: "skipped" }, args };
    const [expected] = answers.kind === "known" ? answers.expected : [];
    if (expected?.kind !== "value") continue;
    const failure = formFailure(outcome.value, expected.value);
    if (failure) return { verdict: { kind: "failed", failure, actual: outcome.value, expected: expected.value }, args };
  }
  return undefined;
}

/** What is said of a law for some inputs. */
export type Tried = LawVerdict & { readonly inputs: Arguments };

/** Runs and judges a law as a case has it, with inputs of any other kind; undefined for inputs that were left out, and text where it cannot be asked. */
export async function tryLaw(
  oracle: Oracle,
  exercise: Exercise,
  like: Pick<Case, "tolerance" | "limits">,
  law: Law,
  inputs: readonly Arguments[],
  ask: Ask,
): Promise<readonly (Tried | undefined)[] | string> {
  const found = await runLaw(oracle.laws.once, exercise, law, inputs, like.limits, ask);
  if (found.kind === "unknown") return found.reason;
  const judged = async (run: LawRun | undefined): Promise<Tried | undefined> =>
    run && { ...(await judgeLaw(oracle, exercise, like, law, run)), inputs: run.args };
  return Promise.all(found.runs.map(judged));
}

export function isBroken(tried: Tried | undefined): tried is Tried {
  return tried !== undefined && tried.verdict.kind !== "passed";
}
