// Whether the mistakes of an exercise can do their work: each is there, has its sentence, fails, and is like no other.

import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Arguments, DEFAULT_LIMITS, DEFAULT_TOLERANCE, type Exercise, type Mistake } from "../domain/exercise.ts";
import { probesOf } from "../domain/probe.ts";
import { toleranceShare } from "../domain/tolerance-share.ts";
import type { Finding } from "../domain/verification.ts";
import type { Outcomes } from "../domain/outcome.ts";
import { mistakesEntryOf } from "../grading/course.ts";
import { didTheSame } from "../grading/diagnosis.ts";
import { placeOfExport, unmatched } from "../grading/exports.ts";
import type { Bench } from "../grading/grade.ts";
import { type JudgedRun, judgedRuns } from "../grading/runs.ts";
import { shrink } from "../grading/shrinking.ts";

/** A few formulas in float64 lose no more than this. */
const MOST_ROUNDING = 1e-13;
/** In parts of the value itself. */
const RELATIVE = { rtol: 1, atol: 0 };

/** @param bench with the solutions and the mistakes */
export async function mistakeFindings(exercise: Exercise, bench: Bench): Promise<readonly Finding[]> {
  const entry = mistakesEntryOf(exercise);
  const file = `solutions/${entry}`;
  if (exercise.mistakes.length === 0)
    return existsSync(join(bench.submission.root, entry)) ? [{ kind: "mistakes-unsaid", file }] : [];
  const found = await bench.mistakes.file(exercise, exercise.cases[0]?.limits ?? DEFAULT_LIMITS);
  if (found.kind === "problem") return [{ kind: "mistakes-unloadable", file, problem: found.problem }];
  const { missing, unsaid } = unmatched(exercise.mistakes, found.exports);
  const findings: Finding[] = [
    ...missing.map((name): Finding => ({ kind: "mistake-missing", name, file })),
    ...unsaid.map((name): Finding => {
      const place = placeOfExport(bench.submission.texts[entry] ?? "", name);
      return { kind: "mistake-unsaid", name, file, ...(place && { place }) };
    }),
  ];
  if (missing.length > 0) return findings;
  const outcomes = await bench.mistakes.outcomes(exercise);
  for (const { name } of exercise.mistakes) {
    const finding = await failingFinding(exercise, bench, name, outcomes.get(name) ?? new Map());
    if (finding !== undefined) findings.push(finding);
  }
  return [...findings, ...(await alikeFindings(exercise, bench, outcomes))];
}

async function failingFinding(
  exercise: Exercise,
  bench: Bench,
  name: string,
  outcomes: Outcomes,
): Promise<Finding | undefined> {
  const runs = await judgedRuns(bench.oracle, exercise, outcomes);
  const failing = runs.filter(({ verdict }) => verdict.kind !== "passed");
  if (failing.length === 0) return { kind: "mistake-passes", name, ...withinTolerance(runs) };
  return failing.some(({ outcome }) => outcome.kind === "returned") ? undefined : { kind: "mistake-mute", name };
}

/** The case in which a mistake that passes is farthest off, if that is more than rounding. */
function withinTolerance(runs: readonly JudgedRun[]): Pick<Extract<Finding, { kind: "mistake-passes" }>, "within"> {
  const off = runs.flatMap(({ case: { name }, outcome, expected }) =>
    outcome.kind === "returned" && expected.kind === "value" && expected.precision === "full"
      ? [{ caseName: name, offBy: toleranceShare(outcome.value, expected.value, RELATIVE) }]
      : [],
  );
  const [farthest] = off.toSorted((a, b) => b.offBy - a.offBy);
  const isMore = farthest !== undefined && farthest.offBy > MOST_ROUNDING && Number.isFinite(farthest.offBy);
  return isMore ? { within: farthest } : {};
}

async function alikeFindings(
  exercise: Exercise,
  bench: Bench,
  outcomes: ReadonlyMap<string, Outcomes>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [index, one] of exercise.mistakes.entries()) {
    for (const other of exercise.mistakes.slice(index + 1)) {
      if (!areAlike(exercise, outcomes.get(one.name), outcomes.get(other.name))) continue;
      const parting = await partingInputs(exercise, bench, one, other);
      findings.push({ kind: "mistakes-alike", names: [one.name, other.name], ...(parting && { parting }) });
    }
  }
  return findings;
}

function areAlike({ cases }: Exercise, one: Outcomes | undefined, other: Outcomes | undefined): boolean {
  return cases.every((testCase) => {
    const [a, b] = [one?.get(testCase) ?? [], other?.get(testCase) ?? []];
    return a.every((outcome, run) => {
      const counterpart = b[run];
      return counterpart !== undefined && didTheSame(outcome, counterpart, testCase.tolerance);
    });
  });
}

/** The smallest inputs found for which two mistakes differ; of a size that the cases have, if any such do. */
async function partingInputs(
  exercise: Exercise,
  { mistakes }: Bench,
  one: Mistake,
  other: Mistake,
): Promise<Arguments | undefined> {
  const [{ limits, tolerance } = { limits: DEFAULT_LIMITS, tolerance: DEFAULT_TOLERANCE }] = exercise.cases;
  const partsThem = async (inputs: readonly Arguments[]): Promise<readonly boolean[]> => {
    const theirs = await mistakes.forInputs(exercise, one, inputs, limits);
    const others = await mistakes.forInputs(exercise, other, inputs, limits);
    return inputs.map((_, at) => {
      const [a, b] = [theirs[at], others[at]];
      return a?.kind === "returned" && b !== undefined && !didTheSame(a, b, tolerance);
    });
  };
  const probes = probesOf(exercise);
  const parting = await partsThem(probes.map(({ args }) => args));
  const found = probes
    .filter((_, at) => parting[at] === true)
    .toSorted((a, b) => Number(b.isUsual) - Number(a.isUsual));
  const [{ args, generators } = { args: undefined, generators: undefined }] = found;
  if (args === undefined || generators === undefined) return args;
  const smallest = await shrink(args, generators, async (candidates) => {
    const still = await partsThem(candidates);
    return candidates.map((each, at) => (still[at] === true ? each : undefined));
  });
  return smallest ?? args;
}
