// What a release is to know of an exercise: the solution's answers to its generated inputs and to smaller ones, and the
// traces of its mistakes.

import { createHash } from "node:crypto";
import type { Arguments, Case, Exercise } from "../domain/exercise.ts";
import { smaller, textOf } from "../domain/shrink.ts";
import { isSimpler } from "../domain/simplicity.ts";
import type { Value } from "../domain/value.ts";
import type { Program } from "../sandbox/program.ts";
import { Sandbox } from "../sandbox/sandbox.ts";
import { textsBehind } from "../sandbox/submission.ts";
import type { Answered, Answers, KnownMistakes } from "../spec/answers.ts";
import type { MistakesInRelease } from "../spec/course.ts";
import { entryOf, mistakesEntryOf } from "./course.ts";
import { traceOf } from "./digest.ts";
import { type Bench, gradeExercise } from "./grade.ts";
import { type Answers as OracleAnswers, type Oracle, runsOf } from "./oracle.ts";

/** The most inputs of a case that are answered although no run has them, and how many of those each run brings. */
const MAX_SMALL = 300;
const SMALL_PER_RUN = 12;
/** The most numbers among such inputs, of one and of all together, so that the file stays small where arrays are large. */
const LARGEST = 1000;
const MAX_NUMBERS = 20_000;

/** The solution does not say what a release has to say in its place. */
export class NotRecorded extends Error {}

/** The exercise as learners get it: without what only its author knows, and without what takes the author's code. */
export function learnersEdition(exercise: Exercise, mistakes: MistakesInRelease): Exercise {
  return {
    ...exercise,
    cases: exercise.cases.filter((testCase) => !isLeftOut(testCase)),
    mistakes: mistakes === "none" ? [] : exercise.mistakes,
    laws: [],
    equivalents: [],
  };
}

/** Whether no learner gets to see a case. */
export function isLeftOut({ hidden, expectation }: Case): boolean {
  return hidden || expectation.kind === "law";
}

/**
 * @param whole with everything that is left out of `edition`
 * @param bench with the solutions and the mistakes
 * @throws NotRecorded where the solution gives no value
 */
export async function record(edition: Exercise, whole: Exercise, bench: Bench, program: Program): Promise<Answers> {
  const cases = new Map<string, readonly Answered[]>();
  for (const testCase of generatedCases(edition))
    cases.set(testCase.name, await answered(whole, testCase, bench.oracle));
  return {
    cases,
    small: await smallAnswers(edition, whole, bench, program),
    mistakes: await knownMistakes(edition, whole, bench),
  };
}

function generatedCases({ cases }: Exercise): readonly Case[] {
  return cases.filter(({ expectation }) => expectation.kind === "oracle");
}

async function answered(exercise: Exercise, testCase: Case, oracle: Oracle): Promise<readonly Answered[]> {
  const answers = await oracle.forCase(exercise, testCase);
  if (answers.kind === "unknown") throw new NotRecorded(answers.reason);
  return runsOf(testCase).map((args, run) => {
    const expected = answers.expected[run];
    if (expected?.kind !== "value" || expected.value.kind === "odd")
      throw new NotRecorded(`the solution gives no value in ${JSON.stringify(testCase.name)}`);
    return { args, value: expected.value };
  });
}

