// A course without its solutions: what must come back, and what known mistakes give, as it was written down when the
// course was released. Nothing is run.

import { type Arguments, type Case, type Exercise, type Limits, type Mistake } from "../domain/exercise.ts";
import type { Expected } from "../domain/judge.ts";
import { NO_OUTPUT, type Outcome, type Outcomes } from "../domain/outcome.ts";
import { textOf } from "../domain/shrink.ts";
import type { Program } from "../sandbox/program.ts";
import type { Submission } from "../sandbox/submission.ts";
import type { Answered, Answers as Recorded } from "../spec/answers.ts";
import { NO_CACHE } from "../store/cache.ts";
import { answersEntryOf, type Course, mistakesEntryOf } from "./course.ts";
import { outcomeFrom } from "./digest.ts";
import type { Exports } from "./exports.ts";
import { Laws } from "./laws.ts";
import type { Mistakes } from "./mistakes.ts";
import type { Answers, Oracle } from "./oracle.ts";

type Records = Course["records"];

export class ReleasedOracle implements Oracle {
  /** A release has no laws. */
  readonly laws: Laws;
  readonly #records: Records;
  readonly #byInputs = new WeakMap<Recorded, ReadonlyMap<string, Expected>>();

  constructor(program: Program, solutions: Submission, records: Records) {
    this.laws = new Laws(program, solutions, NO_CACHE);
    this.#records = records;
  }

  async forCase(exercise: Exercise, { name, expectation }: Case): Promise<Answers> {
    if (expectation.kind === "law") return { kind: "unknown", reason: "this edition of the course has no laws" };
    if (expectation.kind !== "oracle") return { kind: "known", expected: [expectation] };
    const runs = this.#records.get(exercise.id)?.cases.get(name);
    if (runs === undefined)
      return { kind: "unknown", reason: `exercises/${answersEntryOf(exercise)} does not know it` };
    return { kind: "known", expected: runs.map(asExpected) };
  }

  async forInputs(exercise: Exercise, runs: readonly Arguments[], _limits?: Limits): Promise<Answers> {
    const known = this.#known(exercise);
    return { kind: "known", expected: runs.map((args) => known.get(textOf(args))) };
  }

  close(): void {
    this.laws.close();
  }

  #known({ id }: Exercise): ReadonlyMap<string, Expected> {
    const recorded = this.#records.get(id);
    if (recorded === undefined) return new Map();
    const known = this.#byInputs.get(recorded) ?? byInputs(recorded);
    this.#byInputs.set(recorded, known);
    return known;
  }
}

export class ReleasedMistakes implements Mistakes {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  async outcomes(exercise: Exercise, given: Outcomes = new Map()): Promise<ReadonlyMap<string, Outcomes>> {
    const known = this.#records.get(exercise.id)?.mistakes;
    if (known === undefined) return new Map();
    const { salt, traces } = known;
    return new Map(
      Array.from(traces, ([mistake, groups]) => {
        const outcomes = exercise.cases.map((testCase, at) => {
          const runs = given.get(testCase) ?? [];
          const found = runs.map((outcome, run) =>
            outcomeFrom(groups[at]?.[run] ?? "", outcome, { salt, mistake, case: at, run }),
          );
          return [testCase, found.map((each) => each ?? missing(exercise))] as const;
        });
        return [mistake, new Map(outcomes)];
      }),
    );
  }

  async forInputs(exercise: Exercise, _mistake: Mistake, runs: readonly Arguments[]): Promise<readonly Outcome[]> {
    return runs.map(() => missing(exercise));
  }

  async file(exercise: Exercise): Promise<Exports> {
    return { kind: "problem", problem: { kind: "no-file", file: mistakesEntryOf(exercise) } };
  }

  close(): void {}
}

/** What code that is not there gives: like nothing. */
function missing(exercise: Exercise): Outcome {
  const problem = { kind: "no-file", file: mistakesEntryOf(exercise) } as const;
  return { kind: "could-not-load", problem, output: NO_OUTPUT };
}

function byInputs({ cases, small }: Recorded): ReadonlyMap<string, Expected> {
  const answered = [...[...cases.values()].flat(), ...small];
  return new Map(answered.map((each) => [textOf(each.args), asExpected(each)]));
}

function asExpected({ value }: Answered): Expected {
  return { kind: "value", value, precision: "full" };
}
