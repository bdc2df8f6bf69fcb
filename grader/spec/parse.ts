// exercise.yaml -> Exercise, or every problem of the file at once. Loads zod and a YAML parser, so callers load it late.

import type { Case, Defaults, Equivalent, Exercise, Prerequisite } from "../domain/exercise.ts";
import type * as z from "zod";
import {
  checkNames,
  checkOneCounts,
  readCase,
  readLaws,
  type CaseCore,
  type CaseRules,
  type Unanswered,
} from "./cases.ts";
import { mergeLimits, mergeTolerance } from "./course.ts";
import { checkExportNames } from "./export-names.ts";
import { child, entryOf, type SpecNode } from "./node.ts";
import { readPoints } from "./points.ts";
import { ProblemList, type Parsed } from "./problem.ts";
import { exerciseSchema } from "./schema.ts";
import { readSignature, wholeSignature } from "./signature.ts";
import { readSource } from "./source.ts";
import { readStructure } from "./structure.ts";

/**
 * Reads the text of an exercise.yaml.
 * @param id the exercise's id, which is its folder's name
 * @param file the file's name as problems show it
 * @param defaults what the course says where the spec does not
 * @param mayLackAnswers a case may leave to the solution what must come back for the values that it gives
 */
export function parseExercise(
  text: string,
  {
    id,
    file,
    defaults,
    mayLackAnswers = false,
  }: { id: string; file: string; defaults: Defaults; mayLackAnswers?: boolean },
): Parsed<Exercise> {
  const problems = new ProblemList(file, text);
  const root = readSource(text, problems);
  if (root === undefined) return { ok: false, problems: problems.sorted() };
  // Structure first, then everything that hangs together; the second goes on where the first found something wrong,
  // so that an author sees all of it.
  const spec = readStructure(exerciseSchema, root, problems);
  const signature = readSignature(child(root, "function"), problems);
  const casesNode = child(root, "cases");
  const caseNodes = casesNode?.kind === "list" ? casesNode.items : [];
  const unanswered: Unanswered = mayLackAnswers
    ? { kind: "for-the-solution" }
    : { kind: "problem", command: `npx numkata expected ${id}` };
  const laws = readLaws(child(root, "laws"));
  const rules: CaseRules = { runs: defaults.runs, laws, unanswered };
  const cores = caseNodes.map((node) => readCase(node, signature, rules, { text, problems }));
  checkNames(caseNodes, problems);
  checkOneCounts(caseNodes, problems);
  checkExportNames(child(root, "mistakes"), "mistake", problems);
  checkExportNames(child(root, "laws"), "law", problems);
  const points = spec === undefined ? [] : readPoints(spec, root, problems);
  const whole = spec && signature && wholeSignature(spec.function, signature);
  if (problems.size > 0) return { ok: false, problems: problems.sorted() };
  if (spec === undefined || whole === undefined) throw new Error(`${file} could not be read, but no problem was found`);
  const { title, summary, prompt, topics, hints } = spec;
  const cases = buildCases(spec, cores, points, defaults);
  const mistakes = Object.entries(spec.mistakes).map(([name, sentence]) => ({ name, sentence }));
  const requires = readPrerequisites(child(root, "requires"), spec.requires, problems);
  const credit = spec.credit ?? defaults.credit;
  const equivalents = readEquivalents(child(root, "equivalents"), spec.equivalents, problems);
  return {
    ok: true,
    value: {
      id,
      title,
      summary,
      prompt,
      topics,
      requires,
      credit,
      signature: whole,
      hints,
      cases,
      mistakes,
      laws,
      equivalents,
    },
  };
}

function readPrerequisites(
  node: SpecNode | undefined,
  ids: readonly string[],
  problems: ProblemList,
): readonly Prerequisite[] {
  const items = node?.kind === "list" ? node.items : [];
  return ids.map((id, at) => ({ id, ...problems.placeOf(items[at]?.start ?? 0) }));
}

function readEquivalents(
  node: SpecNode | undefined,
  reasons: Readonly<Record<string, string>>,
  problems: ProblemList,
): Equivalent[] {
  return Object.entries(reasons).map(([mutant, reason]) => {
    const { line, column } = problems.placeOf(entryOf(node, mutant)?.keyStart ?? 0);
    return { mutant, reason, line, column };
  });
}

function buildCases(
  spec: z.output<typeof exerciseSchema>,
  cores: readonly (CaseCore | undefined)[],
  points: readonly number[],
  defaults: Defaults,
): Case[] {
  const tolerance = mergeTolerance(defaults.tolerance, spec.tolerance);
  const limits = mergeLimits(defaults.limits, spec.limits);
  return spec.cases.map((options, index) => {
    const core = cores[index];
    if (core === undefined) throw new Error(`case ${index + 1} could not be read, but no problem was found in it`);
    const { name, hidden, extra } = options;
    return {
      name,
      ...core,
      tolerance: mergeTolerance(tolerance, options.tolerance),
      limits: mergeLimits(limits, options.limits),
      hidden,
      extra,
      points: points[index] ?? 0,
    };
  });
}