/** Inputs that shrinking asks for: those that the mistakes lead to, and the smallest that any wrong answer may. */
async function smallAnswers(
  edition: Exercise,
  whole: Exercise,
  bench: Bench,
  program: Program,
): Promise<readonly Answered[]> {
  const cases = generatedCases(edition);
  if (cases.length === 0) return [];
  const known = new Set(cases.flatMap(runsOf).map(textOf));
  const found = new Map<string, Answered>();
  const note: Note = (inputs, answers) => {
    if (answers.kind === "unknown") return;
    for (const [at, args] of inputs.entries()) {
      const expected = answers.expected[at];
      if (expected?.kind !== "value" || expected.value.kind === "odd") continue;
      if (sizeOf(args) > LARGEST || known.has(textOf(args))) continue;
      // Asked in any order, and the same for all cases: a release is the same each time.
      found.set(textOf(args), { args: args.map(asFloats), value: expected.value });
    }
  };
  await askAsMistakes(edition, whole, bench, program, note);
  for (const testCase of cases) {
    const inputs = smallInputs(testCase);
    note(inputs, await bench.oracle.forInputs(whole, inputs, testCase.limits));
  }
  const sorted = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  const simplest = sorted.toSorted((a, b) => (isSimpler(a.args, b.args) ? -1 : isSimpler(b.args, a.args) ? 1 : 0));
  let room = MAX_NUMBERS;
  return simplest.filter(({ args }) => (room -= sizeOf(args)) >= 0);
}

function sizeOf(args: Arguments): number {
  return args.reduce((sum, value) => sum + (value.kind === "array" ? value.data.length : 1), 0);
}

function asFloats(value: Value): Value {
  return value.kind === "array" && value.dtype === "int64" ? { ...value, dtype: "float64" } : value;
}

type Note = (inputs: readonly Arguments[], answers: OracleAnswers) => void;

/** Grades each mistake as if a learner had made it, and notes what the solution is asked. */
async function askAsMistakes(
  edition: Exercise,
  whole: Exercise,
  bench: Bench,
  program: Program,
  note: Note,
): Promise<void> {
  const { oracle, submission } = bench;
  const asking: Oracle = {
    laws: oracle.laws,
    forCase: (_, testCase) => oracle.forCase(whole, testCase),
    forInputs: async (_, inputs, limits) => {
      const answers = await oracle.forInputs(whole, inputs, limits);
      note(inputs, answers);
      return answers;
    },
    close: () => {},
  };
  const posing = whole.mistakes.map(({ name }, at) => {
    const posed = { ...edition, mistakes: [], signature: { ...edition.signature, name: `mistake_${at}` } };
    return { posed, source: `export { ${name} as ${posed.signature.name} } from "./mistakes.ts";\n` };
  });
  const added = Object.fromEntries(posing.map(({ posed, source }) => [entryOf(posed), source]));
  const sources = { ...submission.sources, ...added };
  const sandbox = new Sandbox(program, { ...submission, sources, texts: { ...submission.texts, ...added } });
  try {
    for (const { posed } of posing) await gradeExercise({ ...bench, oracle: asking, sandbox }, posed);
  } finally {
    sandbox.close();
  }
}

/** What shrinking tries first for each run of a case, and what it tries then, up to a number. */
function smallInputs({ inputs, ...rest }: Case): readonly Arguments[] {
  if (inputs.kind === "written") return [];
  const { generators } = inputs;
  const found = new Map<string, Arguments>();
  const add = (candidates: readonly Arguments[]): void => {
    for (const each of candidates) if (found.size < MAX_SMALL) found.set(textOf(each), each);
  };
  for (const args of runsOf({ inputs, ...rest })) add(smaller(args, generators).slice(0, SMALL_PER_RUN));
  // A map goes on to what was added meanwhile.
  for (const args of found.values()) add(smaller(args, generators));
  return [...found.values()];
}

async function knownMistakes(
  edition: Exercise,
  whole: Exercise,
  { mistakes, submission }: Bench,
): Promise<KnownMistakes> {
  const texts = textsBehind(submission, mistakesEntryOf(whole));
  const salt = createHash("sha256")
    .update(JSON.stringify([whole.id, texts]))
    .digest("base64url")
    .slice(0, 16);
  const outcomes = await mistakes.outcomes(whole);
  const traces = edition.mistakes.map(({ name }) => {
    const groups = edition.cases.map((testCase, at) => {
      const runs = outcomes.get(name)?.get(testCase) ?? [];
      return runs.map((outcome, run) => traceOf(outcome, testCase.tolerance, { salt, mistake: name, case: at, run }));
    });
    return [name, groups] as const;
  });
  return { salt, traces: new Map(traces) };
}
