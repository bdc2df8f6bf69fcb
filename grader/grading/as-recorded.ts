// A released exercise with the inputs that were written down for it: they stay the same, whatever draws them later.

import type { Case, Exercise } from "../domain/exercise.ts";
import type { Answers } from "../spec/answers.ts";

/** Undefined where the answers are not those of this exercise. */
export function asRecorded(exercise: Exercise, { cases: recorded, mistakes }: Answers): Exercise | undefined {
  const cases = exercise.cases.map((testCase) => withInputs(testCase, recorded, exercise.signature.params.length));
  const names = exercise.mistakes.map(({ name }) => name);
  const hasTraces = names.every((name) => mistakes.traces.get(name)?.length === exercise.cases.length);
  const whole = cases.filter((testCase) => testCase !== undefined);
  return hasTraces && whole.length === cases.length ? { ...exercise, cases: whole } : undefined;
}

function withInputs(testCase: Case, recorded: Answers["cases"], params: number): Case | undefined {
  const { name, inputs } = testCase;
  if (inputs.kind === "written") return testCase;
  const drawn = recorded.get(name)?.map(({ args }) => args) ?? [];
  const fits = drawn.length === inputs.runs && drawn.every((args) => args.length === params);
  return fits ? { ...testCase, inputs: { ...inputs, drawn } } : undefined;
}
