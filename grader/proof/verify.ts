// What an author must be able to rely on: the solution passes every case, the stub is the one that the spec makes, it says
// "not started" rather than an error, every mistake can be recognised, every law holds, and nothing is left to write.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Exercise } from "../domain/exercise.ts";
import type { Unnoticed } from "../domain/strength.ts";
import type { Finding, Verification } from "../domain/verification.ts";
import { stubText } from "../spec/stub.ts";
import { entryOf } from "../grading/course.ts";
import { type Bench, gradeExercise } from "../grading/grade.ts";
import { toDosOf } from "./to-dos.ts";
import { type Lab, measureStrength } from "./strength.ts";
import { lawFindings } from "./verify-laws.ts";
import { adviseTolerance } from "./tolerance.ts";
import { mistakeFindings } from "./verify-mistakes.ts";

/** Fewer leave a learner who is stuck with nothing between the prompt and the answer. */
const MIN_HINTS = 2;

/**
 * @param solutions the reference solutions, ready to run
 * @param stubs the files in `exercises/`, ready to run
 */
export async function verifyExercise(
  exercise: Exercise,
  solutions: Bench,
  stubs: Bench,
  lab: Lab,
): Promise<Verification> {
  const findings = [...(await solutionFindings(exercise, solutions))];
  const toDos = toDosOf(solutions.course.folder, exercise);
  // Without a right solution there is nothing to make wrong, and a stand-in for one is not worth measuring.
  const isMeasured = findings.length === 0 && toDos.length === 0;
  // It takes longest, in a sandbox of its own: the others have their turn meanwhile.
  const measuring = isMeasured ? measureStrength(exercise, solutions, lab) : Promise.resolve(undefined);
  // A failure is heard of below, unless another comes before it.
  measuring.catch(() => {});
  const isSolved = findings.length === 0;
  const areLawsAlone = findings.every(isAboutLaws);
  // Without the solution's answers nobody can say how the stub does.
  findings.push(...(await stubFindings(exercise, stubs, isSolved)));
  const hints = exercise.hints.length;
  if (hints < MIN_HINTS) findings.push({ kind: "few-hints", hints, wanted: MIN_HINTS });
  findings.push(...(await mistakeFindings(exercise, solutions)));
  findings.push(...(await lawFindings(exercise, solutions, lab, areLawsAlone)));
  if (toDos.length > 0) findings.push({ kind: "to-do", toDos });
  const measured = await measuring;
  if (measured === undefined) return { exercise, findings };
  const advised = await adviseTolerance(exercise, solutions, lab);
  findings.push(...advised.findings);
  const { strength, unnoticed, wrongMarks } = measured;
  const file = `exercises/${exercise.id}/exercise.yaml`;
  for (const { mark, why } of wrongMarks) findings.push({ kind: "wrong-mark", file, mark, why });
  // A mistake that passes, and that no case was found for, is a finding already.
  const told = unnoticed.filter(({ survivors, proposal }) => survivors.length > 0 || proposal !== undefined);
  for (const each of told) findings.push({ kind: "unnoticed", ...each });
  return {
    exercise,
    findings: findings.filter((finding) => !isToldBetter(finding, told)),
    strength,
    tolerance: advised.advice,
  };
}

/** Whether it is about a mistake that passes, and the case that would notice it is told too. */
function isToldBetter(finding: Finding, unnoticed: readonly Unnoticed[]): boolean {
  if (finding.kind !== "mistake-passes" || finding.within !== undefined) return false;
  return unnoticed.some(({ mistakes, proposal }) => proposal !== undefined && mistakes.includes(finding.name));
}

async function solutionFindings(exercise: Exercise, solutions: Bench): Promise<readonly Finding[]> {
  const path = entryOf(exercise);
  if (solutions.submission.problems[path]?.kind === "no-file")
    return [{ kind: "solution-missing", file: `solutions/${path}` }];
  const report = await gradeExercise(solutions, exercise);
  return report.cases.every(({ verdict }) => verdict.kind === "passed") ? [] : [{ kind: "solution-fails", report }];
}

/** Whether all that the solution does not pass are laws, which may be what is wrong. */
function isAboutLaws(finding: Finding): boolean {
  if (finding.kind !== "solution-fails") return false;
  const failing = finding.report.cases.filter(({ verdict }) => verdict.kind !== "passed");
  return failing.every(({ case: { expectation } }) => expectation.kind === "law");
}

async function stubFindings(exercise: Exercise, stubs: Bench, canRun: boolean): Promise<readonly Finding[]> {
  const path = entryOf(exercise);
  const file = `exercises/${path}`;
  const text = readIfThere(join(stubs.submission.root, path));
  if (text === undefined) return [{ kind: "stub-missing", file }];
  // Git may check a file out with the line ends of Windows, and that is still the same stub.
  if (text.replaceAll("\r\n", "\n") !== stubText(exercise)) return [{ kind: "stub-differs", file }];
  if (!canRun) return [];
  const report = await gradeExercise(stubs, exercise);
  return report.status === "not-started" ? [] : [{ kind: "stub-runs", report }];
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}
